package import HavenDiagnostics
import HavenYAML

/// The texts of a theme in one language, from `strings/<language>.yaml`.
///
/// Nested keys are joined by dots: `date: {pattern: …}` is `date.pattern`. The items of a list are texts as well, counted from 1:
/// `date.months.1`. A project's own file adds to the default theme's and replaces single texts of it.
package struct ThemeStrings: Sendable {
    private var texts: [String: String] = [:]
    private var lists: [String: [String]] = [:]

    package init() {}

    /// Reads the texts for a language; for `es-MX` a file `es.yaml` will do, and in the end `en.yaml`.
    package static func read(
        original: [(path: String, bytes: [UInt8])],
        own: [(path: String, bytes: [UInt8])],
        language: String
    ) -> (strings: ThemeStrings, diagnostics: [Diagnostic]) {
        let primary = language.split(separator: "-").first.map(String.init) ?? language
        var strings = ThemeStrings()
        var diagnostics: [Diagnostic] = []
        // From the most general to the most special, so that later texts replace earlier ones.
        var seen: Set<String> = []
        for name in ["en", primary, language] where seen.insert(name).inserted {
            for files in [original, own] {
                let path = "strings/\(name).yaml"
                guard let file = files.first(where: { $0.path == path }) else { continue }
                let (node, problems) = YAMLReader.read(
                    file.bytes,
                    range: 0..<file.bytes.count,
                    path: "Templates/" + path
                )
                diagnostics += problems
                if let node { strings.add(node, under: "") }
            }
        }
        if let own = own.first(where: { $0.path == "strings/\(language).yaml" }) {
            diagnostics += misspeltKeys(in: own, original: original)
        }
        if !seen.contains(where: { $0 != "en" && hasFile($0, original + own) }), primary != "en" {
            diagnostics.append(.missingStrings(language))
        }
        return (strings, diagnostics)
    }

    private static func hasFile(
        _ name: String,
        _ files: [(path: String, bytes: [UInt8])]
    ) -> Bool {
        files.contains { $0.path == "strings/\(name).yaml" }
    }

    /// Keys of the project's own texts that are all but one of the default theme's, and so replace nothing.
    private static func misspeltKeys(
        in own: (path: String, bytes: [UInt8]),
        original: [(path: String, bytes: [UInt8])]
    ) -> [Diagnostic] {
        let path = "Templates/" + own.path
        guard let english = original.first(where: { $0.path == "strings/en.yaml" }),
            case .mapping(let entries) = read(own.bytes, path).content,
            case .mapping(let known) = read(english.bytes, "").content
        else { return [] }
        let names = known.map(\.key)
        return entries.compactMap { entry in
            guard !names.contains(entry.key),
                let near = names.first(where: { NearMiss.distance(from: entry.key, to: $0) <= 1 })
            else { return nil }
            return .misspeltString(entry, near, path)
        }
    }

    private static func read(_ bytes: [UInt8], _ path: String) -> YAMLNode {
        YAMLReader.read(bytes, range: 0..<bytes.count, path: path).node ?? .emptyMapping
    }

    /// Every key, sorted.
    package var keys: [String] { texts.keys.sorted() }

    /// The text of a key, or that of `key.one` / `key.other` by a count.
    package func text(_ key: String, count: Int? = nil) -> String? {
        if let text = texts[key] { return text }
        guard let count else { return nil }
        return texts[key + (count == 1 ? ".one" : ".other")]
    }

    /// The texts of a list, empty if there is none.
    package func list(_ key: String) -> [String] { lists[key] ?? [] }

    /// A text with each `{name}` replaced by its value; names without a value stay.
    package static func filled(
        _ text: String,
        with values: [(name: String, text: String)]
    ) -> String {
        guard text.utf8.contains(UInt8(ascii: "{")) else { return text }
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}") else { break }
            let name = rest[rest.index(after: open)..<close]
            result += values.first { $0.name == name }?.text ?? String(rest[...close])
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    private mutating func add(_ node: YAMLNode, under key: String) {
        switch node.content {
        case .scalar(let text, _): texts[key] = text
        case .sequence(let items):
            let items = items.compactMap { $0.scalar?.text }
            lists[key] = items
            for (number, item) in items.enumerated() { texts["\(key).\(number + 1)"] = item }
        case .mapping(let entries):
            for entry in entries {
                add(entry.value, under: key.isEmpty ? entry.key : "\(key).\(entry.key)")
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func missingStrings(_ language: String) -> Diagnostic {
        Diagnostic(
            .warning,
            "strings-missing",
            "the theme has no texts in the language '\(language)', so pages show English ones",
            at: SourceLocation(path: "Content/site.yaml"),
            help: "translate strings/en.yaml of the theme into Templates/strings/\(language).yaml"
        )
    }

    fileprivate static func misspeltString(
        _ entry: YAMLEntry,
        _ near: String,
        _ path: String
    ) -> Diagnostic {
        Diagnostic(
            .error,
            "unknown-text",
            "the theme has no text '\(entry.key)'",
            at: SourceLocation(path: path, range: entry.keyRange),
            help: "did you mean '\(near)'?"
        )
    }
}
