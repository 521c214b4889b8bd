"""Productions of expressions: operators, filters, tests, methods."""

from pairs.expressions import Expressions, Loose, held, tight


class Operations(Expressions):
    """What makes a value of a kind from others."""

    def make_int(self, d):
        e = self.expr
        return self.pick(
            (4, lambda: self.binary(e("int", d), self.rng.choice(["+", "-", "*"]), e("int", d))),
            (2, lambda: self.binary(e("int", d), self.rng.choice(["//", "%"]), self.rng.choice(["2", "3", "-4", "7"]))),
            (1, lambda: Loose(f"{self.small()} ** {self.rng.choice(['0', '2', '3'])}")),
            (1, lambda: Loose(f"{self.rng.choice('-+-')}{tight(e('int', d))}")),
            (2, lambda: self.piped(e(self.pick((1, "str"), (1, "ints"), (1, "map"), (1, "people")), d),
                                   self.pick((2, "length"), (1, "count")))),
            (2, lambda: self.piped(e(self.pick((1, "str"), (1, "float"), (1, "int")), d), self.pick(
                (2, "int"), (1, "int(5)"), (1, "int(default=-1)"), (1, "int(0, 16)"), (1, "int(base=8)")))),
            (1, lambda: self.piped(e("int", d), "abs")),
            (2, lambda: self.piped(e("ints", d), self.pick((1, "sum"), (1, "sum(start=10)")))),
            (1, lambda: self.piped("people", self.pick((1, "sum(attribute='age')"), (1, "sum('age', 5)"),
                                                       (1, "map(attribute='home.number')|sum")))),
            (2, lambda: tight(Loose(f"{tight(e('ints', d))} or [1]")) + "|" + self.pick(
                (1, "first"), (1, "last"), (1, "max"), (1, "min"))),
            (1, lambda: f"[{e('int', d)}, {e('int', d)}][{self.pick((1, '0'), (1, '1'), (1, '-1'))}]"),
            (1, lambda: self.piped(e("str", d), "wordcount")),
            (1, lambda: f"{held(e('str', d))}.{self.rng.choice(['find', 'count', 'rfind'])}({e('str', 0)})"),
            (1, lambda: f"{held(e('ints', d))}.count({e('int', 0)})"),
            (2, lambda: self.rng.choice(["person.age", "person['age']", "person.home.number", "person['home']['number']"])),
            (1, lambda: f"{held(e('map', d))}.get('{self.rng.choice('abz')}', {e('int', 0)})"),
            (1, lambda: self.pick((1, "namespace(a=1, b=n).b"), (1, "namespace(a=n)|attr('a')"))),
        )  # fmt: skip

    def make_float(self, d):
        e = self.expr
        return self.pick(
            (3, lambda: self.binary(e("float", d), self.rng.choice(["+", "-", "*"]), e(self.pick((1, "float"), (1, "int")), d))),
            (2, lambda: self.binary(e(self.pick((1, "float"), (1, "int")), d), "/", self.rng.choice(["2", "3", "0.5", "-8", "7"]))),
            (1, lambda: self.binary(e("float", d), self.rng.choice(["//", "%"]), self.rng.choice(["2", "0.75", "-3"]))),
            (1, lambda: Loose(f"-{tight(e('float', d))}")),
            (1, lambda: Loose(f"{self.small()} ** {self.rng.choice(['-1', '0.5', '2.0'])}") if self.chance(0.3) else "f"),
            (2, lambda: self.piped(e("float", d), self.pick(
                (2, "round"), (2, "round(1)"), (1, "round(2, 'floor')"), (1, "round(method='ceil')"), (1, "round(1, 'common')"),
                (1, "round(precision=3)"), (1, "round(-1)")))),
            (1, lambda: self.piped(e(self.pick((1, "int"), (1, "str")), d), self.pick((2, "float"), (1, "float(1.5)"), (1, "float(default=-0.5)")))),
            (1, lambda: self.piped(e("float", d), "abs")),
            (1, lambda: self.piped(e("floats", d), "sum")),
            (1, lambda: "([0.5] + " + tight(e("floats", d)) + ")|" + self.pick((1, "max"), (1, "min"), (1, "last"))),
        )  # fmt: skip

    def make_str(self, d):
        e = self.expr
        return self.pick(
            (4, lambda: Loose(f"{tight(e('any', d))} ~ {self.name('str')}")),
            (2, lambda: Loose(f"{self.name('str')} ~ {tight(e('any', d))} ~ {tight(e('str', d))}")),
            (2, lambda: self.binary(e("str", d), "+", e("str", d))),
            (1, lambda: Loose(f"{tight(e('str', d))} * {self.small()}")),
            (2, lambda: held(e("str", d)) + self.slice()),
            (1, lambda: f"('ab' ~ {self.name('str')})[{self.rng.choice(['0', '1', '-1', '-2'])}]"),
            (14, lambda: self.piped(e("str", d), self.text_filter(d))),
            (4, lambda: self.piped(e(self.rng.choice(["words", "ints", "floats", "mixed"]), d), self.pick(
                (2, "join"), (2, "join(', ')"), (1, f"join({e('str', d)})"), (1, "join(d='<br>')")))),
            (2, lambda: self.piped("people", self.pick(
                (2, "join(', ', attribute='name')"), (1, "map(attribute='city')|join('/')"),
                (1, "map(attribute='nick', default='?')|join(' ')"), (1, "selectattr('nick')|map(attribute='nick')|join")))),
            (5, lambda: held(e("str", d)) + "." + self.text_method(d)),
            (3, lambda: self.rng.choice(["person.name", "person['city']", "person.home.street", "person.home['street']"])),
            (1, lambda: f"{held(e('labels', d))}.get('{self.rng.choice(['id', 'k', 'x'])}', {e('str', 0)})|string"),
            (2, lambda: self.piped(e("any", d), self.pick((2, "string"), (2, "tojson"), (1, "tojson(indent=2)"), (1, "e"), (1, "forceescape")))),
            (1, lambda: self.piped(e("labels", d), self.pick((3, "xmlattr"), (1, "xmlattr(false)"), (1, "xmlattr(autospace=true)")))),
            (1, lambda: self.piped(e(self.pick((2, "int"), (1, "float")), d), self.pick((2, "filesizeformat"), (1, "filesizeformat(true)"), (1, "filesizeformat(binary=true)")))),
            (2, lambda: self.pick(
                (1, lambda: f"'%s-%s'|format({e('any', d)}, {e('int', d)})"), (1, lambda: f"'%05d|%x'|format({e('int', 0)}, 255)"),
                (1, lambda: f"'%.2f'|format({e('float', d)})"), (1, lambda: f"'<%s>'|safe|format({e('str', d)})"),
                (1, lambda: f"'%(a)s'|format(a={e('str', d)})"), (1, lambda: Loose(f"'%s: %s' % ({e('str', d)}, {e('int', d)})")),
                (1, lambda: Loose(f"'%d%%' % {self.name('int')}")))),
            (1, lambda: "([word] + " + tight(e("words", d)) + ")|" + self.pick((1, "first"), (1, "last"), (1, "max"), (1, "min"))),
            (1, lambda: self.piped(e("labels", d), "urlencode")),
        )  # fmt: skip

    def text_filter(self, d):
        e = self.expr
        return self.pick(
            (2, "upper"), (2, "lower"), (2, "title"), (2, "capitalize"), (2, "trim"), (1, "trim('ab ')"), (1, "trim(chars='<>')"),
            (2, "escape"), (1, "e"), (2, "safe"), (1, "forceescape"), (2, "striptags"), (1, "string"), (2, "reverse"),
            (1, "center(12)"), (1, "center(width=7)"), (1, "center"),
            (2, lambda: f"replace({e('str', 0)}, {e('str', 0)})"), (1, "replace('a', 'o', 1)"), (1, "replace('e', '<e>', count=2)"),
            (2, lambda: f"truncate({self.rng.choice(['5', '8', '12'])}{self.rng.choice(['', ', true', ', false', ', true, leeway=0'])})"),
            (1, "truncate(9, end='')"), (1, "truncate(length=10, killwords=true, end='…', leeway=1)"), (1, "truncate"),
            (1, "indent"), (1, "indent(2)"), (1, "indent(2, true)"), (1, "indent(width='> ', first=true)"), (1, "indent(1, blank=true)"),
            (1, "wordwrap(8)"), (1, "wordwrap(5, false)"), (1, "wordwrap(6, wrapstring='|')"), (1, "wordwrap(10, break_on_hyphens=false)"),
            (2, "urlencode"), (1, "tojson"),
            (1, "list|join('.')"), (1, "list|first|d('x')|string if yes else ''"), (1, "batch(3)|map('join')|join('/')"),
            (1, "default('z')"), (1, lambda: f"default({e('str', 0)}, true)"), (1, "upper|lower"), (1, "e|upper"), (1, "safe|title"),
        )  # fmt: skip

    def text_method(self, d):
        e = self.expr
        return self.pick(
            (2, "upper()"), (2, "lower()"), (1, "title()"), (1, "capitalize()"), (2, "strip()"), (1, "lstrip()"), (1, "rstrip()"),
            (1, "strip('ab<')"), (1, "lstrip('h')"), (1, "rstrip('n>')"), (1, "swapcase()"),
            (2, lambda: f"replace({e('str', 0)}, {e('str', 0)})"), (1, "replace('a', '', 1)"),
            (1, lambda: f"join({e('words', d)})"), (1, "split()|join('+')"), (1, "split(' ')|last"), (1, "split(',', 1)|first"),
            (1, "rsplit(' ', 1)|first"), (1, "splitlines()|join('|')"),
            (1, "removeprefix('h')"), (1, "removesuffix('n')"), (1, "zfill(5)"), (1, "ljust(6)"), (1, "rjust(6, '.')"), (1, "center(8, '*')"),
            (1, "partition('a')|join('_')"), (1, "casefold()"),
        )  # fmt: skip

    def make_bool(self, d):
        e = self.expr
        compare = ["==", "!=", "<", ">", "<=", ">="]
        return self.pick(
            (4, lambda: self.binary(e("int", d), self.rng.choice(compare), e(self.pick((3, "int"), (1, "float")), d))),
            (2, lambda: self.binary(e("str", d), self.rng.choice(compare), e("str", d))),
            (1, lambda: self.binary(e("any", d), self.rng.choice(compare[:2]), e("any", d))),
            (1, lambda: Loose(f"{self.small()} {self.rng.choice(compare)} {tight(e('int', d))} {self.rng.choice(compare)} {self.small()}")),
            (3, lambda: self.binary(e("bool", d), self.rng.choice(["and", "or"]), e("bool", d))),
            (2, lambda: Loose(f"not {self.parenthesized(e('bool', d))}")),
            (2, lambda: self.binary(e("int", d), self.rng.choice(["in", "not in"]), e("ints", d))),
            (1, lambda: self.binary(e("str", d), self.rng.choice(["in", "not in"]), e(self.rng.choice(["str", "words", "labels"]), d))),
            (9, lambda: Loose(f"{tight(e('any', d))} is{self.pick((4, ' '), (1, ' not '))}{self.any_test(d)}")),
            (2, lambda: Loose(f"{tight(e('int', d))} is {self.rng.choice(['odd', 'even', 'divisibleby 3', 'divisibleby(2)', 'not even'])}")),
            (1, lambda: Loose(f"{tight(e('int', d))} is {self.rng.choice(['gt', 'ge', 'lt', 'le', 'greaterthan', 'lessthan', 'ne'])}({e('int', 0)})")),
            (1, lambda: Loose(f"{tight(e('str', d))} is {self.rng.choice(['upper', 'lower', 'escaped', 'string', 'not escaped'])}")),
            (2, lambda: Loose(f"{self.rng.choice(['missing', 'person.nope', 'person.name', 'title', 'map.zzz', 'ints[9]', 'people.0'])} is "
                              f"{self.rng.choice(['defined', 'undefined', 'not defined'])}")),
            (1, lambda: f"{held(e('str', d))}.{self.rng.choice(['startswith', 'endswith'])}({e('str', 0)})"),
            (1, lambda: f"{held(e('str', d))}.{self.rng.choice(['isdigit', 'isalpha', 'isupper', 'islower', 'isspace', 'isalnum'])}()"),
        )  # fmt: skip

    def any_test(self, d):
        return self.pick(
            (1, "none"), (1, "boolean"), (1, "true"), (1, "false"), (1, "integer"), (1, "float"), (1, "number"), (1, "string"),
            (1, "mapping"), (1, "iterable"), (1, "sequence"), (1, "defined"), (1, "escaped"), (1, "callable"), (1, "sameas none"),
            (1, "sameas(true)"), (1, lambda: f"eq({self.expr('any', 0)})"), (1, lambda: f"equalto {self.atom('int')}"),
            (1, lambda: f"in({self.expr(self.rng.choice(['ints', 'mixed', 'words']), d)})"), (1, lambda: f"ne {self.atom('str')}"),
            (1, "none and true"), (1, "not none or no"),
        )  # fmt: skip

    def make_ints(self, d):
        e = self.expr
        return self.pick(
            (2, lambda: f"[{', '.join(str(e('int', d)) for _ in range(self.rng.randint(0, 3)))}]"),
            (2, lambda: f"range({self.pick((2, self.small()), (1, '1, 4'), (1, '5, 0, -2'), (1, 'n % 5'))})|list"),
            (2, lambda: self.binary(e("ints", d), "+", e("ints", d))),
            (1, lambda: Loose(f"{tight(e('ints', d))} * {self.rng.choice('0123')}")),
            (2, lambda: held(e("ints", d)) + self.slice()),
            (4, lambda: self.piped(e("ints", d), self.pick(
                (2, "sort"), (1, "sort(true)"), (1, "sort(reverse=true)"), (1, "reverse|list"), (1, "unique|list"), (1, "list"),
                (1, "map('abs')|list"), (1, "select('odd')|list"), (1, "reject('gt', 3)|list"), (1, "select|list"), (1, "reject|list"),
                (1, "select('divisibleby', 3)|list"), (1, "select('in', [1, 2])|list")))),
            (1, lambda: self.piped(e("words", d), "map('length')|list")),
            (1, lambda: "people|map(attribute='age')|" + self.pick((1, "list"), (1, "unique|list"), (1, "sort"))),
            (1, lambda: self.piped(e("nested", d), "sum(start=[])")),
            (1, lambda: self.piped(e("map", d), "dictsort|map('last')|list")),
            (1, lambda: f"{held(e('map', d))}.values()|list"),
        )  # fmt: skip

    def make_words(self, d):
        e = self.expr
        return self.pick(
            (2, lambda: f"[{', '.join(str(e('str', d)) for _ in range(self.rng.randint(0, 3)))}]"),
            (1, lambda: self.binary(e("words", d), "+", e("words", d))),
            (1, lambda: held(e("words", d)) + self.slice()),
            (5, lambda: self.piped(e("words", d), self.pick(
                (2, "sort"), (1, "sort(case_sensitive=true)"), (1, "sort(true, true)"), (1, "reverse|list"), (1, "unique|list"),
                (1, "unique(true)|list"), (1, "unique(case_sensitive=true)|list"), (1, "map('upper')|list"), (1, "map('truncate', 4)|list"),
                (1, "map('default', 'x', true)|list"), (1, "map('replace', 'a', '<')|list"), (1, "select('in', words)|list"),
                (1, "reject('equalto', word)|list"), (1, "map('e')|list"), (1, "select('string')|list"), (1, "map('trim')|select|list")))),
            (2, lambda: f"{held(e('str', d))}.{self.pick((2, 'split()'), (1, 'splitlines()'), (1, chr(39).join(['split(', 'a', ')'])), (1, 'splitlines(true)'))}"),
            (1, lambda: self.piped(e("str", d), "list")),
            (1, lambda: self.piped(e("map", d), self.pick((1, "list"), (1, "dictsort|map('first')|list"), (1, "items|map('first')|list")))),
            (1, lambda: f"{held(e('map', d))}.keys()|list"),
            (2, lambda: "people|" + self.pick(
                (1, "map(attribute='name')|list"), (1, "sort(attribute='city')|map(attribute='name')|list"),
                (1, "sort(attribute='age,name')|map(attribute='name')|list"), (1, "selectattr('age', 'gt', 30)|map(attribute='name')|list"),
                (1, "rejectattr('nick', 'none')|map(attribute='nick')|list"), (1, "groupby('city')|map(attribute='grouper')|list"),
                (1, "unique(attribute='city')|map(attribute='name')|list"), (1, "groupby('city')|map('first')|list"))),
        )  # fmt: skip

    def make_nested(self, d):
        e = self.expr
        return self.pick(
            (1, lambda: f"[{e('ints', d)}, {e('ints', d)}]"),
            (2, lambda: self.piped(e("ints", d), self.pick((1, "batch(2)|list"), (1, "batch(3, 0)|list"), (1, "slice(2)|list"), (1, "slice(3, 0)|list"),
                                                           (1, "batch(linecount=2, fill_with=none)|list")))),
            (1, lambda: self.piped(e("map", d), self.pick((1, "dictsort"), (1, "dictsort(true)"), (1, "dictsort(by='value')"),
                                                          (1, "dictsort(false, 'key', true)"), (1, "items|list")))),
            (1, lambda: f"{held(e('map', d))}.items()|list"),
            (1, lambda: self.piped(e("nested", d), self.pick((1, "map('sum')|list"), (1, "map('length')|list"), (1, "map('join', '-')|list"),
                                                             (1, "sort"), (1, "selectattr(0, 'defined')|list"), (1, "map(attribute=0, default=0)|list")))),
        )  # fmt: skip

    def make_map(self, d):
        e = self.expr
        return self.pick(
            (2, lambda: f"{{'a': {e('int', d)}, {tight(self.name('str'))}: {e('int', d)}}}"),
            (1, lambda: f"dict(a={e('int', d)}, b=2)"),
            (1, lambda: f"dict({tight(e('map', d))}, z=9)"),
            (1, lambda: f"dict({held(e('map', d))}.items())"),
        )  # fmt: skip

    def make_labels(self, d):
        e = self.expr
        return self.pick(
            (1, lambda: f"{{'id': {e('str', d)}, 'title': {e('str', d)}, 'none': none}}"),
            (1, lambda: f"dict(labels, extra={e('str', d)})"),
        )

    def make_people(self, d):
        return self.pick(
            (2, lambda: "people|" + self.pick(
                (1, "sort(attribute='name')"), (1, "sort(true, attribute='age')"), (1, "selectattr('nick')|list"), (1, "rejectattr('tags')|list"),
                (1, "selectattr('city', 'equalto', 'Berlin')|list"), (1, "selectattr('home.number', 'gt', 2)|list"), (1, "reverse|list"))),
            (1, lambda: "people" + self.slice()),
            (1, lambda: Loose("people + [person]")),
        )  # fmt: skip

    def make_mixed(self, d):
        e = self.expr
        return self.pick(
            (2, lambda: f"[{e('any', d)}, {e('any', d)}]"),
            (1, lambda: f"({e('any', d)}, {e('any', d)})"),
            (1, lambda: f"[{{'k': {e('any', d)}}}]"),
            (1, lambda: Loose(f"[{e('any', d)}] + {tight(e('mixed', d))}|list")),
        )  # fmt: skip
