import Testing

/// The expected texts are what Jinja2 3.1.6 gives.
struct MacroTests {
    @Test(arguments: [
        (
            "{% macro f(a, b=2, c=a) %}{{ a }}-{{ b }}-{{ c }}{% endmacro %}{{ f(1) }} {{ f(1, c=5) }} {{ f('<', b='>') }}",
            "1-2-1 1-2-5 &lt;-&gt;-&lt;"
        )
    ])
    func `parameters have defaults`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{% macro f(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ f(1, 2, 3, x=4) }}",
            "1(2, 3){&#39;x&#39;: 4}"
        )
    ])
    func `the rest of the arguments is kept`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{% macro f(a, b) %}{{ a }}{{ b }}{% endmacro %}{{ f(*[1, 2]) }}{{ f(**{'a': 3, 'b': 4}) }}{{ f(1, *[2]) }}",
            "123412"
        )
    ])
    func `arguments are unpacked`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{% macro f(a) %}[{{ caller(a) }}]{% endmacro %}{% call(x, y=2) f('<') %}{{ x }}{{ y }}{% endcall %}",
            "[&lt;2]"
        ),
        (
            "{% macro f() %}{{ caller() }}{% endmacro %}{% for i in [1, 2] %}{% call f() %}{{ i }}{% endcall %}{% endfor %}",
            "12"
        ),
    ])
    func `a call hands over its body`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        ("{% macro f() %}<{{ '<' }}{% endmacro %}{{ f() }}{{ f() ~ '<' }}", "<&lt;<&lt;&lt;")
    ])
    func `macros are HTML`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        ("{% macro f(n) %}{{ n }}{{ f(n - 1) if n else '' }}{% endmacro %}{{ f(3) }}", "3210")
    ])
    func `macros call themselves`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{% macro f(a, b) %}{{ kwargs }}{% endmacro %}{{ f.name }}{{ f.arguments }}{{ f.catch_kwargs }}{{ f.catch_varargs }}{{ f.caller }}",
            "f(&#39;a&#39;, &#39;b&#39;)TrueFalseFalse"
        )
    ])
    func `macros know themselves`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        ("{% macro f(a) %}{{ a is defined }}{{ a|default('-') }}{% endmacro %}{{ f() }}", "False-")
    ])
    func `a parameter that is not given is undefined`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }
}
