import Testing

/// The expected texts are what Jinja2 3.1.6 gives.
struct TestTests {
    @Test(arguments: [
        (
            "{{ [1 is number, 1.5 is number, true is number, 'a' is number, 1 is integer, true is integer, 1.5 is float, true is boolean, 1 is boolean] }}",
            "[True, True, True, False, True, False, True, True, False]"
        ),
        (
            "{{ ['a' is string, 'a'|safe is string, [] is string, {} is mapping, [] is mapping, [] is sequence, 'a' is sequence, 1 is sequence, range(2) is sequence, {}.keys() is sequence] }}",
            "[True, True, False, True, False, True, True, False, True, False]"
        ),
        (
            "{{ [[] is iterable, 1 is iterable, 'a' is iterable, range is callable, 1 is callable, '<'|safe is escaped, '<' is escaped, none is none, 0 is none, true is true, 1 is true, false is false] }}",
            "[True, False, True, True, False, True, False, True, False, True, False, True]"
        ),
    ])
    func `kinds`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ [1 is eq 1, 1 is equalto 2, 1 is ne 2, 1 is lt 2, 1 is lessthan 1, 1 is le 1, 2 is gt 1, 2 is greaterthan 3, 1 is ge 1, 1 is in [1], 'a' is in 'b', 1 is sameas 1, true is sameas 1] }}",
            "[True, False, True, True, False, True, True, False, True, True, False, True, False]"
        )
    ])
    func `comparisons`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ [3 is odd, 4 is odd, 4 is even, 9 is divisibleby 3, 9 is divisibleby(num=2), 'a' is lower, 'A' is lower, 'A1' is upper, '1' is upper] }}",
            "[True, False, True, True, False, True, False, True, False]"
        )
    ])
    func `numbers and text`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ [nothing is defined, nothing is undefined, 1 is defined, {}.a is defined, 1 is not defined] }}",
            "[False, True, True, False, False]"
        )
    ])
    func `definedness`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }

    @Test(arguments: [
        (
            "{{ ['upper' is filter, 'nope' is filter, 'odd' is test, '>' is test, 'nope' is test, 1 is filter] }}",
            "[True, False, True, True, False, False]"
        )
    ])
    func `names`(_ template: String, _ expected: String) {
        #expect(rendered(template) == expected)
    }
}
