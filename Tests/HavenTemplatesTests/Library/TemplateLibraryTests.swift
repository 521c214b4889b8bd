import HavenDiagnostics
import HavenTemplates
import Testing

/// Templates that reach each other, and the names they use.
struct TemplateLibraryTests {
    private func reports(
        _ templates: [String: String],
        globals: [String] = []
    ) -> [String] {
        let (result, sources) = Rendering.compile(templates, globals: globals)
        let formatter = DiagnosticFormatter(sources: sources)
        return result.diagnostics.map { diagnostic in
            formatter.format(diagnostic).split(separator: "\n").first.map(String.init) ?? ""
        }
    }

    @Test func `the closure is everything a template can reach`() {
        let (result, _) = Rendering.compile([
            "a": "{% extends 'b' %}{% include ['x', 'c'] ignore missing %}",
            "b": "{% import 'm' as m %}", "c": "{% include 'p/' ~ n %}{% set n = 1 %}",
            "m": "", "p/1": "", "p/2": "", "q": "",
        ])
        #expect(result.diagnostics.isEmpty)
        #expect(result.library.closure(of: "a") == ["a", "b", "c", "m", "p/1", "p/2"])
        #expect(result.library.closure(of: "q") == ["q"])
        #expect(result.library.closure(of: "nothing") == [])
    }

    @Test func `a circle is reported once, at the reference that closes it`() {
        #expect(
            reports([
                "a": "{% include 'b' %}", "b": "x{% extends 'c' %}", "c": "{% import 'a' as a %}",
            ]) == [
                "c:1:11: error: templates reach each other in a circle: a → b → c → a "
                    + "[template-include-cycle]"
            ]
        )
        #expect(reports(["a": "{% include 'a' %}"]).count == 1)
    }

    @Test func `a missing template names the nearest one`() {
        let result = rendered("{% include 'heder.html' %}", ["header.html": ""])
        #expect(
            result.hasPrefix(
                "main:1:12: error: there is no template 'heder.html' [template-missing-include]"
            )
        )
        #expect(result.contains("help: did you mean 'header.html'?"))
    }

    @Test func `a template with errors is not missing as well`() {
        #expect(reports(["a": "{% include 'b' %}", "b": "{{"]).count == 1)
    }

    @Test func `the name of a template has to be knowable`() {
        #expect(
            reports(["a": "{% set x = 'b' %}{% include x %}"]) == [
                "a:1:29: error: the name of a template has to be known before it is rendered "
                    + "[template-dynamic-name]"
            ]
        )
        #expect(reports(["a": "{% include 'b' if 1 else 'c' %}", "b": "", "c": ""]).isEmpty)
    }

    @Test func `an unknown name is reported once, with the nearest one`() {
        let result = rendered("{{ pag }}{{ pag }}{% set page = 1 %}")
        #expect(
            result == """
                main:1:4: error: nothing gives 'pag' a value [template-unknown-name]
                1 │ {{ pag }}{{ pag }}{% set page = 1 %}
                  │    ^~~
                   help: did you mean 'page'?

                """
        )
    }

    @Test func `a name that is tested may be missing`() {
        #expect(
            reports(["a": "{% if x is defined %}{{ x }}{% endif %}{{ y|default(1) }}"]).isEmpty
        )
    }

    @Test func `names come from templates that include or extend`() {
        #expect(
            reports([
                "a": "{% set x = 1 %}{% include 'b' %}", "b": "{% include 'c' %}", "c": "{{ x }}",
            ]).isEmpty
        )
        #expect(reports(["a": "{% extends 'b' %}{% set x = 1 %}", "b": "{{ x }}"]).isEmpty)
        #expect(
            reports(["a": "{% set x = 1 %}{% include 'b' without context %}", "b": "{{ x }}"])
                == ["b:1:4: error: nothing gives 'x' a value [template-unknown-name]"]
        )
    }

    @Test func `special names exist in their statements only`() {
        #expect(reports(["a": "{% for i in [] %}{{ loop.index }}{% endfor %}"]).isEmpty)
        #expect(
            reports(["a": "{{ caller() }}"]) == [
                "a:1:4: error: nothing gives 'caller' a value [template-unknown-name]"
            ]
        )
        #expect(reports(["a": "{{ super() }}"]).count == 1)
    }

    @Test func `imported names have to be exported`() {
        let macros = "{% macro card() %}{% endmacro %}"
        #expect(
            reports(["a": "{% from 'm' import crad %}", "m": macros]) == [
                "a:1:20: error: the template 'm' has no 'crad' [template-unknown-name]"
            ]
        )
        #expect(
            reports(["a": "{% import 'm' as m %}{{ m.crad() }}", "m": macros]) == [
                "a:1:25: error: the template 'm' has no 'crad' [template-unknown-name]"
            ]
        )
    }

    @Test func `rendering what is not there is a failure`() {
        let (result, _) = Rendering.compile(["article.html": ""])
        var host = RecordingHost()
        var output: [UInt8] = []
        let failure = #expect(throws: TemplateFailure.self) {
            try result.library.render(
                "artcle.html",
                variables: TemplateMap(),
                host: &host,
                into: &output
            )
        }
        #expect(failure?.diagnostic.help == "did you mean 'article.html'?")
    }
}
