"""The matrix: every filter, test, operator, look-up and method with every kind of value."""

import copy
from itertools import product

from pairs.reference import Pair
from pairs.values import KINDS, OPERANDS

#: Arguments to try for every filter; "" is none. Filters that give a generator are listed by `LAZY`.
FILTERS = {
    "abs": [""],
    "attr": ["('name')", "('upper')", "('nope')", "(0)"],
    "batch": ["(2)", "(3, 'x')", "(linecount=2, fill_with=none)", "()"],
    "capitalize": [""],
    "center": ["", "(9)", "(width=4)", "('9')"],
    "count": [""],
    "d": ["('z')"],
    "default": ["", "('z')", "('z', true)", "(default_value=1, boolean=true)", "([v], 1)"],
    "dictsort": ["", "(true)", "(by='value')", "(false, 'key', true)", "(by='nothing')"],
    "e": [""],
    "escape": [""],
    "filesizeformat": ["", "(true)", "(binary=true)"],
    "first": [""],
    "float": ["", "(1.5)", "(default='x')"],
    "forceescape": [""],
    "format": ["", "(1)", "('x', 2)", "(a=1)"],
    "groupby": [
        "('age')", "('city')", "('city', case_sensitive=true)", "(attribute='home.zip', default='0')", "(0)",
        "('nope')",
    ],
    "indent": ["", "(2)", "(2, true)", "(width='> ', first=true, blank=true)", "(1, blank=true)"],
    "int": ["", "(5)", "(default='x')", "(0, 16)", "(base=8)", "(0, 0)"],
    "items": [""],
    "join": ["", "(', ')", "('<')", "('<'|safe)", "(d='-', attribute='name')", "('/', 'home.zip')", "('-', 0)", "(1)"],
    "last": [""],
    "length": [""],
    "list": [""],
    "lower": [""],
    "map": [
        "('upper')", "('length')", "(attribute='name')", "(attribute='nope', default='?')", "(attribute=0)",
        "('replace', 'a', '<')", "('default', 'z', true)", "(attribute='home.zip')", "()", "('int')",
        "(attribute='name', bogus=1)", "('first')",
    ],
    "max": ["", "(attribute='age')", "(case_sensitive=true)", "(true, 'name')"],
    "min": ["", "(attribute='age')", "(case_sensitive=true)", "(false, 'city')"],
    "reject": ["", "('none')", "('string')", "('equalto', 1)", "('gt', 2)", "('in', [1, 'pear'])"],
    "rejectattr": [
        "('age')", "('age', 'gt', 30)", "('tags')", "('home.zip', 'equalto', 'E1')", "(0)", "('nope', 'undefined')",
    ],
    "replace": [
        "('a', 'o')", "('a', '<', 1)", "('&', v)", "('', '.')", "('e'|safe, '<b>')", "('e', '<b>'|safe)",
        "(old='i', new='', count=2)", "('a')", "(1, 2)",
    ],
    "reverse": [""],
    "round": ["", "(1)", "(0, 'ceil')", "(method='floor')", "(2, 'common')", "(precision=-1)", "(1, 'sideways')"],
    "safe": [""],
    "select": [
        "", "('none')", "('number')", "('odd')", "('equalto', 3)", "('lt', 3)", "('in', 'abc')", "('mapping')",
        "('nosuch')",
    ],
    "selectattr": [
        "('age')", "('age', 'gt', 30)", "('tags')", "('home.zip', 'equalto', 'E1')", "(0)", "('nope', 'undefined')",
        "()",
    ],
    "slice": ["(2)", "(3, 'x')", "(slices=2, fill_with=none)"],
    "sort": [
        "", "(true)", "(reverse=true, case_sensitive=true)", "(attribute='age')", "(attribute='age,name')",
        "(attribute='home.zip')", "(false, true)", "(attribute=0)", "(attribute='nope')",
    ],
    "string": [""],
    "striptags": [""],
    "sum": ["", "(start=10)", "('age')", "(attribute='age', start=0.5)", "(start=[])", "(start='')"],
    "title": [""],
    "tojson": ["", "(2)", "(indent=0)"],
    "trim": ["", "('h')", "(chars='<>b')", "('')", "(none)"],
    "truncate": [
        "", "(5)", "(9, true)", "(9, true, '…')", "(9, false, '', 0)", "(length=20, leeway=3, end='<>')", "(2)",
    ],
    "unique": ["", "(true)", "(case_sensitive=true)", "(attribute='city')", "(attribute='nope')"],
    "upper": [""],
    "urlencode": [""],
    "wordcount": [""],
    "wordwrap": ["", "(10)", "(5, false)", "(7, true, '|')", "(width=12, break_on_hyphens=false)", "(1)"],
    "xmlattr": ["", "(false)", "(autospace=true)"],
}  # fmt: skip

