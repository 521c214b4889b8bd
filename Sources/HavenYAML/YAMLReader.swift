package import HavenDiagnostics
import Yams

/// Reads YAML as text with positions: the one door to Yams.
///
/// What the input may cost is bounded before Yams sees it (size, nesting, number of values, anchors)
/// and after (values that aliases multiply), because Yams recurses and libyaml keeps all it has read.
/// Tags, directives, merge keys and keys that are not text are refused: no schema of ours needs them.
package struct YAMLReader {
    /// The largest YAML text that is read: 1 MiB.
    package static let maximumSize = 1 << 20
    /// The deepest nesting of lists and mappings.
    package static let maximumDepth = 64
    /// The largest number of values, aliases counted as often as they are used.
    package static let maximumNodes = 100_000

    /// Reads the part of a file that is YAML, for example what stands between two front matter fences.
    ///
    /// An empty part (or only comments) gives `nil` and no diagnostic. If there is an error, there is no
    /// node; warnings come with one. Ranges are offsets in `bytes`.
    package static func read(
        _ bytes: [UInt8],
        range: Range<Int>,
        path: String
    ) -> (node: YAMLNode?, diagnostics: [Diagnostic]) {
        guard range.count <= maximumSize else {
            return (nil, [.yamlTooLarge(range, path: path)])
        }
        let text = YAMLText(bytes, range: range)
        guard let valid = try? UTF8Span(validating: bytes.span.extracting(text.range)) else {
            return (nil, [.yamlNotUTF8(text.firstInvalidSequence(), path: path)])
        }
        let string = String(copying: valid)
        if let control = text.firstControlCharacter() {
            return (nil, [.yamlControlCharacter(control, path: path)])
        }
        var scan = YAMLPrescan(text, path: path)
        if let failure = scan.run() { return (nil, [failure]) }
        do {
            // Yams' own defaults cost four times the parsing: the encoding is looked up in the process
            // environment on every call, and all threads count references to one shared resolver.
            let resolver = Resolver.basic.removing(.null)
            let constructor = Constructor([:], [:], [:])
            guard let root = try Yams.compose(yaml: string, resolver, constructor, .utf8) else {
                return (nil, [])
            }
            var conversion = YAMLConversion(text, path: path)
            let node = conversion.convert(root)
            guard conversion.diagnostics.isEmpty, let node, !node.isEmpty else {
                return (nil, conversion.diagnostics)
            }
            return (node, conversion.warnings)
        } catch let error as YamlError {
            return (nil, YAMLSyntax(text, path: path, keys: scan.keys).diagnostics(for: error))
        } catch {
            return (nil, [.yamlSyntax("the text is not YAML", at: SourceRange(range), path: path)])
        }
    }
}

extension DiagnosticID {
    static let yamlSize: DiagnosticID = "yaml-size"
    static let yamlEncoding: DiagnosticID = "yaml-encoding"
    static let yamlControl: DiagnosticID = "yaml-control-character"
}

extension Diagnostic {
    static func yamlTooLarge(_ range: Range<Int>, path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .yamlSize,
            "this YAML has \(range.count) bytes; at most \(YAMLReader.maximumSize) are read",
            at: SourceLocation(path: path, range: SourceRange(range.lowerBound, range.lowerBound))
        )
    }

    static func yamlNotUTF8(_ range: SourceRange?, path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .yamlEncoding,
            "these bytes are not UTF-8 text",
            at: SourceLocation(path: path, range: range),
            help: "save the file as UTF-8"
        )
    }

    static func yamlControlCharacter(_ range: SourceRange, path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .yamlControl,
            "a control character is not allowed in YAML",
            at: SourceLocation(path: path, range: range),
            help: "delete it; it cannot be seen in most editors"
        )
    }
}
