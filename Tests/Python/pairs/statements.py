"""The grammar of statements: bodies of templates, and sets of templates that use each other."""

from collections import ChainMap

from pairs.operations import Operations

_TEXTS = [
    "text", " ", "\n", "  \n", "a b", "one\n  two", "&amp;", "é 東", "- item", "\t", "1 < 2", "{ }", "}}", "%}", "#}", "{ ", "\n\n",
    "' \"", "$x", "x", ", ", ": ", "\r\n", "end.",
]  # fmt: skip


class Statements(Operations):
    """Writes random templates; `templates` collects all of a set by name."""

    def __init__(self, rng):
        super().__init__(rng)
        self.templates = {}
        self.counter = 0
        #: Names of macros in scope: name → (parameters, takes a caller).
        self.macros = {}
        self.in_loop = False
        self.in_macro = False

    # Pieces

    def fresh(self, stem):
        self.counter += 1
        return f"{stem}{self.counter}"

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
        # `{{+1}}` would be the mark that keeps whitespace, so signs get their space.
        return f"{{{{{left}{space or ' ' * text.startswith(('-', '+'))}{text}{space}{right}}}}}"

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

    def statement(self, depth):
        if depth <= 0:
            return self.pick((3, self.text), (5, self.write_output), (1, self.write_set))
        d = depth - 1
        return self.pick(
            (5, self.text), (9, self.write_output), (3, lambda: self.write_if(d)), (4, lambda: self.write_for(d)),
            (3, self.write_set), (1.5, lambda: self.write_block_set(d)), (1.5, lambda: self.write_with(d)),
            (1.2, lambda: self.write_filter(d)), (2, lambda: self.write_macro(d)), (2, lambda: self.write_macro_use(d)),
            (0.8, self.write_raw), (0.8, self.write_comment), (1.2, lambda: self.write_element(d)), (1, lambda: self.write_namespace(d)),
            (0.5, self.write_helper),
        )  # fmt: skip

    def text(self):
        return self.rng.choice(_TEXTS)

    def write_output(self):
        if self.in_loop and self.chance(0.4):
            return self.output(self.loop_value())
        return self.output(self.expr("any", self.rng.choice([0, 1, 1, 2, 2, 3])))

    def loop_value(self):
        return self.pick(
            (2, "loop.index"), (2, "loop.index0"), (1, "loop.revindex"), (1, "loop.revindex0"), (1, "loop.first"), (1, "loop.last"),
            (1, "loop.length"), (1, "loop.depth"), (1, "loop.depth0"), (1, "loop.previtem|default('-')"), (1, "loop.nextitem|d('-')"),
            (1, "loop.previtem is defined"), (1, "loop.nextitem is undefined"),
            (2, lambda: f"loop.cycle({self.expr('any', 0)}, {self.expr('str', 0)})"), (1, "loop.cycle('odd', 'even')"),
            (2, lambda: f"loop.changed({self.expr('any', 0)})"), (0.3, "loop"),
        )  # fmt: skip

    # Statements

    def write_if(self, d):
        condition = lambda: self.expr(self.pick((4, "bool"), (1, "any")), 2)
        parts = [self.tag(f"if {condition()}"), self.inside(lambda: self.body(d))]
        for _ in range(self.pick((5, 0), (2, 1), (1, 2))):
            parts += [self.tag(f"elif {condition()}"), self.inside(lambda: self.body(d))]
        if self.chance(0.5):
            parts += [self.tag("else"), self.inside(lambda: self.body(d))]
        return "".join([*parts, self.tag("endif")])

    def write_for(self, d):
        if self.chance(0.12):
            return self.write_recursive_for(d)
        item = self.fresh("x")
        other = self.fresh("y")
        target, iterable, names = self.pick(
            (3, lambda: (item, self.expr("ints", 1), {item: "int"})),
            (3, lambda: (item, self.expr("words", 1), {item: "str"})),
            (2, lambda: (item, self.expr("people", 1), {item: "person"})),
            (1, lambda: (item, self.expr("nested", 1), {item: "ints"})),
            (2, lambda: (item, f"range({self.small()})", {item: "int"})),
            (1, lambda: (item, self.expr("str", 1), {item: "str"})),
            (1, lambda: (item, self.expr("map", 1), {item: "str"})),
            (2, lambda: (f"{item}, {other}", f"{self.name('map')}.items()", {item: "str", other: "int"})),
            (1, lambda: (f"{item}, {other}", f"{self.name('labels')}|dictsort", {item: "str", other: "str"})),
            (1, lambda: (f"({item}, {other})", f"{self.name('map')}|items", {item: "str", other: "int"})),
            (1, lambda: (f"{item}, {other}", "people|groupby('age')", {item: "int", other: "people"})),
            (1, lambda: (f"{item}, {other}", "[(1, 'a'), (2, title)]", {item: "int", other: "str"})),
            (1, lambda: (f"{item}, ({other}, _)", "[(1, ('a', 'b'))]", {item: "int", other: "str"})),
            (1, lambda: (item, self.expr("any", 1), {item: "any"})),
            (1, lambda: (item, "people|groupby(attribute='city', default='')", {item: "any"})),
            (1, lambda: (item, self.pick((1, "words|batch(2, '-')"), (1, "words|slice(2)"), (1, "ints|reverse"), (1, "title|reverse")), {item: "any"})),
        )  # fmt: skip
        condition = ""
        if self.chance(0.2):
            test = self.inside(lambda: self.expr("bool", 1), **names)
            condition = f" if {test}"
            # An inline if without else would be read as part of the iterable.
            if " if " in iterable:
                iterable = f"({iterable})"
        loop, self.in_loop = self.in_loop, True
        block = self.inside(lambda: self.body(d), **names)
        self.in_loop = loop
        parts = [self.tag(f"for {target} in {iterable}{condition}"), block]
        if self.chance(0.2):
            parts += [self.tag("else"), self.inside(lambda: self.body(d))]
        return "".join([*parts, self.tag("endfor")])

    def write_recursive_for(self, d):
        item = self.fresh("t")
        loop, self.in_loop = self.in_loop, True
        inner = self.inside(lambda: self.body(min(d, 1), 0, 2), **{item: "node", f"{item}_title": "str"})
        self.in_loop = loop
        call = self.rng.choice([f"loop({item}.children)", f"loop({item}.children)|upper", f"'[' ~ loop({item}.children) ~ ']'"])
        recurse = self.tag(f"if {item}.children") + self.output(call) + self.tag("endif") if self.chance(0.6) else self.output(call)
        title = self.tag(f"set {item}_title = {item}.title")
        return self.tag(f"for {item} in tree recursive") + title + inner + self.output(f"{item}.title") + recurse + self.tag("endfor")

    def write_set(self):
        kind = self.rng.choice(["int", "str", "ints", "words", "bool", "float", "people", "map", "str"])
        if self.chance(0.15):
            first, second = self.fresh("v"), self.fresh("v")
            value = f"{self.expr('int', 1)}, {self.expr('str', 1)}"
            self.scope[first], self.scope[second] = "int", "str"
            return self.tag(f"set {first}, {second} = {value}")
        # Sometimes a name of the context or of an outer scope is hidden.
        name = self.name(kind) if self.chance(0.25) else self.fresh("v")
        value = self.expr(kind, self.rng.choice([0, 1, 2]))
        self.scope[name] = kind
        return self.tag(f"set {name} = {value}")

    def write_block_set(self, d):
        name = self.fresh("v")
        filters = "".join(self.pick((3, ""), (1, " | upper"), (1, "|trim"), (1, " | replace('a', 'b')|length|string"), (1, "|striptags")))
        text = self.tag(f"set {name}{filters}") + self.inside(lambda: self.body(d)) + self.tag("endset")
        self.scope[name] = "str"
        return text + (self.output(name) if self.chance(0.6) else "")

    def write_with(self, d):
        names = {self.fresh("w"): self.rng.choice(["int", "str", "ints", "words"]) for _ in range(self.pick((1, 0), (4, 1), (2, 2)))}
        values = ", ".join(f"{name} = {self.expr(kind, 1)}" for name, kind in names.items())
        return self.tag(f"with {values}" if values else "with") + self.inside(lambda: self.body(d), **names) + self.tag("endwith")

    def write_filter(self, d):
        name = self.pick((3, lambda: self.text_filter(0)), (1, "upper|replace('A', '<')"), (1, "trim"))
        if name.startswith(("default('z')", "list", "batch")):
            name = "upper"
        return self.tag(f"filter {name}") + self.inside(lambda: self.body(d)) + self.tag("endfilter")

    def write_macro(self, d):
        name = self.fresh("m")
        parameters, text = self.macro(name, d)
        self.macros[name] = parameters
        return text + (self.output(self.macro_call(name)) if self.chance(0.7) else "")

    def macro(self, name, d):
        """A macro's parameters, as (name, kind, has a default), and its text."""
        parameters = []
        for index in range(self.pick((1, 0), (3, 1), (3, 2), (1, 3))):
            has_default = bool(parameters and parameters[-1][2]) or self.chance(0.3 * (index + 1))
            parameters.append((self.fresh("p"), self.rng.choice(["int", "str", "str", "ints"]), has_default))
        listed = []
        for parameter, kind, has_default in parameters:
            default = self.pick((4, lambda: self.expr(kind, 1)), (1, lambda: parameters[0][0] if parameters[0][1] == kind else self.atom(kind)))
            listed.append(f"{parameter}={default}" if has_default else parameter)
        loop, self.in_loop = self.in_loop, False
        inner = self.inside(lambda: self.body(d, 1, 3), **{parameter: kind for parameter, kind, _ in parameters})
        self.in_loop = loop
        extra = self.pick(
            (8, ""), (1, "{{ varargs }}"), (1, "{{ kwargs }}"), (1, "{{ varargs|length }}{{ kwargs|dictsort }}"), (0.5, "{{ caller is defined }}"),
            (0.5, f"{{{{ {name}.name }}}}{{{{ {name}.arguments }}}}"), (1, "{% if caller is defined %}{{ caller() }}{% endif %}"), (0.1, "{% if caller %}{% endif %}"),
        )  # fmt: skip
        return parameters, self.tag(f"macro {name}({', '.join(listed)})") + inner + extra + self.tag("endmacro")

    def macro_call(self, name, prefix=""):
        arguments = []
        named = False
        for parameter, kind, has_default in self.macros[name]:
            if has_default and self.chance(0.4):
                named = True
                continue
            value = self.expr(kind, 1)
            named = named or self.chance(0.2)
            arguments.append(f"{parameter}={value}" if named else str(value))
        if self.chance(0.04):
            arguments.append(self.pick((1, "1" if not named else "zz=1"), (1, "extra='e'")))
        elif self.chance(0.03) and arguments:
            arguments.pop(0)
        elif self.chance(0.04):
            arguments.append(self.pick((1, "*[1]" if not named else "**{}"), (1, "**{'k': 'v'}")))
        return f"{prefix}{name}({', '.join(arguments)})"

    def write_macro_use(self, d):
        if not self.macros or self.chance(0.3):
            return self.write_call(d)
        name = self.rng.choice(sorted(self.macros))
        return self.output(self.macro_call(name) + self.pick((4, ""), (1, "|upper"), (1, " ~ '<'"), (1, "|length"), (1, "|e")))

    def write_call(self, d):
        """A macro that takes a caller, and a call block for it."""
        name, argument = self.fresh("m"), self.fresh("p")
        passes = self.chance(0.5)
        use = f"{{{{ caller({self.expr('str', 1)}) }}}}" if passes else "{{ caller() }}"
        inner = self.inside(lambda: self.body(0, 0, 2), **{argument: "str"})
        macro = self.tag(f"macro {name}({argument}='d')") + inner + use + self.tag("endmacro")
        user = self.fresh("u")
        default = self.pick((3, ""), (1, "='dflt'"))
        head = f"call({user}{default}) {name}({self.expr('str', 1)})" if passes else f"call {name}({self.pick((1, ''), (1, 'word'))})"
        block = self.inside(lambda: self.body(d, 1, 2), **({user: "str"} if passes else {}))
        return macro + self.tag(head) + block + self.tag("endcall")

    def write_raw(self):
        inner = self.rng.choice(["{{ x }}", "{% if %}", " {# c #} ", "{{", "a\n  b ", "{% raw %}", "{%- endfor -%}", ""])
        left, right = self.pick((4, ("", "")), (1, ("-", "")), (1, ("", "-")), (1, ("-", "-"))), self.pick((4, ("", "")), (1, ("-", "-")))
        return f"{{%{left[0]} raw {left[1]}%}}{inner}{{%{right[0]} endraw {right[1]}%}}"

    def write_comment(self):
        return self.rng.choice(["{# c #}", "{#- c -#}", " {#- c #} ", "{# {{ x }} {% if %} #}", "{#\n multi\n line #}", "{##}", "{#- -#}", "\n{# c -#}\n", "{#+ c +#}"])

    def write_element(self, d):
        attribute = self.pick((2, ""), (1, lambda: f' title="{self.output(self.expr("str", 1))}"'), (1, " id='x'"),
                              (1, lambda: f' class="a {self.output(self.expr("int", 1))} b"'))  # fmt: skip
        name = self.rng.choice(["p", "em", "div", "li"])
        return f"<{name}{attribute}>{self.inside(lambda: self.body(d, 0, 2)) if self.chance(0.5) else self.body(d, 0, 2)}</{name}>"

    def write_namespace(self, d):
        name = self.fresh("ns")
        made = self.tag(f"set {name} = namespace({self.rng.choice(['', 'total=0, ', 'x=none, '])}count=0)")
        item = self.fresh("x")
        change = self.tag(f"set {name}.count = {name}.count + {self.rng.choice(['1', item, 'loop.index'])}")
        inner = self.inside(lambda: self.body(min(d, 1), 0, 1), **{item: "int"})
        return made + self.tag(f"for {item} in {self.expr('ints', 1)}") + inner + change + self.tag("endfor") + self.output(f"{name}.count")

    def write_helper(self):
        """The small objects of the language's globals."""
        name = self.fresh("c")
        return self.pick(
            (1, f"{{% set {name} = cycler('a', 'b', '<') %}}{{{{ {name}.next() }}}}{{{{ {name}.next() }}}}{{{{ {name}.current }}}}{{% set _ = {name}.reset() %}}{{{{ {name}.next() }}}}"),
            (1, f"{{% set {name} = joiner(' | ') %}}{{% for x in words %}}{{{{ {name}() }}}}{{{{ x }}}}{{% endfor %}}"),
            (1, f"{{% set {name} = joiner() %}}{{{{ {name}() }}}}{{{{ {name}() }}}}"),
        )  # fmt: skip

    # Sets of templates

    def write_set_of_templates(self):
        """The name of the main template; all are in `templates`."""
        shape = self.pick((11, self.plain), (2, self.including), (2, self.importing), (3, self.extending))
        self.templates["main.html"] = shape + self.pick((4, ""), (2, "\n"), (1, "\n\n"), (0.5, "\r\n"))
        return "main.html"

    def plain(self):
        return self.body(self.rng.choice([0, 1, 1, 2, 2, 3]), 1, 4)

    def separate(self, write, **names):
        """What `write` returns for another file: nothing is in scope but `names`."""
        saved = self.scope, self.macros, self.in_loop
        self.scope, self.macros, self.in_loop = ChainMap(dict(names)), {}, False
        try:
            return write()
        finally:
            self.scope, self.macros, self.in_loop = saved

    def including(self):
        self.templates["part.html"] = self.separate(lambda: self.body(1, 1, 3), shared="str")
        before = self.body(1, 0, 2) + (self.tag(f"set shared = {self.expr('str', 1)}") if self.chance(0.95) else "")
        self.scope["shared"] = "str"
        include = lambda: self.tag(self.pick(
            (5, 'include "part.html"'), (1, "include 'part.html' with context"), (0.2, 'include "part.html" without context'),
            (1, 'include ["none.html", "part.html"]'), (1, 'include "none.html" ignore missing'), (1, 'include ["none.html"] ignore missing with context'),
            (0.15, 'include "none.html"'), (0.5, 'include ("part.html", "none.html") ignore missing without context'),
        ))  # fmt: skip
        inner = self.pick(
            (3, include), (1, lambda: self.tag("for x in ints") + include() + self.tag("endfor")),
            (1, lambda: self.tag(f"with shared = {self.expr('str', 1)}") + include() + self.tag("endwith")),
            (1, lambda: self.tag("if yes") + include() + self.tag("endif") + include()),
        )  # fmt: skip
        return before + inner + self.body(1, 0, 2)

    def importing(self):
        library = []

        def write():
            library.append(self.body(0, 0, 1) + self.tag(f"set exported = {self.pick((1, '1'), (1, repr('<i>')), (1, '[1, 2]'))}"))
            for _ in range(self.rng.randint(1, 2)):
                name = self.fresh("m")
                parameters, text = self.macro(name, 1)
                self.macros[name] = parameters
                library.append(text)
            return dict(self.macros)

        context = self.pick((2, ""), (3, " with context"), (1, " without context"))
        self.bare = "with context" not in context
        macros = self.separate(write)
        self.bare = False
        self.templates["lib.html"] = "\n".join(library)
        saved, self.macros = self.macros, {**self.macros, **macros}
        names = sorted(macros)
        if self.chance(0.5):
            uses = lambda: self.pick((4, lambda: self.output(self.macro_call(self.rng.choice(names), "lib."))), (1, "{{ lib.exported }}"), (0.1, "{{ lib.nope }}"))
            head = self.tag(f'import "lib.html" as lib{context}')
        else:
            uses = lambda: self.pick((4, lambda: self.output(self.macro_call(self.rng.choice(names)))), (1, "{{ exp }}"), (0.1, "{{ lib }}"))
            head = self.tag(f'from "lib.html" import {", ".join(names)}, exported as exp{context}')
        text = self.body(1, 0, 1) + head + uses() + self.body(1, 0, 2) + uses()
        self.macros = saved
        return text

    def extending(self):
        names = self.rng.sample(["title", "main", "side", "foot"], self.rng.randint(1, 3))

        def block(name, nested=""):
            scoped = self.pick((6, ""), (1, " scoped"))
            inner = self.separate(lambda: self.body(1, 0, 2))
            end = self.pick((3, "endblock"), (1, f"endblock {name}"))
            return self.tag(f"block {name}{scoped}") + inner + nested + self.tag(end)

        def base():
            parts = [self.text()]
            for index, name in enumerate(names):
                nested = block(f"{name}_inner") if self.chance(0.15) else ""
                if self.chance(0.03):
                    parts.append(self.tag(f"block {name} required") + self.pick((3, ""), (1, " {# c #}\n")) + self.tag("endblock"))
                elif self.chance(0.1):
                    parts.append(self.tag("for item in ints") + self.tag(f"block {name} scoped") + "{{ item }}" + self.tag("endblock") + self.tag("endfor"))
                else:
                    parts.append(block(name, nested))
                parts.append(self.pick((2, self.text), (1, self.write_output), (0.5, f"{{{{ self.{name}() }}}}"), (0.03, "{{ self.nope() }}")))
            return "".join(parts)

        def child(parent):
            parts = [self.tag(f'extends "{parent}"'), self.pick((2, ""), (1, "\n"), (1, "ignored"), (1, lambda: self.write_set()))]
            for name in self.rng.sample(names, self.rng.randint(0, len(names))):
                extra = self.pick((2, ""), (3, "{{ super() }}"), (1, "{{ super()|upper }}"), (0.15, "{{ super.super() }}"), (0.5, "{{ self.%s() }}" % names[0] if name != names[0] else ""))
                parts.append(block(name, extra))
            return "".join(parts)

        self.templates["base.html"] = self.separate(base)
        if self.chance(0.3):
            self.templates["middle.html"] = self.separate(lambda: child("base.html"))
            return child("middle.html")
        return child(self.pick((40, "base.html"), (0.5, "none.html")))
