import HavenDiagnostics

@testable import HavenTemplates

/// A set of templates, compiled by Haven.
///
/// The values of a pair stand for what the site hands to a page, which is known in every template.
/// All words of the sources are declared as such names: whether a name can have a value is then found
/// out at run time, as in Jinja2, and not when the templates are compiled.
struct HavenTemplateSet: Sendable {
    private let library: TemplateLibrary
    private let diagnostics: [Diagnostic]

    init(_ templates: [String: String]) {
        let sources = templates.sorted { $0.key < $1.key }.map {
            TemplateSource(name: $0.key, path: $0.key, bytes: Array($0.value.utf8))
        }
        var words: Set<String> = []
        for source in sources {
            for word in source.bytes.split(whereSeparator: { !Self.isPartOfName($0) }) {
                words.insert(String(decoding: word, as: UTF8.self))
            }
        }
        (library, diagnostics) = TemplateLibrary.compile(sources, globals: words.sorted())
    }

    /// What becomes of a template with these values.
    func outcome(of main: String, context: [String: ContextValue]) -> TemplateOutcome {
        if let failure = compileFailure { return failure }
        let variables = TemplateMap(
            context.sorted { $0.key < $1.key }.map { ($0.key, $0.value.value) }
        )
        var host = SilentHost()
        var output: [UInt8] = []
        do {
            try library.render(main, variables: variables, host: &host, into: &output)
            return .output(String(decoding: output, as: UTF8.self))
        } catch {
            return Self.outcome(of: error.diagnostic)
        }
    }

    /// A mistake in a template counts before a template that is missing.
    private var compileFailure: TemplateOutcome? {
        let outcomes = diagnostics.filter { $0.severity == .error }.map(Self.outcome)
        return outcomes.first { outcome in
            if case .failure(.syntax, _) = outcome { return true }
            return false
        } ?? outcomes.first
    }

    private static func outcome(of diagnostic: Diagnostic) -> TemplateOutcome {
        let kind: TemplateOutcome.Failure =
            switch diagnostic.id {
            case .templateSyntax, .templateUnknownFilter, .templateUnknownTest: .syntax
            case .templateMissingInclude: .missing
            case .templateUndefined, .templateUnknownName: .undefined
            case .templateUnsafePlace, .templateMixedPlaces: .place
            default: .runtime
            }
        return .failure(kind, "\(diagnostic.message) [\(diagnostic.id.rawValue)]")
    }

    private static func isPartOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
