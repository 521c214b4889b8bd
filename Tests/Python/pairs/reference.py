"""The reference: Jinja2 as Haven's template language promises to behave."""

import json
import re
import warnings
from dataclasses import dataclass, field

import jinja2
from jinja2 import nodes
from markupsafe import Markup

#: The release that Haven's documentation names. Another one may differ in details.
JINJA_VERSION = "3.1.6"

#: Longer outputs are left out: they add time and no insight.
LONGEST_OUTPUT = 20_000

#: The names the grammar gives to modules, namespaces and the like.
_OBJECT = re.compile(r"lib|self|loop|ns\d+")


@dataclass
class Pair:
    """One set of templates, the values they see, and (later) what Jinja2 makes of them."""

    id: str
    templates: dict
    main: str
    context: dict = field(default_factory=dict)
    #: True if a tag was broken on purpose.
    slipped: bool = False


class Reference:
    """One Jinja2 environment; the templates are exchanged for every pair."""

    def __init__(self):
        if jinja2.__version__ != JINJA_VERSION:
            raise SystemExit(f"Jinja2 {JINJA_VERSION} is needed, found {jinja2.__version__}")
        # Python warns of calls such as `"text"()` in the code that Jinja2 generates.
        warnings.simplefilter("ignore", SyntaxWarning)
        self._templates = {}
        self._loaded = None
        self.environment = jinja2.Environment(
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            loader=jinja2.FunctionLoader(lambda name: self._templates.get(name)),
            cache_size=40,
        )
        self._builtins = dict(self.environment.globals)

    def outcome(self, pair):
        """`{"output": text}` or `{"error": kind}`; `None` if the pair cannot serve as one.

        Kinds: `syntax` (with unknown filters and tests), `missing` (a template that does not exist),
        `undefined`, and `runtime` for everything else that Python raises while it renders.
        """
        if pair.templates is not self._loaded:
            self.environment.cache.clear()
            self._loaded = self._templates = pair.templates
        # What a host gives to a page is known in every template, imported ones too.
        self.environment.globals.clear()
        self.environment.globals.update(self._builtins | pair.context)
        try:
            output = self.environment.get_template(pair.main).render()
        except jinja2.UndefinedError:
            return {"error": "undefined"}
        except jinja2.TemplateNotFound:
            return {"error": "missing"}
        except jinja2.TemplateSyntaxError:
            return {"error": "syntax"}
        except jinja2.TemplateRuntimeError as error:
            unknown = str(error).startswith(("No filter named", "No test named"))
            return {"error": "syntax" if unknown else "runtime"}
        except SyntaxError:
            # Jinja2 leaves a parameter that is there twice to Python's compiler.
            return {"error": "syntax"}
        except TypeError as error:
            # What Python's own functions say about an undefined value.
            return {"error": "undefined" if "Undefined" in str(error) else "runtime"}
        except Exception:
            return {"error": "runtime"}
        # Addresses of Python's objects are different in every run; its functions are not printed as text.
        if len(output) > LONGEST_OUTPUT or " at 0x" in output or "bound method" in output:
            return None
        return {"output": output}

    def early_errors(self, pair):
        """The errors that Haven finds whether or not their place is ever reached, and what it refuses on purpose.

        Jinja2 finds an unknown filter in a branch not taken, or a broken template that is not included, never.
        Random pairs in which this would show are left out; the cases have it, as documented differences.
        """
        errors = set()
        for source in pair.templates.values():
            try:
                tree = self.environment.parse(source)
                errors |= set(self._refusals(tree, pair))
                if pair.slipped:
                    self.environment.compile(tree)
            except jinja2.TemplateSyntaxError:
                errors.add("syntax")
            except Exception:
                # Constants that fail, such as `{[]: 1}`, fail when they are folded.
                errors.add("runtime")
        return errors

    def _refusals(self, tree, pair):
        known = {nodes.Filter: self.environment.filters, nodes.Test: self.environment.tests}
        for node in tree.find_all((nodes.Filter, nodes.Test)):
            if node.name not in known[type(node)]:
                yield "syntax"
        for node in tree.find_all((nodes.Include, nodes.Extends, nodes.Import, nodes.FromImport)):
            names = node.template.items if isinstance(node.template, (nodes.List, nodes.Tuple)) else [node.template]
            if not all(isinstance(name, nodes.Const) and isinstance(name.value, str) for name in names):
                yield "dynamic name"
            elif len(names) == 1 and names[0].value not in pair.templates:
                if not getattr(node, "ignore_missing", False):
                    yield "missing"
        for node in tree.find_all(nodes.Getitem):
            if isinstance(node.arg, nodes.Tuple) and not node.arg.items:
                yield "empty index"
        for node in tree.find_all(nodes.Slice):
            # An undefined bound is a type error there.
            if any(name.name not in pair.context for name in node.find_all(nodes.Name)):
                yield "bound"
        for node in tree.find_all(nodes.FromImport):
            if isinstance(node.template, nodes.Const) and node.template.value in pair.templates:
                exported = set(_exports(self.environment.parse(pair.templates[node.template.value]).body))
                names = {name if isinstance(name, str) else name[0] for name in node.names}
                if not names <= exported:
                    yield "unknown name"
        # A module or a namespace can be looked into, a function can be called; neither can be printed.
        inside = {id(node.node) for node in tree.find_all(nodes.Getattr)}
        called = {id(node.node) for node in tree.find_all(nodes.Call)}
        for node in tree.find_all(nodes.Name):
            if node.ctx == "load":
                if _OBJECT.fullmatch(node.name) and id(node) not in inside:
                    yield "object"
                elif node.name in self._builtins and id(node) not in called:
                    yield "object"

    def line(self, pair, fair=False):
        """The pair with its outcome as one line of JSON; `None` if it cannot serve.

        With `fair`, a pair that has an early error serves only if that is the error Jinja2 reports.
        """
        # Encoded first: a template can change a list of its context.
        record = {
            "id": pair.id,
            "templates": pair.templates,
            "main": pair.main,
            "context": {name: encode(value) for name, value in pair.context.items()},
        }
        outcome = self.outcome(pair)
        if outcome is None:
            return None
        if fair and (errors := self.early_errors(pair)) and errors != {outcome.get("error")}:
            return None
        return json.dumps(record | outcome, ensure_ascii=False)


def _exports(body):
    """The names a template gives values to at its top level."""
    for node in body:
        match node:
            case nodes.Macro():
                yield node.name
            case nodes.Assign() | nodes.AssignBlock():
                targets = [node.target, *node.target.find_all(nodes.Name)]
                yield from (target.name for target in targets if isinstance(target, nodes.Name))
            case nodes.If():
                yield from _exports([*node.body, *node.elif_, *node.else_])


def encode(value):
    """A value as JSON that keeps its type: a list of a letter and the content.

    `["n"]` none, `["b", true]`, `["i", 1]`, `["f", "0.5"]` (Python's shortest form), `["s", "text"]`,
    `["m", "<b>markup</b>"]`, `["l", [values]]`, `["d", [[key, value], …]]` in order.
    """
    match value:
        case None:
            return ["n"]
        case bool():
            return ["b", value]
        case int():
            return ["i", value]
        case float():
            return ["f", repr(value)]
        case Markup():
            return ["m", str(value)]
        case str():
            return ["s", value]
        case list():
            return ["l", [encode(item) for item in value]]
        case dict():
            return ["d", [[key, encode(item)] for key, item in value.items()]]
    raise TypeError(f"no encoding for {type(value)}")
