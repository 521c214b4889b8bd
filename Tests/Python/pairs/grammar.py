"""Random pairs: one seed and one number make one pair, whatever is made before it."""

import random
import re

from pairs.reference import Pair, Reference
from pairs.template_sets import TemplateSets
from pairs.values import only, random_context

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.S)
_TOKEN = re.compile(r"\s+|\w+|\"[^\"]*\"|'[^']*'|[-+]?%\}|\{%[-+]?|[-+]?\}\}|\{\{[-+]?|\*\*|//|[=!<>]=|.", re.S)
_WORD = re.compile(r"[A-Za-z_]\w*")

#: What a slip of the finger may put into a tag.
_SLIPS = [
    "|", "(", ")", "[", "]", "{", "}", ",", ".", ":", "=", "==", "!", "~", "+", "-", "&", "?", "'", '"', ";", "@", "$",
    "`", "\\", "%", "é", "1", "1.5", "if", "else", "elif", "in", "is", "not", "and", "or", "for", "endif", "endfor",
    "set", "block", "include", "recursive", "import", "as", "with", "none", "missing", "super",
    "nofilter", "|nofilter", "is notest",
]  # fmt: skip


#: What a slip adds to a template without tags.
_BROKEN = ["{{", "{%", "{# ", "{% if %}", "{{ }}", "{% endfor %}", "{% nothing %}", "{{ 'a }}"]


def random_line(reference: Reference, seed, number):
    """The line of the pair of that number, or of one in its place if it cannot serve."""
    for attempt in ("", "b", "c", "d", "e"):
        pair = random_pair(seed, f"{number}{attempt}")
        # A page on its own without slips fails where Jinja2 fails.
        suspect = pair.slipped or len(pair.templates) > 1
        if line := reference.line(pair, fair=suspect):
            return line
    return None


def random_pair(seed, number):
    """The pair of that number. About one in eight is written to fail."""
    rng = random.Random(f"{seed}/{number}")
    writer = TemplateSets(rng)
    plan = rng.choices(["none", "undefined", "runtime", "syntax"], [86, 3, 3.5, 7.5])[0]
    writer.fault = plan if plan in ("undefined", "runtime") else None
    templates = writer.write()
    if plan == "syntax":
        name = rng.choice(sorted(templates))
        templates[name] = slipped(rng, templates[name])
    words = {word for source in templates.values() for word in _WORD.findall(source)}
    return Pair(f"random/{number}", templates, "main.html", only(random_context(rng), words), plan == "syntax")


def slipped(rng, source):
    """The source with one to three tokens of one of its tags lost, doubled, swapped or replaced."""
    tags = list(_TAG.finditer(source))
    if not tags:
        return source + rng.choice(_BROKEN)
    tag = rng.choice(tags)
    tokens = _TOKEN.findall(tag.group())
    for _ in range(rng.choice([1, 1, 2])):
        places = [index for index, token in enumerate(tokens) if token.strip()]
        if not places:
            break
        place = rng.choice(places)
        match rng.randrange(5):
            case 0:
                tokens[place] = ""
            case 1:
                tokens[place] += " " + tokens[place]
            case 2:
                other = rng.choice(places)
                tokens[place], tokens[other] = tokens[other], tokens[place]
            case 3:
                tokens[place] = rng.choice(_SLIPS)
            case 4:
                tokens[place] += " " + rng.choice(_SLIPS)
    changed = "".join(tokens)
    # Powers of powers take forever.
    if changed.count("**") > 1:
        return source
    return source[: tag.start()] + changed + source[tag.end() :]
