import HavenDiagnostics
import HavenTemplates
import Testing

/// Renders small templates for tests.
struct Rendering {
    var globals: [(String, TemplateValue)] = []
    var host = RecordingHost()

    /// What `main` gives, or the report it fails with, as it would be printed.
    mutating func callAsFunction(_ main: String, _ others: [String: String] = [:]) -> String {
        render(named: "main", main, others)
    }

    /// The same for a template that is HTML by its name.
    mutating func html(_ main: String, _ others: [String: String] = [:]) -> String {
        render(named: "main.html", main, others)
    }

    private mutating func render(
        named name: String,
        _ main: String,
        _ others: [String: String]
    ) -> String {
        let (library, sources) = Self.compile(
            [name: main].merging(others) { first, _ in first },
            globals: globals.map(\.0)
        )
        let formatter = DiagnosticFormatter(sources: sources)
        if !library.diagnostics.isEmpty {
            return library.diagnostics.map { formatter.format($0) }.joined()
        }
        var output: [UInt8] = []
        do {
            try library.library.render(
                name,
                variables: TemplateMap(globals),
                host: &host,
                into: &output
            )
        } catch {
            return formatter.format(error.diagnostic)
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Compiles templates by name; the path of each is its name.
    static func compile(
        _ templates: [String: String],
        globals: [String] = []
    ) -> (
        library: (library: TemplateLibrary, diagnostics: [Diagnostic]), sources: [String: [UInt8]]
    ) {
        let sources = templates.sorted { $0.key < $1.key }.map { name, text in
            TemplateSource(name: name, path: name, bytes: Array(text.utf8))
        }
        return (
            TemplateLibrary.compile(sources, globals: globals),
            Dictionary(uniqueKeysWithValues: sources.map { ($0.path, $0.bytes) })
        )
    }
}

/// Renders a template that needs no values.
func rendered(_ main: String, _ others: [String: String] = [:]) -> String {
    var rendering = Rendering()
    return rendering(main, others)
}

/// A host that answers a few calls and notes them, and what records were asked.
struct RecordingHost: TemplateHost {
    private(set) var calls: [String] = []
    /// What records answered: `a.title=Text`, with the letter of the record's index.
    private(set) var questions: [String] = []

    mutating func asked(
        _ member: String,
        of subject: TemplateSubject,
        _ answer: TemplateValue?
    ) {
        let record = ["a", "b", "c"][Int(subject.index)]
        let text =
            switch answer {
            case nil: "nil"
            case .string(let text): text
            case .int: "int"
            case .function: "function"
            case .object: "record"
            default: "other"
            }
        questions.append("\(record).\(member)=\(text)")
    }

    mutating func call(
        _ function: String,
        _ arguments: TemplateArguments
    ) throws(TemplateCallFailure) -> TemplateValue {
        calls.append(function)
        switch function {
        case "t":
            let values = try arguments.bound(to: ["key", "count"], of: "t")
            let count = try values.integer("count").map { " (\($0))" } ?? ""
            return .string(try values.requiredText("key") + count)
        default:
            throw TemplateCallFailure("there is no function '\(function)'", help: "ask t")
        }
    }
}

/// A record with a few members.
struct TestPage: TemplateObject {
    let title: String
    var order = 0

    func member(_ name: String) throws(TemplateCallFailure) -> TemplateValue? {
        switch name {
        case "title": return .string(title)
        case "body": return .markup("<p>\(title)</p>")
        case "broken":
            throw TemplateCallFailure("this page has no body in lists", help: "link to it")
        case "find": return .function("t")
        case "previous": return TemplateValue.none
        default: return nil
        }
    }

    var memberNames: [String] { ["title", "body", "broken", "find", "previous"] }
    var identity: TemplateIdentity { TemplateIdentity(kind: "page", key: title) }
    var kindName: String { "page" }
    var sortKey: TemplateValue? { .int(order) }
}

/// A record that can be printed.
struct TestDate: TemplateObject {
    let day: Int

    func member(_ name: String) throws(TemplateCallFailure) -> TemplateValue? {
        name == "iso" ? .string("2026-01-0\(day)") : nil
    }

    var memberNames: [String] { ["iso"] }
    var printed: TemplateValue? { .string("January \(day) & more") }
    var identity: TemplateIdentity { TemplateIdentity(kind: "date", key: "\(day)") }
    var kindName: String { "date" }
    var sortKey: TemplateValue? { .int(day) }
}
