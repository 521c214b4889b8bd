package import HavenDiagnostics

/// The files below `assets/` of a theme, named after their bytes.
///
/// A style sheet names other files, so it gets its name after they have got theirs. Style sheets that need
/// each other in a circle could never be named; that is reported.
package struct ThemeAssets: Sendable {
    /// Sorted by path.
    package let all: [ThemeAsset]
    package let diagnostics: [Diagnostic]
    private let positions: [String: Int]

    /// Names the files.
    ///
    /// - Parameters:
    ///   - files: Path below `Templates/`, bytes, and the path for diagnostics.
    ///   - basePath: The path part of the site's URL, for references that start with a slash.
    package init(_ files: [(path: String, bytes: [UInt8], displayPath: String)], basePath: String) {
        let paths = Set(files.map(\.path))
        var sheets = files.filter { $0.path.hasSuffix(".css") }.map {
            StyleSheet($0.path, $0.bytes, $0.displayPath, known: paths, basePath: basePath)
        }
        var published: [String: ThemeAsset] = [:]
        for file in files where !file.path.hasSuffix(".css") {
            published[file.path] = ThemeAsset(
                path: file.path,
                bytes: file.bytes,
                displayPath: file.displayPath
            )
        }
        while let ready = sheets.firstIndex(where: { sheet in
            sheet.references.allSatisfy { published[$0.target] != nil }
        }) {
            let sheet = sheets.remove(at: ready)
            published[sheet.path] = sheet.published(after: published)
        }
        diagnostics = Self.circles(in: sheets)
        // Nothing is written now; the rest of the build goes on with names that only have to be there.
        for sheet in sheets { published[sheet.path] = sheet.published(after: [:]) }
        all = published.values.sorted { $0.path < $1.path }
        positions = Dictionary(
            all.enumerated().map { ($1.path, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The asset of a path such as `assets/site.css`.
    package subscript(path: String) -> ThemeAsset? { positions[path].map { all[$0] } }

    /// One report for each of the sheets that lie on a circle, not for those that only lead to one.
    private static func circles(in sheets: [StyleSheet]) -> [Diagnostic] {
        var left = sheets
        while let free = left.firstIndex(where: { sheet in
            !left.contains { other in other.references.contains { $0.target == sheet.path } }
        }) {
            left.remove(at: free)
        }
        return left.compactMap { sheet in
            sheet.references.first { reference in left.contains { $0.path == reference.target } }
                .map { reference in
                    let other = left.first { $0.path == reference.target }
                    return .styleCircle(sheet, reference, other?.displayPath ?? reference.target)
                }
        }
    }
}

/// A style sheet of the theme and its references to files of the theme.
struct StyleSheet: Sendable {
    struct Reference: Sendable {
        /// Where the URL stands.
        let range: Range<Int>
        /// The path of the file it leads to, such as `assets/fonts/a.woff2`.
        let target: String
    }

    let path: String
    let bytes: [UInt8]
    let displayPath: String
    /// In the order of the sheet; what leads to no file of the theme is left for the check of links.
    let references: [Reference]

    init(
        _ path: String,
        _ bytes: [UInt8],
        _ displayPath: String,
        known: Set<String>,
        basePath: String
    ) {
        self.path = path
        self.bytes = bytes
        self.displayPath = displayPath
        self.references = StyleLinks.ranges(in: bytes, 0..<bytes.count).compactMap { range in
            Self.target(of: bytes[range], from: path.folderPath, basePath: basePath)
                .flatMap { known.contains($0) ? Reference(range: range, target: $0) : nil }
        }
    }

    /// The sheet under its name, with the names of the others in it.
    func published(after others: [String: ThemeAsset]) -> ThemeAsset {
        var result: [UInt8] = []
        var position = 0
        for reference in references {
            guard let other = others[reference.target] else { continue }
            let url = bytes[reference.range]
            let tail = url.firstIndex { Self.endsPath($0) } ?? url.endIndex
            result += bytes[position..<reference.range.lowerBound]
            // Only the name changes: folders and percent-encoding stay as they are written.
            let written = String(decoding: url[..<tail], as: UTF8.self)
            result += ThemeAsset.marked(written, with: ThemeAsset.mark(of: other.bytes)).utf8
            position = tail
        }
        return ThemeAsset(
            path: path,
            bytes: result + bytes[position...],
            displayPath: displayPath
        )
    }

    /// The path below `Templates/` that a URL means, if it can mean one.
    private static func target(
        of url: ArraySlice<UInt8>,
        from folder: String,
        basePath: String
    ) -> String? {
        let written = url.prefix { !endsPath($0) }
        // A colon before any slash ends a scheme; two slashes start a host; a backslash is an escape.
        guard !written.isEmpty, !written.contains(UInt8(ascii: "\\")),
            !written.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":")),
            !written.starts(with: "//".utf8)
        else { return nil }
        var text = String(decoding: written, as: UTF8.self)
        var segments = folder.split(separator: "/")
        if text.hasPrefix("/") {
            guard text.hasPrefix(basePath) else { return nil }
            text = String(text.dropFirst(basePath.count))
            segments = []
        }
        guard let decoded = SiteURL.decoded(text) else { return nil }
        for segment in decoded.split(separator: "/") {
            switch segment {
            case ".": continue
            case "..": guard segments.popLast() != nil else { return nil }
            default: segments.append(segment)
            }
        }
        return segments.joined(separator: "/")
    }

    /// Whether a byte of a URL starts its query or fragment.
    private static func endsPath(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }
}

extension Diagnostic {
    static func styleCircle(
        _ sheet: StyleSheet,
        _ reference: StyleSheet.Reference,
        _ other: String
    ) -> Diagnostic {
        Diagnostic(
            .error,
            .styleCircle,
            sheet.path == reference.target
                ? "the style sheet refers to itself"
                : "the style sheet needs '\(other)', which needs this one",
            at: SourceLocation(
                path: sheet.displayPath,
                range: SourceRange(reference.range.lowerBound, reference.range.upperBound)
            ),
            help:
                "a style sheet is named after its contents, so take the reference out of one of them"
        )
    }
}

extension DiagnosticID {
    static let styleCircle: DiagnosticID = "style-circle"
}
