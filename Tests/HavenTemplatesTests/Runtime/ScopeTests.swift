import Testing

/// The expected texts are what Jinja2 3.1.6 gives.
struct ScopeTests {
    @Test(arguments: [
        (
            "{% set x = 1 %}{% for i in [1, 2] %}{{ x }}{% set x = 9 %}{{ x }}{% endfor %}{{ x }}",
            "19191"
        )
    ])
    func `what a loop sets ends with its round`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        ("{% if true %}{% set x = 1 %}{% endif %}{{ x }}", "1"),
        (
            "{% set x = 0 %}{% if false %}{% set x = 1 %}{% elif true %}{% set x = 2 %}{% endif %}{{ x }}",
            "2"
        ),
    ])
    func `what a branch sets stays`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{% set a = 1 %}{% with a = 2, b = a %}{{ a }}{{ b }}{% set a = 3 %}{{ a }}{% endwith %}{{ a }}",
            "2131"
        )
    ])
    func `with has names of its own`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{% set ns = namespace(n=0) %}{% for i in range(5) %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}",
            "10"
        ),
        (
            "{% set ns = namespace({'a': 1}, b=2) %}{% set ns.a, ns.c = 3, 4 %}{{ ns.a }}{{ ns.b }}{{ ns.c }}",
            "324"
        ),
    ])
    func `a namespace carries values out of a loop`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        ("{% set x = 1 %}{% macro m() %}{{ x }}{% endmacro %}{% set x = 2 %}{{ m() }}", "2"),
        (
            "{% macro outer() %}{% macro inner(x) %}{{ x }}{{ y }}{% endmacro %}{% set y = 4 %}{{ inner(1) }}{% endmacro %}{{ outer() }}",
            "14"
        ),
    ])
    func `macros see later values of names outside`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{% set a, b = 1, 2 %}{{ a }}{{ b }}{% set (c, (d, e)) = [3, (4, 5)] %}{{ c }}{{ d }}{{ e }}",
            "12345"
        )
    ])
    func `several names are set at once`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        ("{% set y | upper | replace('B', '<') %}abc{% endset %}{{ y }}", "A&lt;C"),
        ("{% filter upper %}abc {{ '<' }}{% endfilter %}", "ABC &LT;"),
        ("{% filter replace('a', 'b')|upper %}aa{% endfilter %}", "BB"),
    ])
    func `a captured text can be filtered`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }
}
