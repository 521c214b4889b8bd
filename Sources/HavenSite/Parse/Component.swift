package import HavenDiagnostics
package import HavenDirectory
import HavenYAML

/// A fenced block that is more than code: so far a list of resources, chosen by the block's arguments.
package enum Component: Sendable, Hashable {
    case resources(ResourceQuery)

    /// The words an author may put after the fence.
    package static let names = ["resources"]

    /// Reads a component: the word after the fence, and the arguments in `range` of the whole source.
    package static func read(
        name: String,
        bytes: [UInt8],
        range: SourceRange,
        path: String
    ) -> (component: Component?, diagnostics: [Diagnostic]) {
        guard name == "resources" else {
            let fence = infoWord(name, above: range.lower, in: bytes)
            return (nil, [.unknownComponent(name, path, fence)])
        }
        let (node, problems) = YAMLReader.read(
            bytes,
            range: range.lower..<range.upper,
            path: path
        )
        guard problems.isEmpty else { return (nil, problems) }
        var fields = YAMLFields(node ?? .emptyMapping, path: path)
        var diagnostics: [Diagnostic] = []
        let kind = fields.locatedText("kind")
        if let kind, ResourceKind(text: kind.value) == nil {
            diagnostics.append(.unknownResourceKind(kind))
        }
        let ids = fields.located("ids")
        let query = ResourceQuery(
            ids: ids.isEmpty ? nil : ids.map(\.value),
            idLocations: ids.map(\.location),
            kind: kind.flatMap { ResourceKind(text: $0.value) },
            category: fields.text("category"),
            audience: fields.text("audience"),
            language: fields.text("language"),
            limit: fields.integer("limit", in: 1...1000)
        )
        diagnostics += fields.finish(unknown: .refuse).diagnostics
        guard !diagnostics.contains(where: \.isError) else { return (nil, diagnostics) }
        return (.resources(query), diagnostics)
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

/// Which resources a page asks for; what is `nil` matches everything.
package struct ResourceQuery: Sendable, Hashable {
    /// These, in this order.
    package var ids: [String]?
    /// Where each id was written, for diagnostics.
    package var idLocations: [SourceLocation] = []
    package var kind: ResourceKind?
    /// The title of a category, whatever its case.
    package var category: String?
    /// A part of the audience, whatever its case: `families`.
    package var audience: String?
    /// The name of a language, or its code.
    package var language: String?
    package var limit: Int?

    /// Where an id was written.
    package func location(of id: String) -> SourceLocation? {
        ids?.firstIndex(of: id).flatMap { $0 < idLocations.count ? idLocations[$0] : nil }
    }
}

extension Diagnostic {
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