#: Filters whose result is a generator, which has nothing to print.
LAZY = {"batch", "map", "reject", "rejectattr", "select", "selectattr", "slice", "unique", "items", "reverse"}

#: Arguments to try for every test.
TESTS = {
    "boolean": [""], "callable": [""], "defined": [""], "divisibleby": ["(2)", " 3", "(0)", "('a')"],
    "eq": ["(7)", " v", "('haven')", "([])"],
    "equalto": ["(3.0)"], "escaped": [""], "even": [""], "false": [""], "filter": [""], "float": [""], "ge": ["(3)"],
    "greaterthan": ["(3)"],
    "gt": ["(3)", "('a')"], "in": ["([7, '', none])", "('haven & co')", "(v)", "({'a': 1})"], "integer": [""],
    "iterable": [""],
    "le": ["(3)"], "lessthan": ["(3)"], "lower": [""], "lt": ["(3)", "('m')"], "mapping": [""],
    "ne": ["(7)", " 'haven'"], "none": [""],
    "number": [""], "odd": [""], "sameas": [" none", "(true)", "(v)"], "sequence": [""], "string": [""], "test": [""],
    "true": [""],
    "undefined": [""], "upper": [""],
}  # fmt: skip

OPERATORS = ["+", "-", "*", "/", "//", "%", "**", "==", "!=", "<", ">=", "in", "not in", "~", "and", "or"]

#: What is done with each kind of value besides filters and tests.
USES = {
    "print": "{{ v }}", "in list": "{{ [v] }}", "in tuple": "{{ (v,) }}", "in dictionary": "{{ {'k': v} }}",
    "not": "{{ not v }}",
    "minus": "{{ -v }}", "plus": "{{ +v }}", "call": "{{ v() }}", "if": "{% if v %}yes{% else %}no{% endif %}",
    "inline if": "{{ 'yes' if v else 'no' }}", "for": "{% for x in v %}[{{ x }}]{% else %}empty{% endfor %}",
    "for two": "{% for a, b in v %}[{{ a }}|{{ b }}]{% endfor %}",
    "loop": "{% for x in v %}{{ loop.index }}/{{ loop.length }} {% endfor %}",
    "unpack": "{% set a, b = v %}{{ a }}|{{ b }}", "unpack four": "{% set a, b, c, d = v %}{{ a }}|{{ d }}",
    "with": "{% with w = v %}{{ w }}{% endwith %}",
    "range": "{{ range(v)|length }}", "dict": "{{ dict(v) }}", "namespace": "{% set n = namespace(v) %}{{ n.a }}",
    "include": "{% include v ignore missing %}",
    "item 0": "{{ v[0] }}", "item -1": "{{ v[-1] }}", "item 99": "{{ v[99] }}", "item text": "{{ v['a'] }}",
    "item float": "{{ v[1.0] }}", "item true": "{{ v[true] }}",
    "item none": "{{ v[none] }}", "item list": "{{ v[[]] }}", "member": "{{ v.a }}", "member name": "{{ v.title }}",
    "member defined": "{{ v.title is defined }}", "member number": "{{ v.0 }}",
    "member missing": "{{ v.nope.deep }}", "slice from": "{{ v[1:] }}", "slice to": "{{ v[:-1] }}",
    "slice step": "{{ v[::2] }}",
    "slice back": "{{ v[::-1] }}", "slice bounds": "{{ v[-99:99] }}", "slice back from": "{{ v[3:0:-1] }}",
    "slice zero": "{{ v[::0] }}",
    "slice none": "{{ v[none:none] }}", "slice text": "{{ v['a':] }}",
    "percent": "{{ '%s' % v }}", "percent repr": "{{ '%r' % v }}", "percent number": "{{ '%d|%5.1f' % (v, v) }}",
    "percent markup": "{{ '<%s>'|safe % v }}", "percent width": "{{ '%-8s|%8.3s|' % (v, v) }}",
    "percent more": "{{ '%x|%o|%e|%g|%+d|%05d' % (v, v, v, v, v, v) }}", "percent c": "{{ '%c' % v }}",
    "set block": "{% set b %}{{ v }}{% endset %}{{ b }}|{{ b|length }}",
    "macro": "{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(v) }}",
    "key": "{{ {v: 1} }}", "same": "{{ v is sameas v }}|{{ v == v }}", "repr in list": "{{ [[v], {'k': [v]}] }}",
    "chain": "{{ 1 < v < 9 }}",
    "filter block": "{% filter upper %}{{ v }}{% endfilter %}",
    "splat": "{% macro m() %}{{ varargs }}{% endmacro %}{{ m(*v) }}",
    "double splat": "{% macro m() %}{{ kwargs }}{% endmacro %}{{ m(**v) }}",
    "cycle": "{% for x in [1, 2] %}{{ loop.cycle(v, 'x') }}{% endfor %}",
    "changed": "{% for x in [1, 2] %}{{ loop.changed(v) }}{% endfor %}", "cycler": "{{ cycler(v).next() }}",
    "joiner": "{% set j = joiner(v) %}{{ j() }}{{ j() }}",
}  # fmt: skip

