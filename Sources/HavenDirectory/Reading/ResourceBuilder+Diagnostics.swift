import HavenDiagnostics

// What `ResourceBuilder` reports; a file of its own only for its length.

extension DiagnosticID {
    static let factEmpty: DiagnosticID = "fact-empty"
    static let factTwice: DiagnosticID = "fact-twice"
    static let factLines: DiagnosticID = "fact-lines"
    static let resourceKind: DiagnosticID = "resource-kind"
    static let resourceUnreachable: DiagnosticID = "resource-unreachable"
    static let serviceFormat: DiagnosticID = "resource-format"
    static let resourceStatus: DiagnosticID = "resource-status"
}

extension Diagnostic {
    static func factEmpty(_ fact: FactName, at range: SourceRange, path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .factEmpty,
            "'\(fact.rawValue)' has no value",
            at: SourceLocation(path: path, range: range),
            help: fact == .expect
                ? "write the steps as a list below it, or delete the line"
                : "write the value behind the colon, or delete the line"
        )
    }

    static func factTwice(
        _ fact: FactName,
        at range: SourceRange,
        first: SourceRange,
        path: String
    ) -> Diagnostic {
        let several = FactName.allCases.filter { $0.channel != nil }.map(\.rawValue)
        return Diagnostic(
            .error,
            .factTwice,
            "'\(fact.rawValue)' is stated twice",
            at: SourceLocation(path: path, range: range),
            notes: [.init("first stated here", at: SourceLocation(path: path, range: first))],
            help: "only \(several.joined(separator: ", ")) may have several lines"
        )
    }

    static func factLines(_ fact: FactName, at range: SourceRange, path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .factLines,
            "'\(fact.rawValue)' has no list below it",
            at: SourceLocation(path: path, range: range),
            help:
                "write it all on one line; a list may stand below a number, an address, and 'Expect'"
        )
    }

    static func channelDetail(at range: SourceRange, path: String) -> Diagnostic {
        let names = ChannelDetail.allCases.map(\.rawValue)
        return Diagnostic(
            .error,
            .factLines,
            "this says nothing about a number or an address",
            at: SourceLocation(path: path, range: range),
            help: "write 'Name: value' with one of \(names.joined(separator: ", "))"
        )
    }

    static func detailTwice(
        _ detail: ChannelDetail,
        at range: SourceRange,
        first: SourceRange,
        path: String
    ) -> Diagnostic {
        Diagnostic(
            .error,
            .factTwice,
            "'\(detail.rawValue)' is stated twice",
            at: SourceLocation(path: path, range: range),
            notes: [.init("first stated here", at: SourceLocation(path: path, range: first))]
        )
    }

    static func resourceKindMissing(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .resourceKind,
            "'\(name)' has no kind",
            at: location,
            help: DirectoryForm(of: location.path).kindHelp
        )
    }

    static func resourceUnreachable(_ name: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning,
            .resourceUnreachable,
            "nobody can reach '\(name)': it has no number and no address",
            at: location,
            help: DirectoryForm(of: location.path).channelHelp
        )
    }
}

/// How a directory is written, for advice in its own terms.
private enum DirectoryForm {
    case text, table, data

    init(of path: String) {
        self =
            path.hasSuffix(".csv")
            ? .table
            : path.hasSuffix(".yaml") || path.hasSuffix(".yml") ? .data : .text
    }

    var kindHelp: String {
        switch self {
        case .table:
            "write 'hotline' or what else it is into its cell of the column 'Kind', and add the column if there is none"
        case .data: "write 'kind: hotline' here"
        case .text: "write 'kind: hotline' into the front matter, or '- Kind: hotline' here"
        }
    }

    var channelHelp: String {
        switch self {
        case .table: "write a number or an address into its row, such as 'example.org' below 'Web'"
        case .data: "add a line such as 'web: example.org'"
        case .text: "add a line such as '- Web: example.org'"
        }
    }
}
