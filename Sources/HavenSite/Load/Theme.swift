package import HavenDiagnostics
package import HavenTemplates
import HavenTheme

/// The templates, texts and files that give a site its looks: the default theme, and over it, file by
/// file, what the project's own `Templates/` holds.
package struct Theme: Sendable {
    /// The top-level names that Haven hands to templates.
    package static let globals = [
        "page", "site", "t", "url", "integrity", "resource", "feed", "entries", "sitemap",
        "sitemaps", "resources", "heading_level",
    ]

    package let templates: TemplateLibrary
    /// The names of all templates, sound or not, sorted.
    package let templateNames: [String]
    /// Whether some template could not be compiled.
    package let hasBrokenTemplates: Bool
    package let strings: ThemeStrings
    /// The files below `assets/`, under the names they are published with.
    package let assets: ThemeAssets
    /// The project's own files, as paths relative to the project.
    package let ownFiles: Set<String>
    /// The files of the project through which scripts come into pages that the default theme does not have:
    /// scripts, and templates with a `script` element; sorted.
    package let ownScripts: [String]
    package let diagnostics: [Diagnostic]
    /// Of each template and all that it can reach.
    private let fingerprints: [String: UInt64]

    /// Puts a theme together.
    ///
    /// - Parameters:
    ///   - original: The files of the default theme, by path below `Templates/`.
    ///   - own: Those of the project.
    ///   - language: The language of the texts.
    ///   - basePath: The path part of the site's URL.
    package init(
        original: [(path: String, bytes: [UInt8])],
        own: [(path: String, bytes: [UInt8])],
        language: String,
        basePath: String
    ) {
        let ownPaths = Set(own.map(\.path))
        // Both have been sorted by path; the merged order decides nothing but the order of reports.
        let files = (original.filter { !ownPaths.contains($0.path) } + own)
            .sorted { $0.path < $1.path }
        let effective = files.filter { Self.isTemplate($0.path) }
        // Only originals that somebody names are compiled under their long name.
        let named = Self.named(
            original.filter { Self.isTemplate($0.path) },
            by: own.filter { Self.isTemplate($0.path) }
        )
        let sources =
            effective.map { file in
                TemplateSource(
                    name: file.path,
                    path: ownPaths.contains(file.path)
                        ? "Templates/" + file.path : Self.originalPath(file.path),
                    bytes: file.bytes
                )
            }
            + named.map { file in
                let path = Self.originalPath(file.path)
                return TemplateSource(name: path, path: path, bytes: file.bytes)
            }
        let (templates, problems) = TemplateLibrary.compile(sources, globals: Self.globals)
        let (strings, stringProblems) = ThemeStrings.read(
            original: original,
            own: own,
            language: language
        )
        self.templates = templates
        self.fingerprints = Self.fingerprints(of: sources, templates)
        self.templateNames = effective.map(\.path)
        self.hasBrokenTemplates = problems.contains { $0.severity == .error }
        self.strings = strings
        self.ownFiles = Set(own.map { "Templates/" + $0.path })
        self.ownScripts = Self.scripts(of: own, besides: original)
        let assets = ThemeAssets(
            files.filter { $0.path.isBelow("assets") }.map { file in
                let isOwn = ownPaths.contains(file.path)
                let place = isOwn ? "Templates/" + file.path : Self.originalPath(file.path)
                return (file.path, file.bytes, place)
            },
            basePath: basePath
        )
        self.assets = assets
        // An original in use under both names reports once.
        self.diagnostics = Diagnostics(problems + stringProblems + assets.diagnostics).sorted()
    }

    /// The default theme that the program carries.
    package static var original: [(path: String, bytes: [UInt8])] {
        EmbeddedTheme.files.map { (String($0.path), $0.bytes) }
    }

    /// The files of the default theme whose long names stand somewhere in the project's templates.
    private static func named(
        _ original: [(path: String, bytes: [UInt8])],
        by own: [(path: String, bytes: [UInt8])]
    ) -> [(path: String, bytes: [UInt8])] {
        let colon = UInt8(ascii: ":")
        let scheme = Array("haven".utf8)
        let names = original.map { Array($0.path.utf8) }
        var found: Set<Int> = []
        for (_, text) in own {
            var position = 0
            while let end = text.position(of: colon, from: position) {
                position = end + 1
                let start = end - scheme.count
                guard start >= 0, text.hasEqual(start..<end, to: scheme, scheme.indices) else {
                    continue
                }
                for (number, name) in names.enumerated()
                where position + name.count <= text.count
                    && text.hasEqual(position..<position + name.count, to: name, name.indices)
                {
                    found.insert(number)
                }
            }
        }
        return found.sorted().map { original[$0] }
    }

    /// The name and path of a file of the default theme, to tell it from the project's own.
    package static func originalPath(_ path: String) -> String {
        "haven:" + path
    }

    /// Whether there is a template for whole pages of this name, sound or not.
    package func has(_ template: String) -> Bool {
        templateNames.contains(template) && template.hasSuffix(".html")
            && !["partials", "macros", "components"].contains(where: template.isBelow)
    }

    /// Of a template and of all templates that it can reach; of one that is not there, zero.
    func fingerprint(ofTemplate name: String) -> UInt64 { fingerprints[name] ?? 0 }

    private static func fingerprints(
        of sources: [TemplateSource],
        _ templates: TemplateLibrary
    ) -> [String: UInt64] {
        let own = Dictionary(
            sources.map { ($0.name, ContentHash($0.bytes)) },
            uniquingKeysWith: { first, _ in first }
        )
        return Dictionary(
            own.keys.map { name in
                var hasher = ContentHasher()
                for reached in templates.closure(of: name) {
                    hasher.update(reached)
                    hasher.update(own[reached]?.low ?? 0)
                    hasher.update(own[reached]?.high ?? 0)
                }
                return (name, hasher.hash.low)
            },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private static func isTemplate(_ path: String) -> Bool {
        !path.isBelow("assets") && !path.isBelow("strings")
    }

    private static func scripts(
        of own: [(path: String, bytes: [UInt8])],
        besides original: [(path: String, bytes: [UInt8])]
    ) -> [String] {
        own.filter { file in
            if original.contains(where: { $0.path == file.path && $0.bytes == file.bytes }) {
                return false
            }
            return file.path.isScript
                || isTemplate(file.path)
                    && String(decoding: file.bytes, as: UTF8.self).bringsScript
        }.map { "Templates/" + $0.path }.sorted()
    }
}

extension String {
    /// Whether a path is that of a script.
    var isScript: Bool {
        [".js", ".mjs"].contains { lowercased().hasSuffix($0) }
    }

    /// Whether a path is that of a whole page, which may hold scripts of its own.
    var isMarkup: Bool {
        [".html", ".htm", ".xhtml", ".xht"].contains { lowercased().hasSuffix($0) }
    }

    /// Whether markup holds a script element, or an attribute that is named like an event handler.
    fileprivate var bringsScript: Bool {
        let lower = lowercased()
        if lower.contains("<script") { return true }
        return lower.split(whereSeparator: \.isWhitespace).contains { word in
            guard word.hasPrefix("on"), let sign = word.firstIndex(of: "=") else { return false }
            return word[..<sign].allSatisfy(\.isLetter)
        }
    }
}