TEXT_METHODS = [
    "capitalize()", "casefold()", "center(9)", "center(9, '*')", "count('e')", "count('')", "endswith('n')",
    "endswith(('n', 'd'))", "expandtabs(4)", "find('e')", "find('e', 3)", "index('e')",
    "isalnum()", "isalpha()", "isdecimal()", "isdigit()", "islower()", "isnumeric()", "isspace()", "istitle()",
    "isupper()", "join(['a', '<'])", "join([1])", "ljust(9)", "ljust(9, '<')", "lower()", "lstrip()",
    "lstrip('hT <')",
    "partition('e')", "partition('')", "removeprefix('ha')", "removesuffix('en')", "replace('e', '<')",
    "replace('e', '', 1)", "replace('', '-')", "rfind('e')", "rindex('e')", "rjust(9)", "rpartition('e')",
    "rsplit()", "rsplit(' ', 1)", "rsplit(none, 1)", "rstrip()", "rstrip('n.> ')", "split()", "split('e')",
    "split(' ', 1)", "split(none, 1)", "split('')", "split(maxsplit=1)", "splitlines()", "splitlines(true)",
    "startswith('ha')", "startswith('a', 1)",
    "strip()", "strip('<>h')", "swapcase()", "title()", "upper()", "zfill(8)", "nosuch()", "upper(1)", "format(1)",
    "isidentifier()",
]  # fmt: skip
LIST_METHODS = ["count(3)", "count('pear')", "index(3)", "index('nope')", "nosuch()", "copy()"]
DICT_METHODS = [
    "get('a')", "get('nope')", "get('nope', 5)", "get(none)", "get()", "items()", "keys()", "values()", "items()|list",
    "keys()|list", "values()|list", "nosuch()", "copy()",
]  # fmt: skip


#: Values that only a template can make: a name without value, and an inline `if` that gives nothing.
UNDEFINED = {"undefined": "missing", "no else": "'x' if no"}


def matrix():
    """The pairs, in a fixed order; their ids say what is crossed."""
    for name, variants in FILTERS.items():
        after = "|list" if name in LAZY else ""
        for arguments in variants:
            yield from crossed(f"filter/{name}{arguments}", "{{ v|" + name + arguments + after + " }}", KINDS)
    for name, variants in TESTS.items():
        for arguments in variants:
            yield from crossed(f"test/{name}{arguments}", "{{ v is " + name + arguments + " }}", KINDS)
    for name, source in USES.items():
        yield from crossed(f"use/{name}", source, KINDS)
    for operator in OPERATORS:
        templates = {"main.txt": f"{{{{ v {operator} w }}}}"}
        for (left, v), (right, w) in product(OPERANDS.items(), repeat=2):
            yield Pair(f"operator/{left} {operator} {right}", templates, "main.txt", copy.deepcopy({"v": v, "w": w}))
        for undefined, value in UNDEFINED.items():
            for kind, other in OPERANDS.items():
                sources = {f"{undefined} {operator} {kind}": f"{{{{ ({value}) {operator} w }}}}"}
                sources[f"{kind} {operator} {undefined}"] = f"{{{{ w {operator} ({value}) }}}}"
                for id, source in sources.items():
                    context = {"w": copy.deepcopy(other), "no": False}
                    yield Pair(f"operator/{id}", {"main.txt": source}, "main.txt", context)
    for methods, kind in ((TEXT_METHODS, str), (LIST_METHODS, list), (DICT_METHODS, dict)):
        values = {name: value for name, value in KINDS.items() if isinstance(value, kind)}
        for method in methods:
            yield from crossed(f"method/{method}", "{{ v." + method + " }}", values)


def crossed(id, source, values):
    templates = {"main.txt": source}
    for kind, value in values.items():
        yield Pair(f"{id}/{kind}", templates, "main.txt", {"v": copy.deepcopy(value)})
    if values is KINDS:
        for kind, value in UNDEFINED.items():
            yield Pair(f"{id}/{kind}", {"main.txt": f"{{% set v = {value} %}}{source}"}, "main.txt", {"no": False})
