"""The values templates see: every kind, with the contents that tend to break things."""

import copy

from markupsafe import Markup

#: Every kind of value once, with several where contents matter. The matrix crosses all of them with
#: every filter and test.
KINDS = {
    "none": None,
    "true": True,
    "false": False,
    "zero": 0,
    "int": 7,
    "negative": -42,
    "large": 1234567890123,
    "float": 2.75,
    "negative_float": -1.5,
    "whole_float": 3.0,
    "tiny_float": 1.5e-07,
    "huge_float": 1.25e+300,
    "empty": "",
    "word": "haven",
    "sentence": "The quick brown fox jumps over the lazy dog, then rests.",
    "html": "<b class=\"x\">\"A\" & 'B'</b>",
    "unicode": "Zoë’s ÉCOLE – straße 東京 🏠",
    "integer_text": " 42 ",
    "float_text": "3.25",
    "padded": "  two  words\t\n",
    "lines": "one\n\n  two\r\nthree",
    "url_text": "see https://example.org/a?b=1&c=2, www.example.com or mail me@example.org!",
    "markup": Markup("<em title=\"t\">safe &amp; sound</em>"),
    "empty_list": [],
    "ints": [3, 1, 2, 3],
    "floats": [0.5, -2.0, 10.25],
    "words": ["pear", "Apple", "fig", "apple", "<i>"],
    "mixed": [1, "two", None, True, 2.5, ["in", "ner"], {"k": "v"}],
    "nested": [[1, 2], [3], [], [4, 5, 6]],
    "markups": [Markup("<b>"), "<b>", Markup("&amp;")],
    "pairs": [["b", 2], ["a", 1]],
    "empty_dict": {},
    "dict": {"b": 2, "a": 1, "C": 3},
    "text_dict": {"title": "T & \"U\"", "class": "x<y", "none": None, "id": 4},
    "people": [
        {"name": "Ada", "age": 36, "city": "London", "tags": ["x", "y"], "home": {"zip": "E1"}},
        {"name": "bob", "age": 25, "city": "berlin", "tags": [], "home": {"zip": "10"}},
        {"name": "Cy", "age": 36, "city": "Berlin", "tags": ["y"], "home": {"zip": "9"}},
    ],
}

#: Short representatives for the operators, which are crossed with each other.
OPERANDS = {
    "none": None,
    "true": True,
    "int": 7,
    "negative": -3,
    "zero": 0,
    "float": 2.5,
    "empty": "",
    "text": "a<b",
    "percent": "%s & %d",
    "markup": Markup("<i>%s</i>"),
    "ints": [1, 7],
    "words": ["a<b", "c"],
    "empty_list": [],
    "dict": {"a<b": 1, "k": "v"},
    "people": [{"name": "Ada"}],
}

_INTS = [0, 1, 2, 3, 5, 7, 10, 12, 42, 100, 255, -1, -2, -7, 999]
_FLOATS = [0.5, 1.5, 2.25, 0.1, -0.75, 3.0, 100.0, 1e-05, 12345.678, -2.5]
_WORDS = [
    "haven", "Hope", "a", "ab", "AbC", "two words", "x & y", "<b>bold</b>", "it's", "say \"hi\"",
    "Zoë", "ñandú", "東京", "🏠 home", "Straße", "tab\there", "line\nbreak", " padded ", "UPPER", "42",
    "3.5", "-7", "1e3", "%s", "100%", "a,b,c", "snake_case", "kebab-case", "don’t", "",
]  # fmt: skip
_MARKUPS = ["<em>e</em>", "&lt;", "plain", "<b>&amp;</b>", "a\nb", "<i title='q'>x</i>", ""]
_CITIES = ["Berlin", "berlin", "Paris", "Oslo", "Zürich", "New York"]
_NAMES = ["Ada", "bob", "Cy", "Dée", "Eve <e>", "O'Neil"]


def random_context(rng):
    """Every name the grammar knows, with values drawn anew; the kinds never change."""

    def some(pool, low, high):
        return [rng.choice(pool) for _ in range(rng.randint(low, high))]

    def person():
        return {
            "name": rng.choice(_NAMES),
            "age": rng.choice([17, 20, 25, 36, 36, 61]),
            "city": rng.choice(_CITIES),
            "tags": some(_WORDS, 0, 3),
            "home": {"street": rng.choice(_WORDS), "number": rng.choice(_INTS)},
            "nick": rng.choice([None, "Ace", "<z>"]),
        }

    def tree(depth):
        count = rng.randint(0, 2) if depth else 0
        return {"title": rng.choice(_WORDS), "children": [tree(depth - 1) for _ in range(count)]}

    return {
        "nothing": None,
        "yes": True,
        "no": False,
        "n": rng.choice(_INTS),
        "m": rng.choice(_INTS),
        "count": rng.choice([0, 1, 2, 3, 4]),
        "f": rng.choice(_FLOATS),
        "g": rng.choice(_FLOATS),
        "title": rng.choice(_WORDS),
        "word": rng.choice([word for word in _WORDS if word.strip()]),
        "text": " ".join(some(_WORDS, 1, 6)),
        "html": rng.choice(["<b>", "a & b", "\"q\" 'r'", "</p><p>", "&amp;"]),
        "safe": Markup(rng.choice(_MARKUPS)),
        "ints": some(_INTS, 0, 6),
        "floats": some(_FLOATS, 0, 4),
        "words": some(_WORDS, 0, 6),
        "markups": [rng.choice([Markup, str])(text) for text in some(_MARKUPS, 0, 4)],
        "mixed": [rng.choice([1, "a", None, 2.5, True, [1], {"k": 1}]) for _ in range(3)],
        "nested": [some(_INTS, 0, 3) for _ in range(rng.randint(0, 3))],
        "map": {key: rng.choice(_INTS) for key in rng.sample(["a", "b", "C", "d-e", "z"], 3)},
        "labels": {key: rng.choice(_WORDS) for key in rng.sample(["id", "class", "x", "Y"], 2)},
        "person": person(),
        "people": [person() for _ in range(rng.randint(0, 4))],
        "tree": [tree(2) for _ in range(rng.randint(0, 2))],
    }


def only(context, names):
    """A copy with the given names, in the order of the context; nothing is shared between pairs."""
    return {name: copy.deepcopy(value) for name, value in context.items() if name in names}
