import HavenTemplates
import Testing

/// Templates that reach other templates, with the results of Jinja2 3.1.6.
struct InheritanceTests {
    @Test func `blocks are overridden over three levels`() {
        let result = rendered(
            "{% extends 'p' %}{% block x %}{{ super() }}+{{ self.y() }}{% endblock %}",
            [
                "p": "{% extends 'pp' %}{% block x %}P{{ super() }}{% endblock %}",
                "pp": "{% block x %}PP{% endblock %}[{% block y %}Y{% endblock %}]",
            ]
        )
        #expect(result == "PPP+Y[Y]")
    }

    @Test func `a parent sees what the child sets`() {
        let result = rendered(
            "{% extends 'p' %}{% set title = 'T' %}lost{% block a %}A{% endblock %}",
            ["p": "{{ title }}{% block a %}{% endblock %}{% block b %}{{ title }}{% endblock %}"]
        )
        #expect(result == "TAT")
    }

    @Test func `super goes up step by step`() {
        let result = rendered(
            "{% extends 'p' %}{% block x %}{{ super.super() }}{% endblock %}",
            [
                "p": "{% extends 'pp' %}{% block x %}P{% endblock %}",
                "pp": "{% block x %}PP{% endblock %}",
            ]
        )
        #expect(result == "PP")
    }

    @Test func `a scoped block sees the names around it`() {
        let parent = "{% for i in [1, 2] %}{% block b scoped %}{% endblock %}{% endfor %}"
        #expect(
            rendered("{% extends 'p' %}{% block b %}{{ i }}{% endblock %}", ["p": parent]) == "12"
        )
    }

    @Test func `a block without scoped does not see the loop around it`() {
        let result = rendered("{% for i in [1] %}{% block b %}{{ i }}{% endblock %}{% endfor %}")
        #expect(result.contains("main:1:35: error: 'i' has no value here [template-undefined]"))
    }

    @Test func `a required block has to be filled`() {
        let parent = ["p": "{% block x required %} {% endblock %}"]
        #expect(rendered("{% extends 'p' %}{% block x %}ok{% endblock %}", parent) == "ok")
        #expect(
            rendered("{% extends 'p' %}", parent).hasPrefix(
                "p:1:4: error: the block 'x' has to be filled [template-value]"
            )
        )
    }

    @Test func `an include sees the names around it`() {
        let result = rendered(
            "{% set a = 1 %}{% for i in 'xy' %}{% include 'i' %}{% endfor %}",
            ["i": "{{ a }}{{ i }} "]
        )
        #expect(result == "1x 1y ")
    }

    @Test func `an include without context sees global names only`() {
        var rendering = Rendering(globals: [("g", .int(7))])
        let result = rendering(
            "{% set a = 1 %}{% include 'i' without context %}",
            ["i": "{{ a is defined }}{{ g }}"]
        )
        #expect(result == "False7")
    }

    @Test func `includes may be missing, and may be chosen from a list`() {
        #expect(
            rendered(
                "{% include 'no' ignore missing %}{% include ['no', 'b'] %}",
                ["b": "B"]
            ) == "B"
        )
    }

    @Test func `an include may have a name that is put together`() {
        let parts = ["c/a.html": "A", "c/b.html": "B"]
        #expect(
            rendered("{% for n in 'ba' %}{% include 'c/' ~ n ~ '.html' %}{% endfor %}", parts)
                == "BA"
        )
        #expect(
            rendered("{% set n = 'c' %}{% include 'c/' ~ n ~ '.html' %}", parts).hasPrefix(
                "main:1:18: error: there is no template 'c/c.html' [template-missing-include]"
            )
        )
    }

    @Test func `what an include sets does not come back`() {
        #expect(
            rendered("{% set a = 1 %}{% include 'i' %}{{ a }}", ["i": "{% set a = 2 %}{{ a }}"])
                == "21"
        )
    }

    @Test func `macros are imported in three ways`() {
        let macros = [
            "m": "{% macro f(a) %}<i>{{ a }}{{ v }}</i>{% endmacro %}{% set v = 3 %}text"
        ]
        #expect(
            rendered(
                "{% import 'm' as m %}{% from 'm' import f, v as w %}{{ m.f('<') }}{{ f(1) }}{{ w }}",
                macros
            ) == "<i>&lt;3</i><i>13</i>3"
        )
    }

    @Test func `an import sees the names around it with context only`() {
        let macros = ["m": "{% macro f() %}{{ v|default('-') }}{% endmacro %}"]
        #expect(
            rendered(
                "{% set v = 1 %}{% import 'm' as a %}{% import 'm' as b with context %}{{ a.f() }}{{ b.f() }}",
                macros
            ) == "-1"
        )
    }

    @Test func `an import without context runs once`() {
        let macros = ["m": "{% set c = cycler(1, 2) %}"]
        #expect(
            rendered(
                "{% import 'm' as a %}{% import 'm' as b %}{{ a.c.next() }}{{ b.c.next() }}",
                macros
            ) == "12"
        )
    }

    @Test func `extends can depend on a test`() {
        let templates = ["p": "[{% block x %}{% endblock %}]"]
        let main = "{% if wide %}{% extends 'p' %}{% endif %}{% block x %}X{% endblock %}"
        #expect(rendered("{% set wide = true %}" + main, templates) == "[X]")
        #expect(rendered("{% set wide = false %}" + main, templates) == "X")
    }
}
