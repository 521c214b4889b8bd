import HavenDiagnostics

/// Collects what is to be said about an import.
///
/// What many rows have in common is said once, at the first of them, with their number.
struct ImportReport {
    /// So many reports about single rows are shown; the rest is counted.
    private static let most = 50
    /// So many different things that were not taken over are named.
    private static let mostCounted = 100
    /// The most characters of one message: the names in it may be those of a file that somebody made to do harm.
    private static let longest = 400

    private let path: String
    private var diagnostics: [Diagnostic] = []
    /// How many errors and warnings are not shown.
    private var hidden = (errors: 0, others: 0)
    private var order: [String] = []
    private var counted: [String: (first: Diagnostic, count: Int)] = [:]

    init(path: String) { self.path = path }

    /// A row that could not be read, or a value that could not be understood.
    mutating func report(
        _ severity: Severity,
        _ message: String,
        at range: SourceRange,
        help: String? = nil
    ) {
        report(severity, message, at: SourceLocation(path: path, range: range), help: help)
    }

    /// The same in one of several files.
    mutating func report(
        _ severity: Severity,
        _ message: String,
        at location: SourceLocation,
        help: String? = nil
    ) {
        guard diagnostics.count < Self.most else {
            if severity == .error { hidden.errors += 1 } else { hidden.others += 1 }
            return
        }
        diagnostics.append(
            Diagnostic(
                severity,
                .importRow,
                String(message.prefix(Self.longest)),
                at: location,
                help: help
            )
        )
    }

    /// What is wrong with one value; `context` names the row.
    mutating func report(_ problem: ValueProblem, in context: String, at range: SourceRange) {
        report(.warning, "\(context): \(problem.message)", at: range, help: problem.help)
    }

    /// Something that was not taken over, said once for all rows.
    mutating func count(_ message: String, at range: SourceRange, help: String? = nil) {
        count(message, at: SourceLocation(path: path, range: range), help: help)
    }

    /// The same in one of several files.
    mutating func count(_ message: String, at location: SourceLocation, help: String? = nil) {
        let message = String(message.prefix(Self.longest))
        guard counted[message] != nil || order.count < Self.mostCounted else {
            hidden.others += 1
            return
        }
        if let known = counted[message] {
            counted[message] = (known.first, known.count + 1)
            return
        }
        order.append(message)
        let first = Diagnostic(
            .warning,
            .importOmitted,
            message,
            at: location,
            help: help
        )
        counted[message] = (first, 1)
    }

    /// All reports: those of rows in their order, then what was not taken over.
    var all: [Diagnostic] {
        let omitted = order.compactMap { counted[$0] }.map { first, count in
            count == 1 ? first : first.adding(.init("and in \(count - 1) more places"))
        }
        return diagnostics + rest + omitted
    }

    /// What there is to say about the reports that are not shown.
    private var rest: [Diagnostic] {
        guard hidden.errors + hidden.others > 0 else { return [] }
        return [
            Diagnostic(
                hidden.errors > 0 ? .error : .warning,
                .importRow,
                "and \(hidden.errors) more errors and \(hidden.others) more warnings",
                at: SourceLocation(path: path),
                help: "mend what is shown, and import once more"
            )
        ]
    }
}

extension DiagnosticID {
    static let importRow: DiagnosticID = "import-row"
    static let importOmitted: DiagnosticID = "import-omitted"
}
