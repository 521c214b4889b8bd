import HavenDiagnostics
import HavenDirectory
import HavenMarkdown

/// Reads the file of a directory, in whichever form it is written.
struct DirectorySourceReader: Sendable {
    /// What a file says.
    struct Source: Sendable {
        var frontMatter = FrontMatter()
        var directory = ParsedDirectory(introduction: .empty, summary: "", categories: [])
        /// The bytes that are no front matter.
        let body: Range<Int>
        var diagnostics: [Diagnostic]
        /// False if it is not even known where the text begins.
        var isReadable = true
    }

    private let taxonomies: [String]
    private let parser: DirectoryParser

    init(_ settings: SourceParser.Settings) {
        taxonomies = settings.taxonomies
        var options = MarkdownOptions()
        options.rawHTML = settings.allowsRawHTML ? .allow : .refuse
        // Facts are data: an address with two hyphens must not get a dash.
        options.smartPunctuation = false
        parser = DirectoryParser(markdown: MarkdownParser(options: options))
    }

    /// Reads bytes that are UTF-8.
    func read(_ bytes: [UInt8], of file: ContentFile) -> Source {
        if file.isTable { return table(bytes, file) }
        return file.path.hasSuffix(".md") ? markdown(bytes, file) : mapping(bytes, file)
    }

    private func markdown(_ bytes: [UInt8], _ file: ContentFile) -> Source {
        let path = file.displayPath
        let (parts, problem) = FrontMatterSplitter.split(bytes, path: path)
        guard let parts else {
            return Source(
                body: 0..<bytes.count,
                diagnostics: problem.map { [$0] } ?? [],
                isReadable: false
            )
        }
        let (frontMatter, problems) = FrontMatterReader.read(
            bytes,
            range: parts.frontMatter,
            path: path,
            taxonomies: taxonomies,
            needsTitle: true
        )
        var source = Source(frontMatter: frontMatter, body: parts.body, diagnostics: problems)
        let defaults = defaults(of: frontMatter, &source.diagnostics)
        let (directory, found) = parser.parse(
            bytes,
            body: parts.body,
            path: path,
            defaults: defaults
        )
        source.directory = directory
        source.diagnostics += found
        return source
    }

    /// A directory as a table; it has no front matter.
    private func table(_ bytes: [UInt8], _ file: ContentFile) -> Source {
        let (directory, diagnostics) = parser.parseCSV(bytes, path: file.displayPath)
        return Source(directory: directory, body: 0..<bytes.count, diagnostics: diagnostics)
    }

    private func mapping(_ bytes: [UInt8], _ file: ContentFile) -> Source {
        let read = FrontMatterReader.readDirectory(
            bytes,
            path: file.displayPath,
            taxonomies: taxonomies
        )
        var source = Source(
            frontMatter: read.frontMatter,
            body: 0..<bytes.count,
            diagnostics: read.diagnostics
        )
        let defaults = defaults(of: read.frontMatter, &source.diagnostics)
        let (directory, found) = parser.parseYAML(
            bytes,
            introduction: read.introduction,
            resources: read.resources,
            path: file.displayPath,
            defaults: defaults
        )
        source.directory = directory
        source.diagnostics += found.filter { $0.id != .directoryEmpty || defaults.kindIsKnown }
        return source
    }

    /// What front matter says of all resources that do not say it themselves.
    private func defaults(
        of frontMatter: FrontMatter,
        _ diagnostics: inout [Diagnostic]
    ) -> ResourceDefaults {
        var kind: ResourceKind?
        if let text = frontMatter.kind {
            kind = ResourceKind(text: text.value)
            if kind == nil { diagnostics.append(.unknownResourceKind(text)) }
        }
        return ResourceDefaults(
            kind: kind,
            kindIsKnown: !diagnostics.contains(where: \.isError),
            verification: frontMatter.verified?.value
        )
    }
}
