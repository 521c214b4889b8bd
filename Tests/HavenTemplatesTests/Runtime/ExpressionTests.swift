import Testing

/// The expected texts are what Jinja2 3.1.6 gives.
struct ExpressionTests {
    @Test(arguments: [
        (
            "{{ 1 }} {{ 1.0 }} {{ -0.0 }} {{ 1e16 }} {{ 1e15 }} {{ 1e22 }} {{ 1.5e-7 }} {{ 0.0001 }} {{ 0.1 + 0.2 }}",
            "1 1.0 -0.0 1e+16 1000000000000000.0 1e+22 1.5e-07 0.0001 0.30000000000000004"
        ),
        (
            "{{ 1_000 }} {{ 0x1F }} {{ 0o17 }} {{ 0b11 }} {{ 1.5e3 }} {{ 5e-324 }}",
            "1000 31 15 3 1500.0 5e-324"
        ),
    ])
    func `numbers are printed as Python prints them`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            #"{{ [1, 'a', "it's", none, true, 1.5] }}"#,
            "[1, &#39;a&#39;, &#34;it&#39;s&#34;, None, True, 1.5]"
        ),
        (
            "{{ {'a': 1, 2: [3]} }} {{ () }} {{ (1,) }} {{ (1, 2) }}",
            "{&#39;a&#39;: 1, 2: [3]} () (1,) (1, 2)"
        ),
        (
            #"{{ ['<b>'|safe] }} {{ ['\u200b\n\\'] }}"#,
            #"[Markup(&#39;&lt;b&gt;&#39;)] [&#39;\u200b\n\\&#39;]"#
        ),
        (
            "{{ none }} {{ true }} {{ range(3) }} {{ range(1, 9, 2) }} {{ {'a': 1}.items() }}",
            "None True range(0, 3) range(1, 9, 2) dict_items([(&#39;a&#39;, 1)])"
        ),
    ])
    func `values are printed as Python prints them`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ 7 // 2 }} {{ -7 // 2 }} {{ 7 % -3 }} {{ -7 % 3 }} {{ 7 / 2 }} {{ 2 ** 10 }} {{ 2 ** -1 }}",
            "3 -4 -2 2 3.5 1024 0.5"
        ),
        (
            "{{ 2 ** 3 ** 2 }} {{ -2 ** 2 }} {{ -7.5 // 2 }} {{ -7.5 % 2 }} {{ 1 - 0.9 }}",
            "64 4 -4.0 0.5 0.09999999999999998"
        ),
        (
            "{{ [1] + [2] }} {{ (1,) + (2,) }} {{ 'ab' * 2 }} {{ 2 * [0] }} {{ true + 1 }}",
            "[1, 2] (1, 2) abab [0, 0] 2"
        ),
    ])
    func `arithmetic is that of Python`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ 1 < 2 < 3 }} {{ 1 < 2 > 3 }} {{ 1 == 1.0 == true }} {{ 'a' in 'abc' }} {{ 3 not in [1, 2] }} {{ (1, 2) < (1, 3) }} {{ [1] < [1, 0] }} {{ not 1 == 2 }}",
            "True False True True True True True True"
        )
    ])
    func `comparisons chain`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ 0 or 'x' }} {{ 1 and 'y' }} {{ '' or none or [] }} {{ 'a' if 0 else 'b' }}|{{ 'a' if 0 }}|{{ 5 if 0 else 6 if 0 else 7 }}",
            "x y [] b||7"
        )
    ])
    func `logic gives its operands`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ 'abcdef'[1:4] }} {{ 'abcdef'[::-1] }} {{ [1, 2, 3, 4][-2:] }} {{ [1, 2, 3][5:] }} {{ 'abc'[-1] }} {{ [1, 2, 3, 4, 5][4:0:-2] }}",
            "bcd fedcba [3, 4] [] c [5, 3]"
        ),
        (
            "{{ {'a': {'b': [1, 2]}}.a.b[1] }} {{ {'x-y': 1}['x-y'] }} {{ {'items': 1}['items'] }} {{ [[1]].0.0 }}",
            "2 1 1 1"
        ),
        ("{{ range(9)[2:5] }} {{ range(9)[-1] }} {{ (1, 2, 3)[:2] }}", "range(2, 5) 8 (1, 2)"),
    ])
    func `subscripts and slices`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ '<' }} {{ '<'|safe }} {{ '<'|e|e }} {{ ('<b>'|safe) + '<' }} {{ '<' + ('<b>'|safe) }} {{ ('<b>'|safe) * 2 }} {{ ('%s'|safe) % '<' }}",
            "&lt; < &lt; <b>&lt; &lt;<b> <b><b> &lt;"
        ),
        (
            "{{ ('<b>'|safe).upper() }} {{ ('<b>'|safe).replace('b', '<') }} {{ ('-'|safe).join(['<', '>'|safe]) }} {{ ('{}'|safe).format('<') }}",
            "<B> <&lt;> &lt;-> &lt;"
        ),
        (
            #"{% set x %}a<b{{ '<' }}{% endset %}{{ x }} {{ x ~ '<' }} {{ '"' ~ "'" }}"#,
            "a<b&lt; a<b&lt;&lt; &#34;&#39;"
        ),
    ])
    func `HTML stays HTML`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (#"{{ "a\x41\u00e9\\\"\101\q" }} {{ 'a' "b" }} {{ '\'' }}"#, #"aAé\&#34;A\q ab &#39;"#)
    ])
    func `text is written with escapes`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }
}
