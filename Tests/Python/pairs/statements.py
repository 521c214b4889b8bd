"""The grammar of statements: the bodies of templates."""

from pairs.expressions import Expressions

_TEXTS = [
    "text", " ", "\n", "  \n", "a b", "one\n  two", "&amp;", "é 東", "- item", "\t", "1 < 2", "{ }", "}}", "%}", "#}",
    "{ ", "\n\n", "' \"", "$x", "x", ", ", ": ", "\r\n", "end.",
]  # fmt: skip

_COMMENTS = [
    "{# c #}", "{#- c -#}", " {#- c #} ", "{# {{ x }} {% if %} #}", "{#\n multi\n line #}", "{##}", "{#- -#}",
    "\n{# c -#}\n", "{#+ c +#}",
]  # fmt: skip

_RAW = ["{{ x }}", "{% if %}", " {# c #} ", "{{", "a\n  b ", "{% raw %}", "{%- endfor -%}", ""]

#: What a macro's body may end with.
_MACRO_EXTRAS = [
    (8, ""),
    (1, "{{ varargs }}"),
    (1, "{{ kwargs }}"),
    (1, "{{ varargs|length }}{{ kwargs|dictsort }}"),
    (0.5, "{{ caller is defined }}"),
    (0.5, "{{ NAME.name }}{{ NAME.arguments }}"),
    (1, "{% if caller is defined %}{{ caller() }}{% endif %}"),
    (0.1, "{% if caller %}{% endif %}"),
]

_LOOP_VALUES = [
    (2, "loop.index"),
    (2, "loop.index0"),
    (1, "loop.revindex"),
    (1, "loop.revindex0"),
    (1, "loop.first"),
    (1, "loop.last"),
    (1, "loop.length"),
    (1, "loop.depth"),
    (1, "loop.depth0"),
    (1, "loop.previtem|default('-')"),
    (1, "loop.nextitem|d('-')"),
    (1, "loop.previtem is defined"),
    (1, "loop.nextitem is undefined"),
    (1, "loop.cycle('odd', 'even')"),
]


