package import HavenDiagnostics

/// Every file below `Content/` with its role, sorted by path.
///
/// Decides by names and places only; nothing is read. A file that plays no known part is an error, never
/// a page that silently does not appear.
package struct ContentInventory: Sendable {
    package let files: [ContentFile]
    package let diagnostics: [Diagnostic]

    /// Classifies the files with these paths below `Content/`.
    package init(paths: [String]) {
        let paths = paths.sorted { $0.precedesInBytes($1) }
        let bundles = Self.bundleFolders(paths)
        var files: [ContentFile] = []
        var diagnostics: [Diagnostic] = []
        // Equality of texts is canonical: a composed and a decomposed `é` are one name.
        var names: Set<String> = []
        for path in paths {
            guard names.insert(path).inserted else {
                diagnostics.append(.sameName(path))
                continue
            }
            switch Self.role(of: path, bundles: bundles) {
            case .success(let role): files.append(ContentFile(path: path, role: role))
            case .failure(let refusal): diagnostics.append(refusal.diagnostic)
            }
        }
        if !paths.contains("site.yaml"), !paths.contains("site.yml") {
            diagnostics.append(.missingConfiguration)
        }
        self.files = files
        self.diagnostics = diagnostics
    }

    /// The file that holds the settings of the site.
    package var configuration: ContentFile? {
        files.first { $0.role == .configuration }
    }

    /// The sources: pages in Markdown, and directories.
    package var sources: [ContentFile] {
        files.filter {
            switch $0.role {
            case .sectionPage, .page, .bundlePage, .directory: true
            default: false
            }
        }
    }

    private struct Refusal: Error {
        let diagnostic: Diagnostic
    }

    /// Folders with an `index.md`, outside those that are copied as they are.
    private static func bundleFolders(_ paths: [String]) -> Set<String> {
        Set(
            paths.filter {
                $0.lastSegment == "index.md" && !isCopied($0) && ignoredReason($0) == nil
            }
            .map(\.folderPath)
            .filter { !$0.isEmpty }
        )
    }

    private static func isCopied(_ path: String) -> Bool {
        path.isBelow("media") || path.isBelow("static")
    }

    /// The folders whose names have a meaning.
    private static let knownFolders = ["articles", "resources", "media", "static"]

    /// Refuses a folder whose name is all but one of those with a meaning: what lies in it would silently be
    /// something else.
    private static func folderRefusal(of path: String) -> Refusal? {
        guard let slash = path.utf8.firstIndex(of: UInt8(ascii: "/")),
            !knownFolders.contains(where: path.isBelow)
        else { return nil }
        let first = String(path[..<slash])
        guard
            let meant = knownFolders.first(where: { NearMiss.distance(from: first, to: $0) <= 1 })
        else { return nil }
        return Refusal(diagnostic: .folderName(first, meant: meant))
    }

    private static func role(
        of path: String,
        bundles: Set<String>
    ) -> Result<ContentFile.Role, Refusal> {
        if let reason = ignoredReason(path) { return .success(.ignored(reason)) }
        if path == "site.yaml" { return .success(.configuration) }
        if let refusal = folderRefusal(of: path) { return .failure(refusal) }
        if path.isBelow("media") { return .success(.media) }
        if path.isBelow("static") { return .success(.staticFile) }
        let isMarkdown = path.hasSuffix(".md")
        if let bundle = innermostBundle(of: path, bundles) {
            if path == bundle + "/index.md" {
                guard innermostBundle(of: bundle, bundles) == nil else {
                    return .failure(Refusal(diagnostic: .pageInBundle(path)))
                }
                return bundle.isBelow("resources")
                    ? .failure(Refusal(diagnostic: .bundleInResources(path)))
                    : .success(.bundlePage)
            }
            return isMarkdown
                ? .failure(Refusal(diagnostic: .pageInBundle(path)))
                : .success(.bundleFile(folder: bundle))
        }
        if path.isBelow("resources"), isData(path) { return .success(.directory) }
        guard isMarkdown else { return .failure(Refusal(diagnostic: .unknownFile(path))) }
        switch path.lastSegment {
        case "_index.md": return .success(.sectionPage)
        case "index.md": return .failure(Refusal(diagnostic: .indexAtRoot))
        default: return .success(path.isBelow("resources") ? .directory : .page)
        }
    }

    /// Whether a directory may be written in this form besides Markdown.
    private static func isData(_ path: String) -> Bool {
        path.hasSuffix(".csv") || path.hasSuffix(".yaml") || path.hasSuffix(".yml")
    }

    private static func innermostBundle(of path: String, _ bundles: Set<String>) -> String? {
        var folder = path.folderPath
        while !folder.isEmpty {
            if bundles.contains(folder) { return folder }
            folder = folder.folderPath
        }
        return nil
    }

    /// Whether a hidden name is that of an editor, a version control or a file browser.
    private static func isLeftover(_ name: Substring) -> Bool {
        name.hasPrefix(".#") || name.hasPrefix(".git") || name.hasPrefix("._")
            || [".DS_Store", ".svn", ".hg"].contains(String(name))
    }

    /// Whether a path is that of a Markdown file with nothing in it that marks a name as hidden or as a leftover: most are.
    private static func isPlain(_ path: String) -> Bool {
        guard path.hasSuffix(".md") else { return false }
        var startsSegment = true
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "."): if startsSegment { return false }
            case UInt8(ascii: "~"), UInt8(ascii: "#"): return false
            default: break
            }
            startsSegment = byte == UInt8(ascii: "/")
        }
        return true
    }

    /// Why a file is left out: it, or a folder above it, is hidden or a leftover of an editor.
    static func ignoredReason(_ path: String) -> String? {
        if isPlain(path) { return nil }
        // What lies in `static/` is for web hosts, which know names such as `.well-known` and `.htaccess`.
        let segments = path.split(separator: "/")
        for segment in segments where segment.hasPrefix(".") {
            if segments.first == "static", !isLeftover(segment) { continue }
            return "hidden file"
        }
        guard let name = segments.last else { return nil }
        if name.hasSuffix("~") || name.hasPrefix("#") && name.hasSuffix("#") {
            return "backup file"
        }
        if name.hasPrefix("~$") { return "lock file of an office program" }
        if [".bak", ".swp", ".swo", ".orig", ".tmp"].contains(where: name.lowercased().hasSuffix) {
            return "backup file"
        }
        return ["Thumbs.db", "desktop.ini"].contains(String(name)) ? "file of the system" : nil
    }
}

