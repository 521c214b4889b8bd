import HavenDiagnostics
import HavenTemplates
import Testing

/// Templates that cannot be read: the exact place and rule.
struct ParserTests {
    @Test(arguments: [
        ("{{ a", "1:1: error: '{{' has to be closed [template-syntax]"),
        ("x {% if 1 %}y", "1:6: error: 'if' has to be closed [template-syntax]"),
        ("{% for x in y %}{% endif %}", "1:20: error: 'endif' does not belong here"),
        ("{% else %}", "1:4: error: 'else' does not belong here"),
        ("{# x", "1:1: error: a comment has to be closed"),
        ("{% raw %}x", "1:1: error: 'raw' has to be closed"),
        ("{% fro x %}", "1:4: error: there is no tag 'fro'"),
        ("{% do x %}", "1:4: error: there is no tag 'do'"),
        ("{{ 1 + }}", "1:8: error: an expression is expected, not '}}'"),
        ("{{ (1 }}", "1:7: error: '}' does not close the '(' before it"),
        ("{{ (1] }}", "1:6: error: ']' does not close the '(' before it"),
        ("{{ ) }}", "1:4: error: there is no '(' for this ')'"),
        ("{{ 'a }}", "1:4: error: a text has to be closed"),
        ("{{ 1x }}", "1:5: error: '}}' is expected at the end of an expression, not 'x'"),
        ("{{ a b }}", "1:6: error: '}}' is expected at the end of an expression, not 'b'"),
        ("{{ § }}", "1:4: error: this character has no meaning in a template expression"),
        ("{{ 99999999999999999999 }}", "1:4: error: a whole number has to fit in 64 bits"),
        ("{{ '\\xz' }}", "1:5: error: this escape needs 2 hexadecimal digits"),
        ("{{ x|uper }}", "1:6: error: there is no filter 'uper' [template-unknown-filter]"),
        ("{{ [1]|map('uper') }}", "1:12: error: there is no filter 'uper'"),
        ("{{ [1]|select('od') }}", "1:15: error: there is no test 'od'"),
        ("{{ 1 is od }}", "1:9: error: there is no test 'od' [template-unknown-test]"),
        ("{{ [1]|random }}", "1:8: error: there is no filter 'random'"),
        ("{{ 1 is odd is even }}", "1:13: error: tests cannot be chained"),
        ("{% set true = 1 %}", "1:8: error: 'true' cannot be assigned to"),
        ("{% set 1 = 1 %}", "1:8: error: a name to assign to is expected, not a number"),
        ("{% for x y %}{% endfor %}", "1:10: error: 'in' is expected after the loop's variable"),
        ("{% block a-b %}{% endblock %}", "1:11: error: the name of a block has no hyphens"),
        ("{% block a required %}x{% endblock %}", "1:10: error: a required block is empty"),
        (
            "{% block a %}{% endblock %}{% block a %}{% endblock %}",
            "1:31: error: the block 'a' is there twice"
        ),
        ("{% macro m(a=1, b) %}{% endmacro %}", "1:17: error: a parameter without a default"),
        ("{% macro m(a, a) %}{% endmacro %}", "1:15: error: the parameter 'a' is there twice"),
        ("{% call 5 %}{% endcall %}", "1:9: error: 'call' needs the call of a macro"),
        ("{{ range(stop=1, 2) }}", "1:18: error: this argument cannot stand here"),
        ("{{ range(a=1, a=2) }}", "1:15: error: the argument 'a' is there twice"),
        ("{% if 1 %}{% extends 'x' %}{% endif %}", "1:22: error: there is no template 'x'"),
        ("{% for i in [] %}{% set loop = 1 %}{% endfor %}", "error: 'loop' cannot be assigned to"),
        ("{% from 'main' import _a %}", "1:23: error: names that start with '_'"),
        ("{% set x %}", "1:4: error: 'set' has to be closed"),
        ("{{ x.1a }}", "1:7: error: '}}' is expected"),
        ("a\nbc {{ ü( }}", "2:10: error: '}' does not close"),
    ])
    func `a template that cannot be read is an error`(_ template: String, _ message: String) {
        let result = rendered(template)
        #expect(result.contains("main:") && result.contains(message), "\(result)")
    }

    @Test func `help says what to do`() {
        #expect(rendered("{% fro x %}").contains("help: did you mean 'for'?"))
        #expect(rendered("{% do x %}").contains("help: use 'set'"))
        #expect(rendered("{{ 'a'|uper }}").contains("help: did you mean 'upper'?"))
        #expect(rendered("{{ [1]|random }}").contains("help: pages are the same every time"))
        #expect(rendered("{% if 1 %}").contains("help: end it with '{% endif %}'"))
        #expect(
            rendered("{% if 1 %}{% endfor %}").contains(
                "help: 'if' is open here and ends with '{% endif %}'"
            )
        )
    }

    @Test func `every template's error is reported`() {
        let (result, _) = Rendering.compile(["a": "{{", "b": "{% if %}", "c": "fine"])
        #expect(result.diagnostics.map(\.location?.path) == ["a", "b"])
        #expect(result.library.contains("c") && !result.library.contains("a"))
    }

    @Test func `nesting is bounded`() {
        func nested(_ count: Int) -> String {
            "{{ " + String(repeating: "(", count: count) + "1"
                + String(repeating: ")", count: count) + " }}"
        }
        #expect(rendered(nested(45)) == "1")
        #expect(
            rendered(nested(500)).contains(
                "templates may not be nested deeper than 100 levels [template-syntax]"
            )
        )
        let chain = "{{ 'a'" + String(repeating: "|upper", count: 5000) + " }}"
        #expect(rendered(chain).contains("an expression may not have more than 200 steps"))
        let sum = "{{ 1" + String(repeating: " + 1", count: 100_000) + " }}"
        #expect(rendered(sum).contains("an expression may not have more than 200 steps"))
        let blocks = String(repeating: "{% if 1 %}", count: 5000)
        #expect(rendered(blocks).contains("nested deeper than 100 levels"))
    }

    @Test func `bytes that are not UTF-8 are an error`() {
        let source = TemplateSourceFixture.broken
        #expect(source.hasPrefix("t:1:2: error: a template is UTF-8 text [template-encoding]"))
    }
}
