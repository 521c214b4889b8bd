package import HavenDiagnostics
import HavenDigest

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
        let first = sheets.map { $0.published(after: published) }
        let named = published.merging(first.map { ($0.path, $0) }) { known, _ in known }
        for (sheet, asset) in zip(sheets, first) {
            published[sheet.path] = sheet.published(after: named, mark: asset.mark)
        }
        all = published.values.sorted { $0.path < $1.path }
        positions = Dictionary(
            all.enumerated().map { ($1.path, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The asset of a path such as `assets/site.css`.
    package subscript(path: String) -> ThemeAsset? { positions[path].map { all[$0] } }

    /// One report for each circle, at the first of its sheets.
    ///
    /// Of two circles that share a sheet one is reported; the other may be gone with it.
    private static func circles(in sheets: [StyleSheet]) -> [Diagnostic] {
        var left = sheets
        var found: [Diagnostic] = []
        func next(_ sheet: StyleSheet) -> (reference: StyleSheet.Reference, sheet: StyleSheet)? {
            for reference in sheet.references {
                if let other = left.first(where: { $0.path == reference.target }) {
                    return (reference, other)
                }
            }
            return nil
        }
        while let start = left.first {
            if let free = left.firstIndex(where: { next($0) == nil }) {
                left.remove(at: free)
                continue
            }
            // Each needs another one, so every way comes back to a sheet it has been at.
            var way = [start]
            while let last = way.last, let other = next(last)?.sheet {
                guard let place = way.firstIndex(where: { $0.path == other.path }) else {
                    way.append(other)
                    continue
                }
                way.removeFirst(place)
                break
            }
            let first = way.indices.min { way[$0].path < way[$1].path } ?? 0
            let circle = way[first...] + way[..<first]
            if let sheet = circle.first, let (reference, _) = next(sheet) {
                found.append(.styleCircle(sheet, reference, by: circle.dropFirst()))
            }
            left.removeAll { sheet in circle.contains { $0.path == sheet.path } }
        }
        return found
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

    private struct Link: Sendable {
        let range: Range<Int>
        /// The file of the theme it leads to; what leads elsewhere is left for the check of links.
        let target: String?
    }

    let path: String
    let bytes: [UInt8]
    let displayPath: String
    /// The URLs in the order of the sheet.
    private let links: [Link]

    /// The URLs that lead to files of the theme, in the order of the sheet.
    var references: [Reference] {
        links.compactMap { link in link.target.map { Reference(range: link.range, target: $0) } }
    }

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
        self.links = StyleLinks.all(in: bytes, 0..<bytes.count).map { link in
            let url = link.url(in: bytes)
            let target = Self.target(of: url[...], from: path.folderPath, basePath: basePath)
            return Link(
                range: link.range,
                target: target.flatMap { known.contains($0) ? $0 : nil }
            )
        }
    }

    /// The sheet under its name, or with the mark it is given, with the names of the others in it.
    func published(after others: [String: ThemeAsset], mark: String? = nil) -> ThemeAsset {
        var result: [UInt8] = []
        var places: [Int: SourceRange] = [:]
        var position = 0
        for link in links {
            result += bytes[position..<link.range.lowerBound]
            places[result.count] = SourceRange(link.range.lowerBound, link.range.upperBound)
            position = link.range.lowerBound
            guard let other = link.target.flatMap({ others[$0] }) else { continue }
            result += Self.renamed(bytes[link.range], other.mark)
            position = link.range.upperBound
        }
        return ThemeAsset(
            path: path,
            bytes: result + bytes[position...],
            displayPath: displayPath,
            mark: mark,
            links: places
        )
    }

    /// A URL with a mark in the name of its file: folders and percent-encoding stay as they are written.
    private static func renamed(_ written: ArraySlice<UInt8>, _ mark: String) -> [UInt8] {
        let isEscaped = written.contains(UInt8(ascii: "\\"))
        let url = isEscaped ? StyleTokenizer.unescaped(written)[...] : written
        let tail = url.firstIndex { endsPath($0) } ?? url.endIndex
        let path = String(decoding: url[..<tail], as: UTF8.self)
        let result = Array(ThemeAsset.marked(path, with: mark).utf8) + url[tail...]
        guard isEscaped else { return result }
        // What had to be escaped in the style is encoded in the URL, which is the same to a browser.
        return result.flatMap { byte in
            byte <= 0x20 || "\"'()\\".utf8.contains(byte)
                ? Array("%\(Digest.hex([byte]))".utf8) : [byte]
        }
    }

    /// The path below `Templates/` that a URL means, if it can mean one.
    private static func target(
        of url: ArraySlice<UInt8>,
        from folder: String,
        basePath: String
    ) -> String? {
        let written = url.prefix { !endsPath($0) }
        // A colon before any slash ends a scheme; two slashes start a host; browsers take a backslash for
        // a slash, and leave line ends out.
        guard !written.isEmpty, !url.contains(where: { $0 < 0x20 }),
            !written.contains(UInt8(ascii: "\\")),
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
        by others: some Collection<StyleSheet>
    ) -> Diagnostic {
        let way = others.map { "'\($0.displayPath)', which needs " }.joined()
        return Diagnostic(
            .error,
            .styleCircle,
            others.isEmpty
                ? "the style sheet refers to itself" : "the style sheet needs \(way)this one",
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
