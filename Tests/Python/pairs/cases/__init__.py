"""Pairs written by hand: one sentence each for what is easily got wrong.

A case is a sentence and a template, or a set of templates of which `main` is rendered. All see the same values.
Only those of `places` have names that end in `.html`, so that Haven asks where in HTML something is printed.
"""

import copy
import re

from markupsafe import Markup

from pairs.cases import (
    differences, errors, escaping, expressions, filters, inheritance, layout, loops, macros, numbers, places, scoping,
    text,
)  # fmt: skip
from pairs.reference import Pair
from pairs.values import only

VALUES = {
    "none_value": None,
    "yes": True,
    "no": False,
    "n": 7,
    "f": 2.5,
    "word": "haven",
    "html": "<b>&\"'</b>",
    "safe": Markup("<i>&amp;</i>"),
    "unicode": "Zoë 東京 🏠 straße ÉCOLE",
    "lines": "one\ntwo\n\n  three\n",
    "xs": [3, 1, 2],
    "words": ["pear", "Apple", "fig"],
    "none_list": [],
    "map": {"b": 2, "a": 1, "items": "mine", "title": "T"},
    "labels": {"id": "x", "class": "a b", "title": "q\"<>&'", "hidden": None},
    "people": [
        {"name": "Ada", "age": 36, "city": "London", "nick": None},
        {"name": "bob", "age": 25, "city": "berlin", "nick": "B"},
        {"name": "Cy", "age": 36, "city": "Berlin", "nick": "<C>"},
    ],
    "tree": [
        {"title": "a", "children": [{"title": "b", "children": [{"title": "c", "children": []}]}]},
        {"title": "d", "children": []},
    ],
}

_GROUPS = {
    "differences": differences, "errors": errors, "escaping": escaping, "expressions": expressions,
    "filters": filters, "inheritance": inheritance, "layout": layout, "loops": loops, "macros": macros,
    "numbers": numbers, "places": places, "scoping": scoping, "text": text,
}  # fmt: skip


def all_cases():
    for group, module in _GROUPS.items():
        for name, written in module.CASES.items():
            templates = {"main": written} if isinstance(written, str) else dict(written)
            main = "main.html" if "main.html" in templates else "main"
            words = {word for source in templates.values() for word in re.findall(r"[A-Za-z_]\w*", source)}
            yield Pair(f"case/{group}/{name}", templates, main, copy.deepcopy(only(VALUES, words)))
