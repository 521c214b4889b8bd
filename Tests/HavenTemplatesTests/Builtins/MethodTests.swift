import Testing

/// The expected texts are what Jinja2 3.1.6 gives.
struct MethodTests {
    @Test(arguments: [
        (
            #"{{ 'aB'.upper() }} {{ 'aB'.lower() }} {{ "they're".title() }} {{ 'aB'.capitalize() }} {{ 'aB'.swapcase() }} {{ 'ß'.casefold() if false else 'x' }}"#,
            "AB ab They&#39;Re Ab Ab x"
        )
    ])
    func `case`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ ' a '.strip() }}|{{ 'xax'.lstrip('x') }}|{{ 'xax'.rstrip('x') }}|{{ 'abc'.removeprefix('a') }}|{{ 'abc'.removesuffix('c') }}|{{ 'abc'.startswith('a') }}|{{ 'abc'.endswith(('x', 'c')) }}|{{ 'abc'.startswith('b', 1) }}",
            "a|ax|xa|bc|ab|True|True|True"
        )
    ])
    func `ends`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ 'a,b,c'.split(',') }} {{ 'a,b,c'.split(',', 1) }} {{ 'a,b,c'.rsplit(',', 1) }} {{ ' a  b '.split() }} {{ ' a  b c '.split(none, 1) }} {{ 'a\nb'.splitlines() }} {{ 'aXb'.partition('X') }} {{ 'aXbXc'.rpartition('X') }}",
            "[&#39;a&#39;, &#39;b&#39;, &#39;c&#39;] [&#39;a&#39;, &#39;b,c&#39;] [&#39;a,b&#39;, &#39;c&#39;] [&#39;a&#39;, &#39;b&#39;] [&#39;a&#39;, &#39;b c &#39;] [&#39;a&#39;, &#39;b&#39;] (&#39;a&#39;, &#39;X&#39;, &#39;b&#39;) (&#39;aXb&#39;, &#39;X&#39;, &#39;c&#39;)"
        )
    ])
    func `parts`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ 'abcabc'.find('c') }} {{ 'abc'.find('z') }} {{ 'abcabc'.rfind('c') }} {{ 'abc'.index('b') }} {{ 'aXbX'.count('X') }} {{ 'abcabc'.find('a', 1) }} {{ 'abc'.count('') }}",
            "2 -1 5 1 2 3 4"
        )
    ])
    func `search`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "[{{ 'a'.center(4) }}] [{{ 'a'.ljust(3, '.') }}] [{{ 'a'.rjust(3) }}] {{ '5'.zfill(3) }} {{ '-5'.zfill(4) }} {{ 'ab'.center(5, '*') }}",
            "[ a  ] [a..] [  a] 005 -005 **ab*"
        )
    ])
    func `fields`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ ['a1'.isalnum(), 'a'.isalpha(), '1'.isdigit(), '1'.isdecimal(), '½'.isnumeric(), ' '.isspace(), 'a'.islower(), 'A'.isupper(), 'Ab'.istitle(), ''.isalpha()] }}",
            "[True, True, True, True, True, True, True, True, True, False]"
        )
    ])
    func `questions`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ {'a': 1}.get('a') }} {{ {'a': 1}.get('b') }} {{ {'a': 1}.get('b', 2) }} {{ {'a': 1}.keys()|list }} {{ {'a': 1}.values()|list }} {{ {'a': 1}.items()|list }} {{ [1, 2, 1].count(1) }} {{ [1, 2].index(2) }} {{ (1, 2).index(2) }}",
            "1 None 2 [&#39;a&#39;] [1] [(&#39;a&#39;, 1)] 2 1 1"
        )
    ])
    func `dictionaries and lists`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ ('<b>a</b> &amp;'|safe).striptags() }} {{ ('&lt;'|safe).unescape() }} {{ ('<'|safe).center(3, '-') }} {{ ('a<b'|safe).split('<') }}",
            "a &amp; &lt; -<- [Markup(&#39;a&#39;), Markup(&#39;b&#39;)]"
        )
    ])
    func `HTML`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ dict(a=1, b=2) }} {{ dict([('x', 1)], y=2) }} {{ range(5)|list }} {{ range(5, 0, -2)|list }}",
            "{&#39;a&#39;: 1, &#39;b&#39;: 2} {&#39;x&#39;: 1, &#39;y&#39;: 2} [0, 1, 2, 3, 4] [5, 3, 1]"
        ),
        (
            "{% set c = cycler('a', 'b') %}{{ c.next() }}{{ c.next() }}{{ c.next() }}{{ c.current }}{% set x = c.reset() %}{{ c.current }}",
            "ababa"
        ),
        (
            "{% set j = joiner('|') %}{{ j() }}x{{ j() }}y{% set k = joiner() %}{{ k() }}{{ k() }}",
            "x|y, "
        ),
    ])
    func `functions`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }
}
