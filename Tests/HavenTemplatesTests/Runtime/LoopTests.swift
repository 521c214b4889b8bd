import Testing

/// The expected texts are what Jinja2 3.1.6 gives.
struct LoopTests {
    @Test(arguments: [
        (
            "{% for i in 'abc' %}{{ loop.index }}{{ loop.index0 }}{{ loop.revindex }}{{ loop.revindex0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }}{{ loop.depth }} {% endfor %}",
            "1032TrueFalse31 2121FalseFalse31 3210FalseTrue31 "
        )
    ])
    func `a loop knows where it is`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{% for i in 'abc' %}{{ loop.previtem|default('-') }}{{ i }}{{ loop.nextitem|default('-') }} {% endfor %}",
            "-ab abc bc- "
        )
    ])
    func `a loop knows its neighbours`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{% for i in range(9) if i is odd %}{{ loop.index }}/{{ loop.length }}{{ ',' if not loop.last }}{% endfor %}",
            "1/4,2/4,3/4,4/4"
        ),
        (
            "{% for i in range(6) if i is even %}{{ loop.nextitem if loop.nextitem is defined else '-' }}{{ loop.revindex }}{% endfor %}",
            "2342-1"
        ),
    ])
    func `a filtered loop counts what is left`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{% set ns = namespace(m=0) %}{% for x in [1, 3, 2, 5] if x > ns.m %}{{ x }}{% set ns.m = x %}{% endfor %}",
            "135"
        )
    ])
    func `the filter of a loop runs round by round`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        ("{% for i in [] %}a{% else %}b{% endfor %}", "b"),
        ("{% for i in [1] if i > 1 %}a{% else %}b{% endfor %}", "b"),
    ])
    func `else runs without rounds`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        ("{% for k, v in {'a': 1, 'b': 2}.items() %}{{ k }}{{ v }}{% endfor %}", "a1b2"),
        ("{% for a, (b, c) in [(1, (2, 3))] %}{{ a }}{{ b }}{{ c }}{% endfor %}", "123"),
    ])
    func `loops unpack`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{% for a in [1, [2, [3]]] recursive %}{{ loop.depth }}{% if a is iterable %}({{ loop(a) }}){% else %}{{ a }}{% endif %}{% endfor %}",
            "111(222(33))"
        ),
        ("{% for a in [[], [[]]] recursive %}<{{ loop(a) }}>{% else %}-{% endfor %}", "<-><<->>"),
    ])
    func `a recursive loop calls itself`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{% for i in range(4) %}{{ loop.cycle('o', 'e') }}{{ loop.changed(i // 2) }} {% endfor %}",
            "oTrue eFalse oTrue eFalse "
        )
    ])
    func `cycle and changed`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{% for i in [1, 2] %}{% for j in [1, 2] %}{{ loop.index }}{% endfor %}{{ loop.index }} {% endfor %}",
            "121 122 "
        )
    ])
    func `loops inside of loops have their own state`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{% for c in 'a<' %}{{ c }}{% endfor %}{% for k in {'x': 1} %}{{ k }}{% endfor %}{% for c in '<'|safe %}{{ c }}{% endfor %}{% for i in range(3, 0, -1) %}{{ i }}{% endfor %}",
            "a&lt;x&lt;321"
        )
    ])
    func `text, dictionaries and ranges have items`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }
}