class Statements(Expressions):
    """Writes random bodies."""

    def __init__(self, rng):
        super().__init__(rng)
        self.counter = 0
        #: Macros in scope and their parameters: (name, kind, has a default).
        self.macros = {}
        self.in_loop = False

    def fresh(self, stem):
        self.counter += 1
        return f"{stem}{self.counter}"

    # Marks

    def tag(self, inner):
        """A statement's tag, sometimes with whitespace control."""
        left = self.pick((12, ""), (2, "-"), (1, "+"))
        right = self.pick((12, ""), (2, "-"), (1, "+"))
        space = "" if self.chance(0.08) else " "
        return f"{{%{left}{space}{inner}{space}{right}%}}"

    def output(self, text):
        left = self.pick((15, ""), (1, "-"), (0.3, "+"))
        right = self.pick((15, ""), (1, "-"))
        space = "" if self.chance(0.1) and not text.startswith("{") and not text.endswith("}") else " "
        # `{{+1}}` would be the mark that keeps whitespace, so a sign gets its space.
        before = space or " " * text.startswith(("-", "+"))
        return f"{{{{{left}{before}{text}{space}{right}}}}}"

    # Bodies

    def inside(self, write, **names):
        """What `write` returns, with `names` in a scope of their own."""
        scope, macros = self.scope, self.macros
        self.scope, self.macros = scope.new_child(dict(names)), dict(macros)
        try:
            return write()
        finally:
            self.scope, self.macros = scope, macros

    def body(self, depth, low=1, high=3):
        return "".join(self.statement(depth) for _ in range(self.rng.randint(low, high)))

    def inner_body(self, depth, low=1, high=3, in_loop=None, **names):
        """A body with a scope of its own."""
        saved = self.in_loop
        self.in_loop = saved if in_loop is None else in_loop
        try:
            return self.inside(lambda: self.body(depth, low, high), **names)
        finally:
            self.in_loop = saved

    def statement(self, depth):
        if depth <= 0:
            return self.pick((3, self.text), (5, self.write_output), (1, self.write_set))
        d = depth - 1
        return self.pick(
            (5, self.text),
            (9, self.write_output),
            (3, self.write_set),
            (3, lambda: self.write_if(d)),
            (4, lambda: self.write_for(d)),
            (1.5, lambda: self.write_block_set(d)),
            (1.5, lambda: self.write_with(d)),
            (1.2, lambda: self.write_filter(d)),
            (2, lambda: self.write_macro(d)),
            (2, lambda: self.write_macro_use(d)),
            (1.2, lambda: self.write_element(d)),
            (1, lambda: self.write_namespace(d)),
            (0.8, self.write_raw),
            (0.8, lambda: self.rng.choice(_COMMENTS)),
            (0.5, self.write_helper),
        )

    def text(self):
        return self.rng.choice(_TEXTS)

    def write_output(self):
        if self.in_loop and self.chance(0.4):
            return self.output(
                self.pick(
                    *_LOOP_VALUES,
                    (2, lambda: f"loop.cycle({self.expr('any', 0)}, {self.expr('str', 0)})"),
                    (2, lambda: f"loop.changed({self.expr('any', 0)})"),
                )
            )
        return self.output(self.expr("any", self.rng.choice([0, 1, 1, 2, 2, 3])))

    def write_element(self, d):
        attribute = self.pick(
            (2, ""),
            (1, " id='x'"),
            (1, lambda: f' title="{self.output(self.expr("str", 1))}"'),
            (1, lambda: f' class="a {self.output(self.expr("int", 1))} b"'),
        )
        name = self.rng.choice(["p", "em", "div", "li"])
        inner = self.inner_body(d, 0, 2) if self.chance(0.5) else self.body(d, 0, 2)
        return f"<{name}{attribute}>{inner}</{name}>"

    def write_raw(self):
        before, after, last = (self.pick((4, ""), (1, "-")) for _ in range(3))
        return f"{{%{before} raw {after}%}}{self.rng.choice(_RAW)}{{% endraw {last}%}}"

    # Branches and loops

    def write_if(self, d):
        def condition():
            return self.expr(self.pick((4, "bool"), (1, "any")), 2)

        parts = [self.tag(f"if {condition()}"), self.inner_body(d)]
        for _ in range(self.pick((5, 0), (2, 1), (1, 2))):
            parts += [self.tag(f"elif {condition()}"), self.inner_body(d)]
        if self.chance(0.5):
            parts += [self.tag("else"), self.inner_body(d)]
        return "".join([*parts, self.tag("endif")])

    def write_for(self, d):
        if self.chance(0.12):
            return self.write_recursive_for(d)
        target, iterable, names = self.loop_head()
        condition = ""
        if self.chance(0.2):
            condition = f" if {self.inside(lambda: self.expr('bool', 1), **names)}"
            # An inline if would be read as the condition.
            iterable = f"({iterable})" if " if " in iterable else iterable
        parts = [self.tag(f"for {target} in {iterable}{condition}"), self.inner_body(d, in_loop=True, **names)]
        if self.chance(0.2):
            parts += [self.tag("else"), self.inner_body(d)]
        return "".join([*parts, self.tag("endfor")])

    def loop_head(self):
        """The variables of a loop as written, what it goes through, and the kinds of the variables."""
        x, y = self.fresh("x"), self.fresh("y")
        kinds = {"ints": "int", "words": "str", "people": "person", "nested": "ints", "str": "str", "map": "str"}
        kind = self.pick((3, "ints"), (3, "words"), (2, "people"), (1, "nested"), (1, "str"), (1, "map"))
        return self.pick(
            (11, lambda: (x, self.expr(kind, 1), {x: kinds[kind]})),
            (2, lambda: (x, f"range({self.written('small', 0)})", {x: "int"})),
            (2, lambda: (f"{x}, {y}", f"{self.name('map')}.items()", {x: "str", y: "int"})),
            (1, lambda: (f"{x}, {y}", f"{self.name('labels')}|dictsort", {x: "str", y: "str"})),
            (1, lambda: (f"({x}, {y})", f"{self.name('map')}|items", {x: "str", y: "int"})),
            (1, (f"{x}, {y}", "people|groupby('age')", {x: "int", y: "people"})),
            (1, (f"{x}, {y}", "[(1, 'a'), (2, title)]", {x: "int", y: "str"})),
            (1, (f"{x}, ({y}, _)", "[(1, ('a', 'b'))]", {x: "int", y: "str"})),
            (1, lambda: (x, self.expr("any", 1), {x: "unknown"})),
            (1, (x, "people|groupby(attribute='city', default='')", {x: "unknown"})),
            (0.5, (x, "words|batch(2, '-')", {x: "words"})),
            (0.5, (x, "words|slice(2)", {x: "words"})),
            (0.5, (x, "ints|reverse", {x: "int"})),
        )

    def write_recursive_for(self, d):
        item = self.fresh("t")
        title = f"{item}_title"
        inner = self.inner_body(min(d, 1), 0, 2, in_loop=True, **{title: "str"})
        call = f"loop({item}.children)"
        recurse = self.output(self.rng.choice([call, call, f"{call}|upper", f"'[' ~ {call} ~ ']'"]))
        if self.chance(0.6):
            recurse = self.tag(f"if {item}.children") + recurse + self.tag("endif")
        return (
            self.tag(f"for {item} in tree recursive")
            + self.tag(f"set {title} = {item}.title")
            + inner
            + self.output(f"{item}.title")
            + recurse
            + self.tag("endfor")
        )

    # Names

    def write_set(self):
        if self.chance(0.15):
            first, second = self.fresh("v"), self.fresh("v")
            text = self.tag(f"set {first}, {second} = {self.expr('int', 1)}, {self.expr('str', 1)}")
            self.scope[first], self.scope[second] = "int", "str"
            return text
        kind = self.rng.choice(["int", "str", "ints", "words", "bool", "float", "people", "map", "str"])
        # Sometimes a name of the context or of an outer scope is hidden.
        name = self.name(kind) if self.chance(0.25) else self.fresh("v")
        value = self.expr(kind, self.rng.choice([0, 1, 2]))
        self.scope[name] = kind
        return self.tag(f"set {name} = {value}")

    def write_block_set(self, d):
        name = self.fresh("v")
        filters = self.rng.choice(["", "", "", " | upper", "|trim", "|replace('a', 'b')|length|string", "|striptags"])
        text = self.tag(f"set {name}{filters}") + self.inner_body(d) + self.tag("endset")
        self.scope[name] = "str"
        return text + (self.output(name) if self.chance(0.6) else "")

    def write_with(self, d):
        count = self.pick((1, 0), (4, 1), (2, 2))
        names = {self.fresh("w"): self.rng.choice(["int", "str", "ints", "words"]) for _ in range(count)}
        values = ", ".join(f"{name} = {self.expr(kind, 1)}" for name, kind in names.items())
        return self.tag(f"with {values}" if values else "with") + self.inner_body(d, **names) + self.tag("endwith")

    def write_filter(self, d):
        name = self.written("text_filter", 0)
        # A page is text: what gives a list would be printed as one, and `default` has nothing to replace.
        if name.startswith(("default", "list", "batch")):
            name = "upper|replace('A', '<')"
        return self.tag(f"filter {name}") + self.inner_body(d) + self.tag("endfilter")

    def write_namespace(self, d):
        name, item = self.fresh("ns"), self.fresh("x")
        first = self.rng.choice(["", "total=0, ", "x=none, "])
        change = self.rng.choice(["1", item, "loop.index"])
        return (
            self.tag(f"set {name} = namespace({first}count=0)")
            + self.tag(f"for {item} in {self.expr('ints', 1)}")
            + self.inner_body(min(d, 1), 0, 1, **{item: "int"})
            + self.tag(f"set {name}.count = {name}.count + {change}")
            + self.tag("endfor")
            + self.output(f"{name}.count")
        )

    def write_helper(self):
        """The small objects of the language's globals."""
        c = self.fresh("c")
        return self.rng.choice([
            f"{{% set {c} = cycler('a', '<') %}}{{{{ {c}.next() }}}}{{{{ {c}.next() }}}}{{{{ {c}.current }}}}"
            f"{{% set _ = {c}.reset() %}}{{{{ {c}.next() }}}}",
            f"{{% set {c} = joiner(' | ') %}}{{% for x in words %}}{{{{ {c}() }}}}{{{{ x }}}}{{% endfor %}}",
            f"{{% set {c} = joiner() %}}{{{{ {c}() }}}}{{{{ {c}() }}}}",
        ])  # fmt: skip

    # Macros

    def write_macro(self, d):
        name = self.fresh("m")
        text = self.macro(name, d)
        return text + (self.output(self.macro_call(name)) if self.chance(0.7) else "")

    def macro(self, name, d):
        """The text of a macro, which is then in scope."""
        parameters, listed = [], []
        for index in range(self.pick((1, 0), (3, 1), (3, 2), (1, 3))):
            parameter, kind = self.fresh("p"), self.rng.choice(["int", "str", "str", "ints"])
            has_default = bool(parameters and parameters[-1][2]) or self.chance(0.3 * (index + 1))
            same = [other for other, known, _ in parameters if known == kind]
            default = same[0] if same and self.chance(0.3) else self.expr(kind, 1)
            parameters.append((parameter, kind, has_default))
            listed.append(f"{parameter}={default}" if has_default else parameter)
        inner = self.inner_body(d, in_loop=False, **{parameter: kind for parameter, kind, _ in parameters})
        extra = self.pick(*_MACRO_EXTRAS).replace("NAME", name)
        self.macros[name] = parameters
        return self.tag(f"macro {name}({', '.join(listed)})") + inner + extra + self.tag("endmacro")

    def macro_call(self, name, prefix=""):
        """A call with arguments of all forms, now and then one too many or too few."""
        arguments, named = [], False
        for parameter, kind, has_default in self.macros[name]:
            if has_default and self.chance(0.4):
                named = True
                continue
            named = named or self.chance(0.2)
            value = self.expr(kind, 1)
            arguments.append(f"{parameter}={value}" if named else value)
        wrong = self.rng.random()
        if wrong < 0.03:
            arguments.append("zz=1" if named else "1")
        elif wrong < 0.06:
            arguments = arguments[1:]
        elif wrong < 0.1:
            arguments.append(self.rng.choice(["**{}", "**{'k': 'v'}", "**{}" if named else "*[]"]))
        return f"{prefix}{name}({', '.join(arguments)})"

    def write_macro_use(self, d):
        if not self.macros or self.chance(0.3):
            return self.write_call(d)
        call = self.macro_call(self.rng.choice(sorted(self.macros)))
        return self.output(call + self.pick((4, ""), (1, "|upper"), (1, " ~ '<'"), (1, "|length"), (1, "|e")))

    def write_call(self, d):
        """A macro that takes a caller, and a call block for it."""
        name, parameter, given = self.fresh("m"), self.fresh("p"), self.fresh("u")
        passes = self.chance(0.5)
        use = f"{{{{ caller({self.expr('str', 1) if passes else ''}) }}}}"
        inner = self.inner_body(0, 0, 2, in_loop=False, **{parameter: "str"})
        macro = self.tag(f"macro {name}({parameter}='d')") + inner + use + self.tag("endmacro")
        default = self.pick((3, ""), (1, "='dflt'"))
        receives = f"({given}{default})" if passes else ""
        argument = self.pick((1, ""), (2, lambda: self.expr("str", 1)))
        block = self.inner_body(d, 1, 2, **({given: "str"} if passes else {}))
        return macro + self.tag(f"call{receives} {name}({argument})") + block + self.tag("endcall")
