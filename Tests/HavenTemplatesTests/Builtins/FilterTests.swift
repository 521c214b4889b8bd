import Testing

/// The expected texts are what Jinja2 3.1.6 gives.
struct FilterTests {
    @Test(arguments: [
        (
            "{{ -3|abs }} {{ -1.5|abs }} {{ '7'|int }} {{ 'x'|int(4) }} {{ '0x1f'|int(0, 16) }} {{ '3.9'|int }} {{ ' 1_0 '|int }} {{ 3.9|int }} {{ true|int }} {{ '1.5'|float }} {{ 'x'|float }} {{ 'x'|float(2) }} {{ none|int }}",
            "3 1.5 7 4 31 3 10 3 1 1.5 0.0 2 0"
        ),
        (
            "{{ 42.55|round }} {{ 42.55|round(1) }} {{ 2.675|round(2) }} {{ 42|round }} {{ 2.5|round }} {{ 3.5|round|int }} {{ 1250|round(-2) }} {{ 1234.5|round(-2) }} {{ 42.12|round(1, 'ceil') }} {{ 42.19|round(1, 'floor') }}",
            "43.0 42.5 2.67 42 2.0 4 1200 1200.0 42.2 42.1"
        ),
        (
            "{{ 0|filesizeformat }} {{ 1|filesizeformat }} {{ 999|filesizeformat }} {{ 1000|filesizeformat }} {{ 123456789|filesizeformat }} {{ 123456789|filesizeformat(true) }} {{ 1e30|filesizeformat }}",
            "0 Bytes 1 Byte 999 Bytes 1.0 kB 123.5 MB 117.7 MiB 1000000.0 YB"
        ),
    ])
    func `numbers`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            #"{{ 'aB c'|upper }} {{ 'aB c'|lower }} {{ 'aB c'|capitalize }} {{ "they're a-b (c"|title }} {{ 'straße'|upper }} {{ 'ΣΑΣ'|lower }}"#,
            "AB C ab c Ab c They&#39;re A-B (C STRASSE σας"
        ),
        (
            "[{{ 'a'|center(4) }}] [{{ ' a '|trim }}] [{{ 'xax'|trim('x') }}] {{ 'a b'|wordcount }} {{ 'abc'|reverse }} {{ 1|upper }}",
            "[ a  ] [a] [a] 2 cba 1"
        ),
        (
            "{{ 'a\nb'|indent }}|{{ 'a\n\nb'|indent(2, true) }}|{{ 'a\n\nb'|indent(2, blank=true) }}|{{ 'a\nb'|indent('> ') }}",
            "a\n    b|  a\n\n  b|a\n  \n  b|a\n&gt; b"
        ),
    ])
    func `case and layout of text`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ 'foo bar baz qux'|truncate(9) }} {{ 'foo bar baz qux'|truncate(9, true) }} {{ 'foo bar baz qux'|truncate(11) }} {{ 'foo bar baz qux'|truncate(11, false, '…', 0) }}",
            "foo... foo ba... foo bar baz qux foo bar…"
        ),
        (
            "{{ 'foo bar baz'|wordwrap(7) }}|{{ 'well-known self-made'|wordwrap(7) }}|{{ 'well-known'|wordwrap(7, break_on_hyphens=false) }}|{{ 'abcdefghij k'|wordwrap(4) }}|{{ 'abcdefghij k'|wordwrap(4, false) }}|{{ 'a b\nc d'|wordwrap(1, wrapstring='/') }}",
            "foo bar\nbaz|well-\nknown\nself-\nmade|well-kn\nown|abcd\nefgh\nij k|abcdefghij\nk|a/b/c/d"
        ),
    ])
    func `truncate and wordwrap`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ 'aaa'|replace('a', 'b', 2) }} {{ 'ab'|replace('', '-') }} {{ 'a<'|replace('a', '<') }} {{ '<a>'|safe|replace('a', '<') }} {{ '<a>'|replace('a', '<b>'|safe) }} {{ 12|replace('1', 'x') }}",
            "bba -a-b- &lt;&lt; <&lt;> &lt;<b>&gt; x2"
        )
    ])
    func `replace`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            #"{{ '<'|e }} {{ '<'|safe|forceescape }} {{ '<p>Hello &amp; <b>x</b>  y &hellip; &#8212; &copy</p>'|striptags }} {{ '<'|safe|string }} {{ {'class': 'a"b', 'x': none, 'y': 3}|xmlattr }} {{ {'a': 1}|xmlattr(false) }}"#,
            #"&lt; &lt; Hello &amp; x y … — © <  class="a&#34;b" y="3" a="1""#
        )
    ])
    func `HTML`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ 'a b/c?é&'|urlencode }} {{ {'a b': 'c&d/', 'e': 1}|urlencode }} {{ [('x', 'ü')]|urlencode }} {{ 5|urlencode }}",
            "a%20b/c%3F%C3%A9%26 a+b=c%26d%2F&amp;e=1 x=%C3%BC 5"
        )
    ])
    func `addresses`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            #"{{ {'b': "<it's>&", 'a': [1, 1.0, none, true, 'é\n\u2028\U0001F600']}|tojson }}"#,
            #"{"a": [1, 1.0, null, true, "\u00e9\n\u2028\ud83d\ude00"], "b": "\u003cit\u0027s\u003e\u0026"}"#
        ),
        (
            "{{ {'b': [], 'a': {'c': [1, 2]}}|tojson(2) }} {{ {2: 1, 1: 2}|tojson }} {{ ()|tojson }}",
            "{\n  \"a\": {\n    \"c\": [\n      1,\n      2\n    ]\n  },\n  \"b\": []\n} {\"1\": 2, \"2\": 1} []"
        ),
    ])
    func `JSON`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ [1, 2, 3]|first }} {{ [1, 2, 3]|last }} {{ [3, 1, 2]|reverse|list }} {{ 'abc'|list }} {{ 'abc'|length }} {{ {'a': 1}|count }} {{ {'a': 1}|items|list }}",
            "1 3 [2, 1, 3] [&#39;a&#39;, &#39;b&#39;, &#39;c&#39;] 3 1 [(&#39;a&#39;, 1)]"
        ),
        (
            "{{ range(7)|batch(3)|list }} {{ range(7)|batch(3, 'x')|list }} {{ range(7)|slice(3)|list }} {{ range(7)|slice(3, 'x')|list }} {{ [1]|slice(3)|list }}",
            "[[0, 1, 2], [3, 4, 5], [6]] [[0, 1, 2], [3, 4, 5], [6, &#39;x&#39;, &#39;x&#39;]] [[0, 1, 2], [3, 4], [5, 6]] [[0, 1, 2], [3, 4, &#39;x&#39;], [5, 6, &#39;x&#39;]] [[1], [], []]"
        ),
        (
            "{{ [1, 2]|sum }} {{ [1.5, 2]|sum(start=1) }} {{ [[1], [2]]|sum(start=[]) }} {% set m = [{'n': 'Bob', 'a': 30, 't': 'x'}, {'n': 'alice', 'a': 25, 't': 'y'}, {'n': 'Carl', 'a': 30, 't': 'X'}] %}{{ m|sum('a') }}",
            "3 4.5 [1, 2] 85"
        ),
        (
            "{{ [1, 'a', '<']|join('-') }} {{ ['<', '<'|safe]|join('<') }} {{ [1, 2]|join }} {% set m = [{'n': 'Bob', 'a': 30, 't': 'x'}, {'n': 'alice', 'a': 25, 't': 'y'}, {'n': 'Carl', 'a': 30, 't': 'X'}] %}{{ m|join('/', 'n') }}",
            "1-a-&lt; &lt;&lt;< 12 Bob/alice/Carl"
        ),
    ])
    func `lists`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ [3, 1, 2]|sort }} {{ ['b', 'A', 'c']|sort }} {{ ['b', 'A', 'c']|sort(case_sensitive=true) }} {{ [3, 1, 2]|sort(reverse=true) }} {{ 'cab'|sort }}",
            "[1, 2, 3] [&#39;A&#39;, &#39;b&#39;, &#39;c&#39;] [&#39;A&#39;, &#39;b&#39;, &#39;c&#39;] [3, 2, 1] [&#39;a&#39;, &#39;b&#39;, &#39;c&#39;]"
        ),
        (
            "{% set m = [{'n': 'Bob', 'a': 30, 't': 'x'}, {'n': 'alice', 'a': 25, 't': 'y'}, {'n': 'Carl', 'a': 30, 't': 'X'}] %}{{ m|sort(attribute='n')|map(attribute='n')|list }} {{ m|sort(attribute='a,n')|map(attribute='n')|list }} {{ m|sort(true, attribute='a')|map(attribute='n')|list }}",
            "[&#39;alice&#39;, &#39;Bob&#39;, &#39;Carl&#39;] [&#39;alice&#39;, &#39;Bob&#39;, &#39;Carl&#39;] [&#39;Bob&#39;, &#39;Carl&#39;, &#39;alice&#39;]"
        ),
        (
            "{{ {'b': 1, 'A': 2}|dictsort }} {{ {'b': 1, 'A': 2}|dictsort(true) }} {{ {'b': 1, 'A': 2}|dictsort(by='value', reverse=true) }}",
            "[(&#39;A&#39;, 2), (&#39;b&#39;, 1)] [(&#39;A&#39;, 2), (&#39;b&#39;, 1)] [(&#39;A&#39;, 2), (&#39;b&#39;, 1)]"
        ),
        (
            "{{ [1, 3, 2]|max }} {{ ['b', 'A']|min }} {{ ['b', 'A']|min(true) }} {% set m = [{'n': 'Bob', 'a': 30, 't': 'x'}, {'n': 'alice', 'a': 25, 't': 'y'}, {'n': 'Carl', 'a': 30, 't': 'X'}] %}{{ (m|max(attribute='a')).n }} {{ (m|min(attribute='a')).n }}",
            "3 A A Bob alice"
        ),
        (
            "{{ ['a', 'A', 'b']|unique|list }} {{ ['a', 'A']|unique(true)|list }} {{ [1, 1.0, true, 2]|unique|list }} {% set m = [{'n': 'Bob', 'a': 30, 't': 'x'}, {'n': 'alice', 'a': 25, 't': 'y'}, {'n': 'Carl', 'a': 30, 't': 'X'}] %}{{ m|unique(attribute='a')|map(attribute='n')|list }}",
            "[&#39;a&#39;, &#39;b&#39;] [&#39;a&#39;, &#39;A&#39;] [1, 2] [&#39;Bob&#39;, &#39;alice&#39;]"
        ),
        (
            "{% set m = [{'n': 'Bob', 'a': 30, 't': 'x'}, {'n': 'alice', 'a': 25, 't': 'y'}, {'n': 'Carl', 'a': 30, 't': 'X'}] %}{% for g in m|groupby('t') %}{{ g.grouper }}:{{ g.list|length }} {% endfor %}{% for a, l in m|groupby('a') %}{{ a }}{{ l|map(attribute='n')|list }}{% endfor %}",
            "x:2 y:1 25[&#39;alice&#39;]30[&#39;Bob&#39;, &#39;Carl&#39;]"
        ),
    ])
    func `order`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{% set m = [{'n': 'Bob', 'a': 30, 't': 'x'}, {'n': 'alice', 'a': 25, 't': 'y'}, {'n': 'Carl', 'a': 30, 't': 'X'}] %}{{ m|map(attribute='n')|map('upper')|list }} {{ m|map(attribute='z', default='-')|list }} {{ ['a']|map('replace', 'a', 'b')|list }} {{ [[1, 2]]|map('join', '-')|list }}",
            "[&#39;BOB&#39;, &#39;ALICE&#39;, &#39;CARL&#39;] [&#39;-&#39;, &#39;-&#39;, &#39;-&#39;] [&#39;b&#39;] [&#39;1-2&#39;]"
        ),
        (
            "{% set m = [{'n': 'Bob', 'a': 30, 't': 'x'}, {'n': 'alice', 'a': 25, 't': 'y'}, {'n': 'Carl', 'a': 30, 't': 'X'}] %}{{ [0, 1, 2, 3]|select|list }} {{ [1, 2, 3]|select('odd')|list }} {{ [1, 2, 3]|reject('odd')|list }} {{ [1, 5]|select('>', 3)|list }} {{ m|selectattr('a', 'eq', 30)|map(attribute='n')|list }} {{ m|rejectattr('a', 'gt', 26)|map(attribute='n')|list }} {{ m|selectattr('n')|list|length }}",
            "[1, 2, 3] [1, 3] [2] [5] [&#39;Bob&#39;, &#39;Carl&#39;] [&#39;alice&#39;] 3"
        ),
    ])
    func `filters and tests by name`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ nothing|default('x') }} {{ ''|default('x') }}|{{ ''|default('x', true) }} {{ none|d('x', boolean=true) }} {{ nothing|d }}|{{ {}.a|default('y') }}",
            "x |x x |y"
        )
    ])
    func `defaults`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ '%s|%5s|%-5s|%05.2f|%x|%r|%%|%+d|%e|%g|%c|%.2s'|format('<', 'a', 'b', 3.14159, 255, 'q', 5, 12345.678, 0.00001234, 'x', 'abc') }}",
            "&lt;|    a|b    |03.14|ff|&#39;q&#39;|%|+5|1.234568e+04|1.234e-05|x|ab"
        ),
        (
            "{{ '%(a)s %(b)03d' % {'a': 1, 'b': 2} }} {{ '%(a)s'|format(a='<') }} {{ '%s' % 1 }} {{ '%s %s' % (1, 2) }} {{ '%d' % 3.9 }}",
            "1 002 &lt; 1 1 2 3"
        ),
        (
            "{{ '{} {}'.format(1, 'a') }} {{ '{1}{0}'.format(1, 2) }} {{ '{:>6.2f}|{:<4}|{:^4}|{:04d}|{:,}|{:x}|{:.1%}|{!r}|{{}}'.format(3.14159, 'a', 'b', 7, 1234567, 255, 0.256, 'q') }} {{ '{a[0]}'.format(a=[9]) }}",
            "1 a 21   3.14|a   | b  |0007|1,234,567|ff|25.6%|&#39;q&#39;|{} 9"
        ),
    ])
    func `formats`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        ("{{ 'a'|attr('upper') is callable }} {{ {'a': 1}|attr('a') is defined }}", "True False")
    ])
    func `attributes`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }
}
