import Testing

/// The expected texts are what Jinja2 3.1.6 gives.
struct WhitespaceTests {
    @Test(arguments: [
        ("  a  {%- if true -%}  b  {%- endif %}  c {{- 'd' -}}  e {#- x -#} f", "  ab  cdef"),
        ("a\n{% if true %}\nb\n{% endif %}\nc", "a\n\nb\n\nc"),
        ("{%- set x = 1 -%}\n  {{ x }}  \n  {{- x -}}\n y", "11y"),
        (" y {%+ if true +%} z {%+ endif +%}", " y  z "),
    ])
    func `a hyphen removes white space on its side`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        ("a\n", "a"),
        ("a\n\n", "a\n"),
        ("{{ 1 }}\n", "1"),
        ("a\r\n", "a"),
        ("a\r\nb\rc", "a\nb\nc"),
    ])
    func `one line end at the end is removed`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        ("{% raw %}{{ x }} {% if %}{% endraw %}", "{{ x }} {% if %}"),
        ("a {%- raw -%}  b  {%- endraw -%}  c", "abc"),
    ])
    func `raw text is not read`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }
}
