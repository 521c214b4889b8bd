"""Writes expressions by the grammar in `productions`."""

import re
from collections import ChainMap

from pairs.productions import PRODUCTIONS

#: The names of the context by kind.
CONTEXT_NAMES = {
    "int": ["n", "m", "count"],
    "float": ["f", "g"],
    "str": ["title", "word", "text", "html", "safe"],
    "bool": ["yes", "no"],
    "ints": ["ints"],
    "floats": ["floats"],
    "words": ["words", "markups"],
    "nested": ["nested"],
    "map": ["map"],
    "labels": ["labels"],
    "person": ["person"],
    "people": ["people"],
    "tree": ["tree"],
    "none": ["nothing"],
    "mixed": ["mixed"],
}

_HOLE = re.compile("«([^»]*)»")


class Loose(str):
    """An expression that needs parentheses before anything is attached to it."""


def tight(text):
    """An operand that a filter or a test may follow."""
    return f"({text})" if isinstance(text, Loose) else text


def held(text):
    """An operand that a dot or a bracket may follow."""
    return f"({text})" if isinstance(text, Loose) or "|" in text else text


def read(productions):
    """Weights and productions (text, is loose) by kind."""
    rules = {}
    for line in filter(str.strip, productions.splitlines()):
        if not line.startswith(" "):
            weights, texts = rules[line] = [], []
            continue
        weight, text = line.strip().split(" ", 1)
        weights.append(float(weight.rstrip("~")))
        texts.append((text, weight.endswith("~")))
    return rules


_RULES = read(PRODUCTIONS)


class Expressions:
    """Writes random expressions over the names in scope."""

    def __init__(self, rng):
        self.rng = rng
        #: Names of variables in scope and their kinds; the innermost scope first.
        self.scope = ChainMap()
        #: `undefined` or `runtime` while an expression of that kind is still to be placed.
        self.fault = None

    def chance(self, probability):
        return self.rng.random() < probability

    def pick(self, *choices):
        """One of `(weight, value)`; functions are called."""
        value = self.rng.choices([value for _, value in choices], [weight for weight, _ in choices])[0]
        return value() if callable(value) else value

    def names(self, kind):
        """The names of a kind; those that templates made are three times as likely as the context's."""
        local = sorted(name for name, known in self.scope.items() if known == kind)
        outer = [name for name in CONTEXT_NAMES.get(kind, []) if name not in self.scope]
        return outer + local * 3

    def name(self, kind):
        return self.rng.choice(self.names(kind) or CONTEXT_NAMES[kind])

    def expr(self, kind, depth):
        """An expression of a kind, at most `depth` productions deep."""
        if self.fault and self.chance(0.12):
            kind, self.fault = self.fault, None
            return self.written(kind, 0)
        if kind == "any":
            return self.written(kind, depth)
        if depth > 0 and self.chance(0.06):
            return self.either(kind, depth - 1)
        if depth > 0 and self.chance(0.03):
            return self.fallback(kind, depth - 1)
        if depth <= 0 or kind not in _RULES or self.chance(0.2):
            return self.atom(kind)
        return self.written(kind, depth - 1)

    def atom(self, kind):
        """A name or a literal."""
        if self.names(kind) and self.chance(0.65):
            return self.name(kind)
        literals = f"{kind}!"
        return self.written(literals, 0) if literals in _RULES else self.name(kind)

    def written(self, rule, depth):
        """One production of a rule, with its holes filled."""
        weights, texts = _RULES[rule]
        text, is_loose = self.rng.choices(texts, weights)[0]
        if whole := _HOLE.fullmatch(text):
            return self.filled(whole, depth)
        text = _HOLE.sub(lambda hole: self.filled(hole, depth), text)
        return Loose(text) if is_loose else text

    def filled(self, hole, depth):
        mark, kinds = hole[1][0], hole[1].strip("(|.#$!=)")
        if mark == "=":
            return self.rng.choice(hole[1][1:].split(" "))
        kind = self.rng.choice(kinds.split("/"))
        match mark:
            case "$":
                return self.name(kind)
            case "!":
                return self.written(f"{kind}!", 0)
            case "#":
                return self.expr(kind, 0)
            case "|":
                return tight(self.expr(kind, depth))
            case ".":
                return held(self.expr(kind, depth))
            case "(":
                return self.operand(self.expr(kind, depth))
        is_kind = kind in CONTEXT_NAMES or kind == "any"
        return self.expr(kind, depth) if is_kind else self.written(kind, depth)

    def operand(self, text):
        return f"({text})" if isinstance(text, Loose) and not self.chance(0.15) else str(text)

    def either(self, kind, depth):
        first, second = self.expr(kind, depth), self.expr(kind, depth)
        text = f"{tight(first)} if {self.operand(self.expr('bool', depth))} else {tight(second)}"
        # The heads of `if` and `for` take it in parentheses only.
        return Loose(text) if self.chance(0.1) else f"({text})"

    def fallback(self, kind, depth):
        """A name that is missing, or a value that may be false, with something to fall back on."""
        value, other = self.expr(kind, depth), self.expr(kind, depth)
        return self.pick(
            (3, f"missing|{self.rng.choice(['default', 'd'])}({other})"),
            (1, f"person.nope|default({other})"),
            (2, f"{tight(value)}|default({other}, true)"),
            (1, f"{tight(value)}|default(default_value={other})"),
            (1, Loose(f"{tight(value)} or {tight(other)}")),
            (1, Loose(f"{tight(value)} and {tight(other)}")),
        )
