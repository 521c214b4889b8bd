import HavenDiagnostics
import Testing

@testable import HavenTemplates

/// Everything a template can call, with numbers at the ends of their range, on every kind of value.
///
/// Nothing is random: all combinations are tried. A number that is computed with unchecked ends the
/// program, and the name of the test that runs says which calls did it.
struct ExtremeArgumentTests {
    private static let numbers = [Int.min, Int.max, -1, 0, 1 << 40].map(TemplateValue.int)
    /// Those for second arguments, so that the tests stay fast.
    private static let others = [Int.min, Int.max, -1].map(TemplateValue.int)

    /// Values of every kind that have methods.
    private static let owners: [TemplateValue] = [
        .string(""), .string("a-b, \"c\" d"), .string("%*d"), .string("%.*f"), .string("-5"),
        .markup("<b> x-y"), .list([]), .list([.int(3), .int(.min), .double(1.5)]), .tuple([]),
        .tuple([.int(1), .string("b")]), .map(["k": .int(.max)]),
    ]

    /// Values of every kind.
    private static func kinds() throws -> [TemplateValue] {
        let ranges = [(3, 12, 4), (9, 2, -3), (0, 0, 1), (-(1 << 40) + 1, (1 << 40) - 1, 1 << 39)]
        let view = ViewValue(kind: .items, items: [.tuple([.string("k"), .int(.min)])])
        return try owners + [
            .none, .bool(true), .int(7), .int(-7), .int(.min), .int(.max), .double(-1.5),
            .double(1e300), .double(.nan), .object(TestPage(title: "x")), .function("t"),
            .undefined(UndefinedValue("there is none")), .engine(EngineValue(.builtin(.range))),
            .engine(EngineValue(.view(view))),
        ]
            + ranges.map { start, stop, step in
                .engine(EngineValue(.range(try RangeValue(start: start, stop: stop, step: step))))
            }
    }

    @Test func `filters`() throws {
        var calls: [String] = []
        for filter in FilterName.allCases {
            let name = filter.rawValue
            calls += ["\(name)", "\(name)(a)", "map('\(name)', a) | list"]
            for (index, parameter) in filter.parameters.enumerated() {
                calls.append("\(name)(\(parameter)=a)")
                for other in filter.parameters[(index + 1)...] {
                    calls.append("\(name)(\(parameter)=a, \(other)=b)")
                }
            }
        }
        calls += [
            "format(a, b)", "replace('-', '+', a)", "truncate(a, true, '', b)", "sort | first",
            "truncate(a, false, 'xyz', b)", "wordwrap(a, true, '+', true)", "indent('>', a, b)",
            "join(a, attribute=b)", "sum(start=a)", "sum(start=[])", "select('>', a) | list",
            "select('divisibleby', a) | list", "groupby(a, b)", "batch(a, 'x') | list",
            "slice(a, 'x') | list", "round(a, 'ceil')", "round(a, 'floor')", "int(a, b)",
        ]
        try check(calls.map { "v | \($0)" })
    }

    @Test func `methods`() throws {
        let names = Set(MethodNames.text + MethodNames.markup + MethodNames.map)
            .union(MethodNames.list + MethodNames.tuple)
        var calls = names.sorted().flatMap { name in
            ["(a)", "('-', a)", "('-', a, b)", "(a, 'x')", "('', a, b)", "(none, a)"].map {
                "v.\(name)\($0)"
            }
        }
        calls += [
            "'{:{}}'.format(v, a)", "'{:.{}f}'.format(v, a)", "'{:{}.{}e}'.format(v, a, b)",
            "'{:c}'.format(a)", "'{0[\(Int.max)]}'.format(v)", "'{\(Int.max)}'.format(v)",
            "v.replace('-', '+', a)",
        ]
        try check(calls, on: Self.owners)
    }

    @Test func `slices and items`() throws {
        try check([
            "v[a]", "v[a:]", "v[:a]", "v[::a]", "v[a:b]", "v[a::b]", "v[:a:b]", "v[a:b:a]",
            "v[::a][b]", "v[::a][b:] | list", "v[::a][::b] | list", "v[::a][::-1][b:] | length",
            "v[a::b][-1:] ~ v[a::b][::-1]", "v[::4611686018427387904][::-1][::-1][a:][::b] | list",
        ])
    }

    @Test func `functions`() throws {
        try check([
            "range(a)", "range(a, b)", "range(a, b, a)", "range(b, a, a) | list",
            "range(v, a, b)", "range(1, a, b)", "range(a, 1, b) | length", "range(0, 1, a)[b]",
            "dict(v, x=a)", "dict([(a, b)])[v]", "cycler(a, b).next()", "joiner(a)()",
            "namespace(v, x=a).x", "b in range(0, 10, 3)",
        ])
    }

    @Test func `operators and tests`() throws {
        let operators = ["+", "-", "*", "/", "//", "%", "**", "~", "<", "<=", "==", "in", "not in"]
        var calls = operators.flatMap { ["v \($0) a", "a \($0) v", "a \($0) b"] }
        calls += ["-v", "+v", "v % (a, b)", "v % [a]", "'%*.*f' % (a, b, v)", "'%c' % a"]
        calls += ["'%\(Int.max)d' % v", "'%.\(Int.max)x' % a", "'%#x' % a", "'%-*s' % (a, v)"]
        for test in TestName.allCases where test.rawValue.utf8.allSatisfy(\.isLetter) {
            calls.append("v is \(test.rawValue)" + (test.argumentCount == 1 ? "(a)" : ""))
        }
        try check(calls)
    }

    /// Renders each call with the numbers as `a` and `b` and the values as `v`.
    private func check(_ calls: [String], on values: [TemplateValue]? = nil) throws {
        let values = try values ?? Self.kinds()
        let sources = Dictionary(uniqueKeysWithValues: Set(calls).map { ($0, "{{ \($0) }}") })
        let (library, diagnostics) = Rendering.compile(sources, globals: ["a", "b", "v"]).library
        #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
        var host = RecordingHost()
        var results = 0
        var reports = 0
        for call in sources.keys.sorted() {
            let names = call.split { !$0.isLetter && $0 != "_" }
            for a in Self.numbers {
                for b in names.contains("b") ? Self.others : [.none] {
                    for value in names.contains("v") ? values : [.none] {
                        var output: [UInt8] = []
                        do {
                            try library.render(
                                call,
                                variables: ["a": a, "b": b, "v": value],
                                host: &host,
                                into: &output
                            )
                            results += 1
                        } catch {
                            reports += 1
                        }
                        guard output.count > 1 << 20 else { continue }
                        Issue.record("\(call) gives \(output.count) bytes")
                    }
                }
            }
        }
        // Neither all calls work nor none does, or the templates would be at fault.
        #expect(results > 0 && reports > 0)
    }
}