extension Diagnostic {
    static let missingConfiguration = Diagnostic(
        .error,
        "site-missing",
        "there is no 'site.yaml' in Content",
        at: SourceLocation(path: "Content/site.yaml"),
        help: "write one with at least 'format: 1', 'title:' and 'url:'"
    )

    static let indexAtRoot = Diagnostic(
        .error,
        "index-at-root",
        "the home page is '_index.md', with an underscore",
        at: SourceLocation(path: "Content/index.md"),
        help: "rename the file to '_index.md'"
    )

    static func folderName(_ name: String, meant: String) -> Diagnostic {
        Diagnostic(
            .error,
            "folder-name",
            "the folder '\(name)' is not '\(meant)', and would be a section of plain pages",
            at: SourceLocation(path: "Content/\(name)"),
            help: "rename it to '\(meant)', or choose a name that is less like it"
        )
    }

    static func sameName(_ path: String) -> Diagnostic {
        Diagnostic(
            .error,
            "same-name",
            "two files have this name, with letters and accents put together differently",
            at: SourceLocation(path: "Content/" + path),
            help: "rename one of them"
        )
    }

    static func pageInBundle(_ path: String) -> Diagnostic {
        Diagnostic(
            .error,
            "page-in-bundle",
            "a folder with an 'index.md' holds one page and its files",
            at: SourceLocation(path: "Content/" + path),
            help: "move this page out of the folder, or rename 'index.md' to '_index.md'"
        )
    }

    static func bundleInResources(_ path: String) -> Diagnostic {
        Diagnostic(
            .error,
            "bundle-in-resources",
            "a directory of resources is one file",
            at: SourceLocation(path: "Content/" + path),
            help: "rename it, such as 'resources/hotlines.md'"
        )
    }

    static func unknownFile(_ path: String) -> Diagnostic {
        let isSheet = [".xlsx", ".xls", ".ods", ".numbers"].contains { path.hasSuffix($0) }
        let help =
            path == "site.yml"
            ? "rename it to 'site.yaml'"
            : path.isBelow("resources") && isSheet
                ? "save the sheet as a file of the kind 'CSV UTF-8'; see docs/directories.md"
                : "put pictures and files into Content/media, or beside the 'index.md' of their page; "
                    + "files to copy unchanged go into Content/static"
        return Diagnostic(
            .error,
            "unknown-file",
            "Haven does not know what to do with this file",
            at: SourceLocation(path: "Content/" + path),
            help: help
        )
    }
}
