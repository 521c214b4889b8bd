"""The grammar of sets of templates: includes, imports and inheritance."""

from collections import ChainMap

from pairs.statements import Statements

_INCLUDES = [
    (5, 'include "part.html"'),
    (1, "include 'part.html' with context"),
    (0.2, 'include "part.html" without context'),
    (1, 'include ["none.html", "part.html"]'),
    (1, 'include "none.html" ignore missing'),
    (1, 'include ["none.html"] ignore missing with context'),
    (0.15, 'include "none.html"'),
    (0.5, 'include ("part.html", "none.html") ignore missing without context'),
]


class TemplateSets(Statements):
    """Writes one set: its templates by name, of which `main.html` is to be rendered."""

    def __init__(self, rng):
        super().__init__(rng)
        self.templates = {}

    def write(self):
        main = self.pick((11, self.plain), (2, self.including), (2, self.importing), (3, self.extending))
        self.templates["main.html"] = main + self.pick((4, ""), (2, "\n"), (1, "\n\n"), (0.5, "\r\n"))
        return self.templates

    def plain(self):
        return self.body(self.rng.choice([0, 1, 1, 1, 2, 2]), 1, 4)

    def separate(self, write, **names):
        """What `write` returns for another file: nothing is in scope but `names`."""
        saved = self.scope, self.macros, self.in_loop
        self.scope, self.macros, self.in_loop = ChainMap(dict(names)), {}, False
        try:
            return write()
        finally:
            self.scope, self.macros, self.in_loop = saved

    def including(self):
        def include():
            return self.tag(self.pick(*_INCLUDES))

        self.templates["part.html"] = self.separate(lambda: self.body(1), shared="str")
        before = self.body(1, 0, 2)
        if self.chance(0.95):
            before += self.tag(f"set shared = {self.expr('str', 1)}")
        self.scope["shared"] = "str"
        uses = self.pick(
            (3, include),
            (1, lambda: self.tag("for x in ints") + include() + self.tag("endfor")),
            (1, lambda: self.tag("for shared in words") + include() + self.tag("endfor") + include()),
            (1, lambda: self.tag(f"with shared = {self.expr('str', 1)}") + include() + self.tag("endwith")),
            (1, lambda: self.tag("if yes") + include() + self.tag("endif") + include()),
        )
        return before + uses + self.body(1, 0, 2)

    def importing(self):
        def library():
            exported = self.rng.choice(["1", "'<i>'", "[1, 2]"])
            parts = [self.body(0, 0, 1) + self.tag(f"set exported = {exported}")]
            parts += [self.macro(self.fresh("m"), 1) for _ in range(self.rng.randint(1, 2))]
            self.templates["lib.html"] = "\n".join(parts)
            return self.macros

        context = self.pick((4, ""), (3, " with context"), (1, " without context"))
        imported = self.separate(library)
        saved, self.macros = self.macros, {**self.macros, **imported}
        names = sorted(imported)
        as_module = self.chance(0.5)

        def use():
            call = self.macro_call(self.rng.choice(names), "lib." if as_module else "")
            return self.output(self.pick((4, call), (1, "lib.exported" if as_module else "exp")))

        listed = f"{', '.join(names)}, exported as exp"
        head = 'import "lib.html" as lib' if as_module else f'from "lib.html" import {listed}'
        text = self.body(1, 0, 1) + self.tag(head + context) + use() + self.body(1, 0, 2) + use()
        self.macros = saved
        return text

    def extending(self):
        names = self.rng.sample(["title", "main", "side", "foot"], self.rng.randint(1, 3))
        self.templates["base.html"] = self.separate(lambda: self.base(names))
        if self.chance(0.3):
            self.templates["middle.html"] = self.separate(lambda: self.child("base.html", names))
            return self.child("middle.html", names)
        return self.child(self.pick((80, "base.html"), (1, "none.html")), names)

    def base(self, names):
        parts = [self.text()]
        for name in names:
            after = self.pick(
                (2, self.text), (1, self.write_output), (0.5, f"{{{{ self.{name}() }}}}"), (0.03, "{{ self.nope() }}")
            )
            nested = self.block(f"{name}_inner") if self.chance(0.15) else ""
            form = self.pick((25, "plain"), (1, "required"), (3, "in a loop"))
            if form == "plain":
                block = self.block(name, nested)
            elif form == "required":
                block = self.tag(f"block {name} required") + self.rng.choice(["", " {# c #}\n"]) + "{% endblock %}"
            else:
                inner = f"{{% block {name} scoped %}}{{{{ item }}}}{{% endblock %}}"
                block = self.tag("for item in ints") + inner + self.tag("endfor")
            parts += [block, after]
        return "".join(parts)

    def child(self, parent, names):
        between = self.pick((2, ""), (1, "\n"), (1, "ignored"), (1, self.write_set))
        parts = [self.tag(f'extends "{parent}"'), between]
        for name in self.rng.sample(names, self.rng.randint(0, len(names))):
            # A block that prints itself would never end.
            other = f"{{{{ self.{names[0]}() }}}}" if name != names[0] else ""
            extra = self.pick(
                (2, ""), (3, "{{ super() }}"), (1, "{{ super()|upper }}"), (0.15, "{{ super.super() }}"), (0.5, other)
            )
            parts.append(self.block(name, extra))
        return "".join(parts)

    def block(self, name, extra=""):
        scoped = self.pick((6, ""), (1, " scoped"))
        end = self.pick((3, "endblock"), (1, f"endblock {name}"))
        inner = self.separate(lambda: self.body(1, 0, 2))
        return self.tag(f"block {name}{scoped}") + inner + extra + self.tag(end)
