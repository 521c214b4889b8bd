"""The grammar of expressions. Every production knows the kind of value it makes.

Kinds: `int`, `float`, `str` (text or markup), `bool`, `ints`, `floats`, `words` (a list of `str`), `nested` (a
list of `ints`), `map` (text to `int`), `labels` (text to `str`), `person`, `people`, `tree`, and `any`.
"""

from collections import ChainMap

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

PERSON = {
    "name": "str", "age": "int", "city": "str", "tags": "words", "home": "home", "nick": "str",
}  # fmt: skip

_STRINGS = [
    "", " ", "a", "b", "x & y", "<i>", "é", "haven", ", ", "-", "A b", "1", "2.5", "it's", "\\n", "\\t", "\\u00e9",
    "\\x41", "q\\\"q", "\\\\", "%s", "{{", "%}", "{#", "日本",
]  # fmt: skip


class Loose(str):
    """An expression that needs parentheses before anything is attached to it."""


def tight(text):
    """An operand that a filter or a test may follow."""
    return f"({text})" if isinstance(text, Loose) else str(text)


def held(text):
    """An operand that a dot or a bracket may follow."""
    return f"({text})" if isinstance(text, Loose) or "|" in text else text


class Expressions:
    """Writes random expressions over the names in scope."""

    def __init__(self, rng):
        self.rng = rng
        #: Names of variables in scope and their kinds; the innermost scope first.
        self.scope = ChainMap()
        self.fault = None
        #: True in templates that do not see the context.
        self.bare = False

    # Choices

    def chance(self, probability):
        return self.rng.random() < probability

    def pick(self, *choices):
        """One of `(weight, value)`; functions are called."""
        value = self.rng.choices([c[1] for c in choices], [c[0] for c in choices])[0]
        return value() if callable(value) else value

    def names(self, kind):
        local = sorted(name for name, known in self.scope.items() if known == kind)
        # Names of the templates' own hide those of the context, and are three times as likely.
        outer = [name for name in CONTEXT_NAMES.get(kind, []) if name not in self.scope and not self.bare]
        return outer + local * 3

    def name(self, kind):
        return self.rng.choice(self.names(kind) or CONTEXT_NAMES[kind])

    def parenthesized(self, text):
        """An operand: mostly in parentheses, sometimes left to the rules of precedence."""
        return text if not isinstance(text, Loose) or self.chance(0.15) else f"({text})"

    def binary(self, left, operator, right):
        space = "" if operator not in ("and", "or", "in", "not in") and self.chance(0.2) else " "
        # `-1-1` is fine, but `{-` and `-}` are not operators.
        return Loose(f"{self.parenthesized(left)}{space}{operator}{space}{self.parenthesized(right)}")

    def piped(self, value, *filters):
        bar = self.rng.choice(["|", "|", "|", " | "])
        return bar.join([tight(value), *filters])

    # Kinds

    def expr(self, kind, depth):
        """An expression of a kind, at most `depth` productions deep."""
        if self.fault and self.chance(0.12):
            fault, self.fault = self.fault, None
            return self.faulty(fault)
        if kind == "any":
            kind = self.pick(
                (6, "str"), (4, "int"), (2, "float"), (3, "bool"), (2, "ints"), (2, "words"), (1, "map"),
                (1, "labels"), (1, "none"), (1, "mixed"), (1, "nested"), (1, "person"), (1, "floats"),
            )  # fmt: skip
        if depth > 0 and self.chance(0.06):
            return self.either(kind, depth - 1)
        if depth > 0 and self.chance(0.03):
            return self.fallback(kind, depth - 1)
        if depth <= 0 or self.chance(0.9 if self.bare else 0.2):
            return self.atom(kind)
        writer = getattr(self, f"make_{kind}", None)
        return writer(depth - 1) if writer else self.atom(kind)

    def either(self, kind, depth):
        first, second = self.expr(kind, depth), self.expr(kind, depth)
        text = f"{tight(first)} if {self.parenthesized(self.expr('bool', depth))} else {tight(second)}"
        # The heads of `if` and `for` take it in parentheses only.
        return Loose(text) if self.chance(0.1) else f"({text})"

    def fallback(self, kind, depth):
        """A name that is missing, or a value that is false, with something to fall back on."""
        other = self.expr(kind, depth)
        return self.pick(
            (3, lambda: f"missing|{self.pick((1, 'default'), (1, 'd'))}({other})"),
            (1, lambda: f"person.nope|default({other})"),
            (2, lambda: self.piped(self.expr(kind, depth), f"default({other}, true)")),
            (1, lambda: self.piped(self.expr(kind, depth), f"default(default_value={other})")),
            (1, lambda: self.binary(self.expr(kind, depth), "or", other)),
            (1, lambda: self.binary(self.expr(kind, depth), "and", other)),
        )

    def atom(self, kind):
        if self.names(kind) and self.chance(0.65):
            return self.name(kind)
        kind = {"person": "map", "people": "nested", "tree": "words"}.get(kind, kind) if self.bare else kind
        match kind:
            case "int":
                return self.rng.choice(["0", "1", "2", "3", "7", "10", "42", "1_000", "0x1F", "0b101", "0o17"])
            case "float":
                return self.rng.choice(["0.5", "1.0", "2.25", "1e3", "1.5e-3", "10.0", "3.14159", "12_3.5"])
            case "str":
                quote = self.rng.choice("\"'")
                text = self.rng.choice(_STRINGS)
                return f'"{text}"' if quote == '"' or "'" in text else f"'{text}'"
            case "bool":
                return self.rng.choice(["true", "false", "True", "False"])
            case "none":
                return self.rng.choice(["none", "None"])
            case "ints":
                return self.rng.choice(["[]", "[1, 2, 3]", "[5, -1, 5]", "range(3)|list", "[n, m]", "[2,]"])
            case "floats":
                return self.rng.choice(["[0.5, 1.5]", "[f, g]", "[1.0]"])
            case "words":
                return self.rng.choice(["[]", "['b', 'A', 'c']", "[title, word]", '["<i>", safe]', "text.split()"])
            case "nested":
                return self.rng.choice(["[[1], [2, 3]]", "[[], ints]", "[(1, 2), (3, 4)]|map('list')|list"])
            case "map":
                return self.rng.choice(['{"a": 1, "b": 2}', "{}", "{word: n}", "dict(a=1, b=n)", '{"x": 1,}'])
            case "labels":
                return self.rng.choice(['{"k": "v"}', "{'t': title}", '{"id": 1, "none": none}'])
            case "mixed":
                return self.rng.choice(["[1, 'a', none]", "(1, 'a')", "(2.5,)", "[[1, ['x']], {'k': (1, 2)}]", "()"])
        return self.name(kind)

    def small(self):
        """A small whole number, for places where a large one would be slow."""
        return self.rng.choice(["0", "1", "2", "3", "4", "5", "count"])

    def index(self):
        return self.rng.choice(["0", "1", "-1", "2", "count"])

    def slice(self):
        start, stop = (self.rng.choice(["", "", "0", "1", "-2", "3", "count"]) for _ in range(2))
        step = self.rng.choice(["", "", "", ":", ":1", ":2", ":-1", ":-2"])
        return f"[{start}:{stop}{step}]"

    def faulty(self, fault):
        """An expression that fails, or makes what is around it fail."""
        if fault == "undefined":
            return self.rng.choice([
                "missing", "person.nope", "map['nope']", "words[99]", "title[99]", "missing.deep", "nothing.x",
                "person.home.nope", "missing()", "missing|upper", "(1 if false)", "[]|first", "[]|last", "missing[0]",
                "labels.nope.deep", "n.nope", "people[0].nope", "missing + 1", "-missing", "title.nope",
                "missing == 1", "missing in [1]", "1 in missing", "missing ~ 'a'", "ints|max - []|max",
            ])  # fmt: skip
        return self.rng.choice([
            "(1 / 0)", "(7 // 0)", "(n % 0)", "(1 + 'a')", "('a' - 1)", "('a' < 1)", "(none + 1)", "5|length",
            "(1 in 5)", "none|list", "word()", "ints|sort(bogus=1)", "mixed|sum", "([1] + (1,))", "people|sum",
            "'a'|round", "('%d' % 'x')", "[1, 'a', none]|sort", "none|first", "5|join", "(-'a')", "words|sum",
            "({} + {})", "'x'|abs", "title.upper(1)", "range()", "[1][none]", "ints['a'] + 1", "'a'|batch('x')|list",
            "'%s %s' % 'x'", "{ints: 1}", "people|map('nofilter')|list", "1 is divisibleby 0", "'a' * 'b'", "[3] * 1.5",
        ])  # fmt: skip
