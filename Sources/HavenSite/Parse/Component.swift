package import HavenDiagnostics
import HavenDirectory
import HavenYAML

/// A fenced block that is more than code: so far a list of resources, chosen by the block's arguments.
package enum Component: Sendable, Hashable {
    case resources(ResourceQuery)

    /// The words an author may put after the fence.
    package static let names = ["resources"]

    /// Reads a component.
    ///
    /// The arguments are read where they stand, so that reports point at them; in a quote or an indented
    /// list they stand between other characters, and reports point at all of them.
    ///
    /// - Parameters:
    ///   - name: The word after the fence.
    ///   - arguments: The text between the fences.
    ///   - range: Where that text stands in `bytes`.
    ///   - bytes: The whole source.
    ///   - path: Its path, for reports.
    /// - Returns: The component, if there is nothing wrong with it.
    package static func read(
        name: String,
        arguments: String,
        range: SourceRange,
        in bytes: [UInt8],
        path: String
    ) -> (component: Component?, diagnostics: [Diagnostic]) {
        guard name == "resources" else {
            let fence = infoWord(name, above: range.lower, in: bytes)
            return (nil, [.unknownComponent(name, path, fence)])
        }
        let whole = SourceLocation(path: path, range: range)
        if bytes[range.lower..<range.upper].elementsEqual(arguments.utf8) {
            return resources(bytes, range.lower..<range.upper, path, at: whole)
        }
        let text = Array(arguments.utf8)
        let (component, problems) = resources(text, 0..<text.count, path, at: whole)
        return (component.map { $0.moved(to: whole) }, problems.map { $0.moved(to: whole) })
    }

    private static func resources(
        _ bytes: [UInt8],
        _ range: Range<Int>,
        _ path: String,
        at whole: SourceLocation
    ) -> (component: Component?, diagnostics: [Diagnostic]) {
        let (node, problems) = YAMLReader.read(bytes, range: range, path: path)
        var diagnostics = problems
        guard !diagnostics.contains(where: \.isError) else { return (nil, diagnostics) }
        var fields = YAMLFields(node ?? .emptyMapping, path: path)
        let hasIDs = fields.keyRange("ids") != nil
        let ids = fields.located("ids")
        var query = ResourceQuery()
        query.ids = hasIDs ? ids.map(\.value) : nil
        query.idLocations = ids.map(\.location)
        query.location = whole
        for word in ResourceQuery.Word.allCases {
            guard let text = fields.locatedText(word.rawValue) else { continue }
            if !query.set(word, text.value) { diagnostics.append(.unknownWord(word, text)) }
        }
        query.category = fields.text("category")
        query.audience = fields.text("audience")
        query.language = fields.text("language")
        query.isOwn = fields.flag("own") ?? false
        query.limit = fields.integer("limit", in: 1...1000)
        diagnostics += fields.finish(unknown: .refuse).diagnostics
        guard !diagnostics.contains(where: \.isError) else { return (nil, diagnostics) }
        return (.resources(query), diagnostics)
    }

    /// The component with all its places moved to one.
    private func moved(to location: SourceLocation) -> Component {
        switch self {
        case .resources(var query):
            query.idLocations = query.idLocations.map { _ in location }
            return .resources(query)
        }
    }
}

extension Component {
    /// The word after the fence, which stands on the line above the arguments.
    private static func infoWord(
        _ name: String,
        above arguments: Int,
        in bytes: [UInt8]
    ) -> SourceRange {
        var start = arguments
        while start > 0, bytes[start - 1] != UInt8(ascii: "\n") || start == arguments {
            start -= 1
        }
        let word = Array(name.utf8)
        let line = bytes[start..<arguments]
        let place = line.indices.first { line[$0...].starts(with: word) } ?? start
        return SourceRange(place, place + word.count)
    }
}

extension Diagnostic {
    /// The same report about another place.
    fileprivate func moved(to location: SourceLocation) -> Diagnostic {
        Diagnostic(severity, id, message, at: location, notes: notes, help: help)
    }

    static func unknownComponent(_ name: String, _ path: String, _ range: SourceRange) -> Diagnostic
    {
        let help =
            NearMiss.help(for: name, among: Component.names)
            ?? "components are: \(Component.names.joined(separator: ", ")); for a code sample, write "
            + "```text"
        return Diagnostic(
            .error,
            "unknown-component",
            "there is no component '\(name)'",
            at: SourceLocation(path: path, range: range),
            help: help
        )
    }

    static func unknownWord(_ word: ResourceQuery.Word, _ text: Located<String>) -> Diagnostic {
        if word == .kind { return .unknownResourceKind(text) }
        return Diagnostic(
            .error,
            "unknown-word",
            "'\(text.value)' is no \(word.rawValue) to ask for",
            at: text.location,
            help: NearMiss.help(for: text.value, among: word.known)
                ?? (word == .state
                    ? "write the name of a state, or its code in capitals"
                    : "known are \(word.known.joined(separator: ", "))")
        )
    }

    static func unknownResourceKind(_ kind: Located<String>) -> Diagnostic {
        let kinds = ResourceKind.allCases.map(\.rawValue)
        return Diagnostic(
            .error,
            "unknown-resource-kind",
            "there is no kind of resource '\(kind.value)'",
            at: kind.location,
            help: NearMiss.help(for: kind.value, among: kinds)
                ?? "kinds are: \(kinds.joined(separator: ", "))"
        )
    }
}
