"""What a set of pairs exercises, read from Jinja2's own syntax trees."""

from collections import Counter

from jinja2 import TemplateSyntaxError, nodes

#: Nodes that are no production of the language but a detail of the tree.
_DETAILS = {"Keyword", "Name", "Operand", "Output", "Pair", "Template", "TemplateData", "TemplateReference"}

#: Marks of the surface that the tree does not show.
_MARKS = {
    "{#": "comment",
    "{% raw": "raw",
    "-%}": "strip after",
    "{%-": "strip before",
    "+%}": "keep after",
    "{%+": "keep before",
}

_FUNCTIONS = {"super", "caller", "range", "dict", "namespace", "cycler", "joiner", "loop"}


class Coverage:
    """Counts productions in all pairs, and in those that render."""

    def __init__(self, environment):
        self._environment = environment
        self._trees = {}
        self.all = Counter()
        self.rendered = Counter()
        self.outcomes = Counter()

    def add(self, pair, outcome):
        self.outcomes[outcome.get("error", "rendered")] += 1
        found = set()
        for source in pair.templates.values():
            if source not in self._trees:
                self._trees[source] = productions(self._environment, source)
            found |= self._trees[source]
        self.all.update(found)
        if "output" in outcome:
            self.rendered.update(found)

    def missing(self, filters, tests):
        """Filters, tests and kinds of node that no rendered pair uses."""
        nodes_needed = {f"node {name}" for name in NODES}
        wanted = {f"filter {name}" for name in filters} | {f"test {name}" for name in tests} | nodes_needed
        return sorted(name for name in wanted if not self.rendered[name])

    def table(self):
        total = sum(self.outcomes.values())
        lines = [f"{total} pairs"]
        for name, count in self.outcomes.most_common():
            lines.append(f"  {name:<12}{count:>7}  {100 * count / total:5.1f} %")
        lines.append(f"{'production':<34}{'pairs':>7}{'rendered':>10}")
        lines += [f"{name:<34}{self.all[name]:>7}{self.rendered[name]:>10}" for name in sorted(self.all)]
        return "\n".join(lines)


#: The kinds of node that every set of random pairs must contain.
NODES = """
    Add And Assign AssignBlock Block Call CallBlock Compare Concat CondExpr Const Dict Div Extends FilterBlock
    FloorDiv For FromImport Getattr Getitem If Import Include List Macro Mod Mul NSRef Neg Not Or Pos Pow Slice
    Sub Tuple With
""".split()


def productions(environment, source):
    """The names of what a template uses."""
    found = {f"syntax {name}" for mark, name in _MARKS.items() if mark in source}
    try:
        tree = environment.parse(source)
    except TemplateSyntaxError:
        return found | {"syntax error"}
    for node in tree.find_all(nodes.Node):
        name = type(node).__name__
        if name not in _DETAILS:
            found.add(f"node {name}")
        match node:
            case nodes.Filter():
                found.add(f"filter {node.name}")
            case nodes.Test():
                found.add(f"test {node.name}")
            case nodes.Compare():
                found |= {f"compare {operand.op}" for operand in node.ops}
            case nodes.Call(node=nodes.Getattr(attr=attribute)):
                found.add(f"method {attribute}")
            case nodes.Getattr(node=nodes.Name(name="loop"), attr=attribute):
                found.add(f"loop {attribute}")
            case nodes.Call(node=nodes.Name(name=function)) if function in _FUNCTIONS:
                found.add(f"call {function}()")
            case nodes.For():
                forms = {"recursive": node.recursive, "if": node.test, "else": node.else_}
                found |= {f"for {form}" for form, used in forms.items() if used}
            case nodes.Block():
                forms = {"scoped": node.scoped, "required": node.required}
                found |= {f"block {form}" for form, used in forms.items() if used}
            case nodes.Include() if node.ignore_missing:
                found.add("include ignore missing")
    return found
