import HavenDiagnostics
import HavenTemplates
import Testing

/// Errors while rendering: the place, the message and the way to it.
struct FailureTests {
    @Test func `an unknown member names the nearest one`() {
        var rendering = Rendering(globals: [("page", .object(TestPage(title: "A")))])
        #expect(
            rendering("<h1>{{ page.titel }}</h1>") == """
                main:1:8: error: a page has no 'titel' [template-undefined]
                1 │ <h1>{{ page.titel }}</h1>
                  │        ^~~~~~~~~~
                   help: did you mean 'title'?

                """
        )
    }

    @Test func `the way through includes and imports is told`() {
        let result = rendered(
            "a{% include 'b' %}",
            ["b": "{% include 'c' %}", "c": "{{ 1 // 0 }}"]
        )
        #expect(
            result == """
                c:1:4: error: a number cannot be divided by zero [template-value]
                1 │ {{ 1 // 0 }}
                  │    ^~~~~~
                b:1:1: note: included 'c' here
                1 │ {% include 'c' %}
                  │ ^~~~~~~~~~~~~~
                main:1:2: note: included 'b' here
                1 │ a{% include 'b' %}
                  │  ^~~~~~~~~~~~~~
                   help: test the divisor first

                """
        )
    }

    @Test func `something undefined fails where it was looked up`() {
        #expect(
            rendered("{% set x = {'name': 1}.nam %}{% if x is defined %}{% endif %}{{ x }}")
                .hasPrefix("main:1:12: error: this dictionary has no 'nam' [template-undefined]")
        )
    }

    @Test(arguments: [
        ("{{ 1 + 'a' }}", "'+' does not work on a number and text [template-type]"),
        ("{{ 1 < 'a' }}", "a number and text have no order [template-type]"),
        ("{{ 9223372036854775807 + 1 }}", "the result does not fit in 64 bits [template-value]"),
        ("{{ 5() }}", "a number cannot be called [template-type]"),
        ("{{ {[]: 1} }}", "a list cannot be a key [template-type]"),
        ("{% for x in 5 %}{% endfor %}", "a number has no items to go through [template-type]"),
        ("{% set a, b = [1] %}", "2 names cannot take 1 value [template-value]"),
        ("{{ none.x }}", "none has no 'x' [template-undefined]"),
        ("{{ 'a'.upper }}", "the method 'upper' is not text [template-type]"),
        ("{{ [].append }}", "a list has no 'append' [template-undefined]"),
        ("{{ []|first }}", "there is no first item, the sequence is empty [template-undefined]"),
        ("{{ 'a'|batch }}", "the filter 'batch' needs a number [template-arguments]"),
        ("{{ 'a'|upper(1) }}", "the filter 'upper' takes no arguments [template-arguments]"),
        (
            "{{ 'a'|truncate(lenght=3) }}",
            "the filter 'truncate' has no argument 'lenght' [template-arguments]"
        ),
        ("{{ 1 is divisibleby }}", "the test 'divisibleby' needs a value to compare with"),
        ("{% macro m() %}{% endmacro %}{{ m(1) }}", "the macro 'm' takes at most 0 arguments"),
        ("{% macro m() %}{% endmacro %}{{ m(a=1) }}", "the macro 'm' has no parameter 'a'"),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }}", "the macro 'm' was not given 'a'"),
        ("{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}", "was not called by 'call'"),
        ("{% set x = 1 %}{% set x.y = 2 %}", "only a namespace has attributes that can be set"),
        ("{{ range(1000000) }}", "a range has at most 100000 numbers [template-limit]"),
        ("{{ 'abcdefgh' * 99999999 }}", "the result is larger than a page may be"),
        ("{{ '%d' % 'x' }}", "the format needs a number, not text [template-type]"),
        ("{{ '{} {}'.format(1) }}", "the format needs more values [template-value]"),
        ("{{ {'a b': 1}|xmlattr }}", "'a b' is not the name of an attribute [template-value]"),
        ("{{ '1' * '2' }}", "'*' does not work on text and text [template-type]"),
        ("{{ loop_of(1) }}", "nothing gives 'loop_of' a value [template-unknown-name]"),
    ])
    func `misuse is an error`(_ template: String, _ message: String) {
        let result = rendered(template)
        #expect(result.contains("error: ") && result.contains(message), "\(result)")
    }

    @Test func `a host's refusal is reported at the call`() {
        var rendering = Rendering(
            globals: [("ask", .function("ask")), ("page", .object(TestPage(title: "A")))])
        #expect(
            rendering("x {{ ask(1) }}") == """
                main:1:6: error: there is no function 'ask' [template-call]
                1 │ x {{ ask(1) }}
                  │      ^~~~~~
                   help: ask t

                """
        )
        #expect(rendering("{{ page.broken }}").contains("this page has no body in lists"))
    }

    @Test func `a failed rendering leaves the output alone`() throws {
        let (result, _) = Rendering.compile(["main": "abc{{ 1 // 0 }}"])
        var output: [UInt8] = [1, 2]
        var host = RecordingHost()
        #expect(throws: TemplateFailure.self) {
            try result.library.render(
                "main",
                variables: TemplateMap(),
                host: &host,
                into: &output
            )
        }
        #expect(output == [1, 2])
    }

    @Test func `recursion without end is an error`() {
        #expect(
            rendered("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}").contains(
                "includes, macros and recursive loops are at most 64 deep [template-limit]"
            )
        )
    }

    @Test(arguments: [
        "{{ LISTS m(x) ENDS }}", "{{ NOTS m(x) }}", "IFS{{ m(x) }}FIS", "FORS{{ m(x) }}ROFS",
    ])
    func `recursion through deep expressions does not exhaust the stack`(_ body: String) {
        var body = body
        for (word, text) in [
            ("LISTS", "["), ("ENDS", "]"), ("NOTS", "not "), ("IFS", "{% if x %}"),
            ("FIS", "{% endif %}"), ("ROFS", "{% endfor %}"), ("FORS", "{% for i in [1] %}"),
        ] {
            let many = String(repeating: text, count: 45)
            body = body.split(separator: word, omittingEmptySubsequences: false).joined(
                separator: many
            )
        }
        let result = rendered("{% macro m(x) %}\(body){% endmacro %}{{ m(1) }}")
        #expect(result.contains("are nested too deep [template-limit]"))
    }

    @Test func `work without end is an error`() {
        let loops = String(repeating: "{% for i in range(100000) %}", count: 3)
        let ends = String(repeating: "{% endfor %}", count: 3)
        #expect(rendered(loops + ends).contains("the page is too much work [template-limit]"))
    }
}
