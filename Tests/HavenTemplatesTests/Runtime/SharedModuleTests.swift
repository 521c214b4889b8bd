import Testing

/// Templates of macros, which a page runs once for all its parts.
struct SharedModuleTests {
    /// Two parts that import the same macro, each with a value of its own for `name`.
    private let parts = [
        "first": "{% set name = 'A' %}{% from 'macros' import hello with context %}{{ hello() }}",
        "second": "{% set name = 'B' %}{% from 'macros' import hello with context %}{{ hello() }}",
    ]

    private func page(_ macros: [String: String]) -> String {
        rendered(
            "{% include 'first' %}{% include 'second' %}",
            parts.merging(macros) { first, _ in first }
        )
    }

    @Test func `macros see what their importer gives them`() {
        #expect(page(["macros": "{% macro hello() %}<{{ name }}>{% endmacro %}"]) == "<A><B>")
    }

    @Test func `what a macro includes sees it too`() {
        #expect(
            page([
                "macros": "{% macro hello() %}{% include 'part' %}{% endmacro %}",
                "part": "<{{ name }}>",
            ]) == "<A><B>"
        )
    }

    @Test func `a macro of a macro's module sees it too`() {
        #expect(
            page([
                "macros": "{% from 'more' import inner with context %}"
                    + "{% macro hello() %}{{ inner() }}{% endmacro %}",
                "more": "{% macro inner() %}<{{ name }}>{% endmacro %}",
            ]) == "<A><B>"
        )
    }

    @Test func `macros that look nothing up are the same everywhere`() {
        #expect(page(["macros": "{% macro hello() %}hello {% endmacro %}"]) == "hello hello ")
    }

    @Test func `a module that keeps a count is run for each importer`() {
        let macros =
            "{% set count = namespace(n=0) %}{% macro hello() %}"
            + "{% set count.n = count.n + 1 %}{{ count.n }}{% endmacro %}"
        #expect(page(["macros": macros]) == "11")
    }

    @Test func `without context a count goes on`() {
        let part = "{% from 'macros' import hello %}{{ hello() }}"
        let macros =
            "{% set count = namespace(n=0) %}{% macro hello() %}"
            + "{% set count.n = count.n + 1 %}{{ count.n }}{% endmacro %}"
        #expect(
            rendered(
                "{% include 'first' %}{% include 'second' %}",
                ["first": part, "second": part, "macros": macros]
            ) == "12"
        )
    }

    @Test func `a loop's variable is a value of the importer`() {
        #expect(
            rendered(
                "{% for name in [1, 2] %}{% from 'm' import f with context %}{{ f() }}{% endfor %}",
                ["m": "{% macro f() %}<{{ name }}>{% endmacro %}"]
            ) == "<1><2>"
        )
    }

    @Test func `a printed macro writes in its place`() {
        let macros = "{% macro f(x) %}<b>{{ x }}</b>{{ caller() if x == 1 else '' }}{% endmacro %}"
        #expect(rendered(macros + "a{{ f('<') }}c") == "a<b>&lt;</b>c")
        #expect(rendered(macros + "a{{ f(2)|upper }}c") == "a<B>2</B>c")
        #expect(rendered(macros + "a{% call f(1) %}d{% endcall %}c") == "a<b>1</b>dc")
        #expect(rendered(macros + "{% set x %}{{ f(3) }}{% endset %}[{{ x }}]") == "[<b>3</b>]")
    }
}
