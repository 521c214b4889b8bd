import HavenDiagnostics
import Testing

@testable import HavenTemplates

/// Whole numbers at the ends of their range give a result or a report, and never end the program.
struct ExtremeNumberTests {
    private static let most = "9223372036854775807"
    private static let least = "(-9223372036854775807 - 1)"

    /// The results are those of Python.
    @Test(arguments: [
        ("'x' | truncate(MOST)", "x"),
        ("'x' | truncate(3, false, '...', MOST)", "x"),
        ("'a,b'.rsplit(',', MOST) | length", "2"),
        ("'a,b'.rsplit(',', LEAST) | length", "2"),
        ("'abc'.find('b', MOST)", "-1"),
        ("'abc'.find('', 4) ~ 'abc'.find('', 3)", "-13"),
        ("'abc'.count('b', LEAST, MOST)", "1"),
        ("'abc'.startswith('a', MOST)", "False"),
        ("'abc'.endswith(('c', 'd'), LEAST)", "True"),
        ("'x'.center(LEAST) ~ 'x'.ljust(LEAST) ~ 'x'.zfill(LEAST)", "xxx"),
        ("'x' | center(LEAST) | indent(LEAST) | wordwrap(MOST)", "x"),
        ("'' * MOST ~ [] * MOST ~ () * MOST", "[]()"),
        ("'x' * LEAST ~ LEAST * [1]", "[]"),
        ("range(3, 5)[::MOST] | list", "[3]"),
        ("range(3, 5)[LEAST:MOST] | list", "[3, 4]"),
        ("'abc'[::LEAST] ~ 'abc'[::MOST]", "ca"),
        ("[1, 2][LEAST:MOST:MOST]", "[1]"),
        ("[1, 2] | slice(LEAST) | list", "[]"),
    ])
    func `an extreme number has a result`(_ expression: String, _ expected: String) {
        #expect(rendered("{{ \(Self.filled(expression)) }}") == expected)
    }

    @Test(arguments: [
        ("range(0, 10, 2)[::MOST]", "the result does not fit in 64 bits"),
        ("range(3, 5)[::MOST][1:]", "the result does not fit in 64 bits"),
        ("range(3, 5)[::LEAST]", "the result does not fit in 64 bits"),
        ("range(5, 3, -1)[::LEAST]", "the result does not fit in 64 bits"),
        ("1.5 | round(LEAST)", "the result is larger than a page may be"),
        ("'%*d' % (LEAST, 1)", "the result is larger than a page may be"),
        ("'%.*f' % (LEAST, 1.5)", "the result is larger than a page may be"),
        ("range(LEAST)", "the result is larger than a page may be"),
        ("'x'.center(MOST)", "the result is larger than a page may be"),
        ("'x' | indent(MOST)", "the result is larger than a page may be"),
        ("[1] | batch(MOST, 0)", "the result is larger than a page may be"),
        ("[1] | slice(MOST)", "the result is larger than a page may be"),
        ("'x' * MOST", "the result is larger than a page may be"),
        ("[1] * MOST", "the result is larger than a page may be"),
        ("[1] | tojson(indent='x' * 100000)", "the result is larger than a page may be"),
    ])
    func `an extreme number has a report`(_ expression: String, _ message: String) {
        let report = rendered("{{ \(Self.filled(expression)) }}")
        #expect(report.contains(message), "\(report)")
    }

    private static func filled(_ expression: String) -> String {
        expression.split(separator: "MOST", omittingEmptySubsequences: false)
            .joined(separator: most)
            .split(separator: "LEAST", omittingEmptySubsequences: false)
            .joined(separator: least)
    }
}
