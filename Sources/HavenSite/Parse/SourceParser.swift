import HavenDiagnostics
import HavenDirectory
import HavenMarkdown

/// Turns the bytes of one Markdown source into a `ParsedSource`; knows no other file.
package struct SourceParser: Sendable {
    /// The largest source that is read.
    package static let maximumBytes = 4 << 20

    /// All of the settings that the parser looks at.
    struct Settings: Hashable, Sendable {
        /// The names of the taxonomies, in their order.
        let taxonomies: [String]
        let allowsRawHTML: Bool
        /// The paths of the directories for which the settings have entries.
        let filledDirectories: [String]
    }

    let settings: Settings
    private let markdown: MarkdownParser
    private let directories: DirectoryParser
    private let bodies: BodyStore

    package init(configuration: SiteConfiguration, bodies: BodyStore) {
        self.init(settings: Settings(of: configuration), bodies: bodies)
    }

    init(settings: Settings, bodies: BodyStore) {
        var options = MarkdownOptions()
        options.rawHTML = settings.allowsRawHTML ? .allow : .refuse
        self.settings = settings
        self.markdown = MarkdownParser(options: options)
        // Facts are data: an address with two hyphens must not get a dash.
        options.smartPunctuation = false
        self.directories = DirectoryParser(markdown: MarkdownParser(options: options))
        self.bodies = bodies
    }

    /// Parses a source and puts its body into the body store.
    ///
    /// - Throws: `EnvironmentFailure` if the body store cannot be written.
    package func parse(
        _ bytes: [UInt8],
        of file: ContentFile
    ) throws -> ParsedSource {
        if let offset = UTF8Validation.firstInvalidOffset(in: bytes) {
            return broken(file, [.invalidUTF8(file.displayPath, offset)])
        }
        let (parts, problem) = FrontMatterSplitter.split(bytes, path: file.displayPath)
        guard let parts else { return broken(file, problem.map { [$0] } ?? []) }
        let (frontMatter, problems) = FrontMatterReader.read(
            bytes,
            range: parts.frontMatter,
            path: file.displayPath,
            taxonomies: settings.taxonomies,
            needsTitle: file.path != "_index.md",
            isContactPage: ContactFormReader.isContactPage(file.path)
        )
        return file.role == .directory
            ? try directory(bytes, parts.body, file, frontMatter, problems)
            : try page(bytes, parts.body, file, frontMatter, problems)
    }

    /// What stands for a source that is too large to be read.
    package func refused(_ file: ContentFile) -> ParsedSource {
        broken(file, [.fileTooLarge(file.displayPath, limit: Self.maximumBytes)])
    }

    private func broken(_ file: ContentFile, _ diagnostics: [Diagnostic]) -> ParsedSource {
        ParsedSource(
            file: file,
            frontMatter: FrontMatter(),
            content: .broken,
            text: nil,
            diagnostics: diagnostics
        )
    }

    private func page(
        _ bytes: [UInt8],
        _ body: Range<Int>,
        _ file: ContentFile,
        _ frontMatter: FrontMatter,
        _ problems: [Diagnostic]
    ) throws -> ParsedSource {
        let parsed = markdown.parse(bytes, body: body, path: file.displayPath)
        var diagnostics = problems + parsed.diagnostics
        if let kind = frontMatter.kind { diagnostics.append(.misplacedKind(kind)) }
        let components = components(in: parsed.body, bytes, file.displayPath, &diagnostics)
        let text = PageText(
            body: try bodies.append(parsed.body.encoded()),
            fingerprint: parsed.body.fingerprint(headings: parsed.headings),
            headings: parsed.headings,
            summary: frontMatter.description == nil ? parsed.summary : "",
            wordCount: parsed.wordCount,
            references: MarkdownReference.all(in: parsed.body),
            components: components,
            crisisTopics: crisisTopics(in: bytes, body, frontMatter)
        )
        return ParsedSource(
            file: file,
            frontMatter: frontMatter,
            content: .page,
            text: text,
            diagnostics: diagnostics
        )
    }

    private func directory(
        _ bytes: [UInt8],
        _ body: Range<Int>,
        _ file: ContentFile,
        _ frontMatter: FrontMatter,
        _ problems: [Diagnostic]
    ) throws -> ParsedSource {
        var diagnostics = problems
        var kind: ResourceKind?
        if let text = frontMatter.kind {
            kind = ResourceKind(text: text.value)
            if kind == nil { diagnostics.append(.unknownResourceKind(text)) }
        }
        let (parsed, found) = directories.parse(
            bytes,
            body: body,
            path: file.displayPath,
            defaultKind: kind,
            kindIsKnown: !diagnostics.contains(where: \.isError)
        )
        let isFilled = settings.filledDirectories.contains(file.path)
        diagnostics += found.filter { $0.id != .directoryEmpty || !isFilled }
        let components = components(
            in: parsed.introduction,
            bytes,
            file.displayPath,
            &diagnostics
        )
        for body in parsed.entryBodies {
            diagnostics += body.holes.compactMap { Self.misplacedComponent($0, file.displayPath) }
        }
        let text = PageText(
            body: try bodies.append(parsed.introduction.encoded()),
            fingerprint: parsed.introduction.fingerprint(headings: []),
            headings: [],
            summary: frontMatter.description == nil ? parsed.summary : "",
            wordCount: 0,
            references: ([parsed.introduction] + parsed.entryBodies)
                .flatMap { MarkdownReference.all(in: $0) },
            components: components,
            crisisTopics: crisisTopics(in: bytes, body, frontMatter)
        )
        return ParsedSource(
            file: file,
            frontMatter: frontMatter,
            content: .directory(parsed),
            text: text,
            diagnostics: diagnostics
        )
    }

    /// What the body and the words of the front matter speak of; each stands by itself.
    private func crisisTopics(
        in bytes: [UInt8],
        _ body: Range<Int>,
        _ frontMatter: FrontMatter
    ) -> [CrisisTopic] {
        var search = CrisisSearch()
        search.read(bytes.span.extracting(body))
        search.read(Array(frontMatter.spokenText.utf8).span)
        return search.topics
    }

    private func components(
        in body: MarkdownBody,
        _ bytes: [UInt8],
        _ path: String,
        _ diagnostics: inout [Diagnostic]
    ) -> [Component?] {
        var components: [Component?] = []
        for hole in body.holes {
            guard case .component(let name, let arguments) = hole.kind else { continue }
            let (component, problems) = Component.read(
                name: name,
                arguments: arguments,
                range: hole.range,
                in: bytes,
                path: path
            )
            diagnostics += problems
            components.append(component)
        }
        return components
    }

    /// A resource stands in many places, so its description holds text only.
    private static func misplacedComponent(_ hole: MarkdownHole, _ path: String) -> Diagnostic? {
        guard case .component(let name, _) = hole.kind else { return nil }
        return .misplacedComponent(name, path, hole.range)
    }
}

extension SourceParser.Settings {
    init(of configuration: SiteConfiguration) {
        taxonomies = configuration.taxonomies.map(\.name)
        allowsRawHTML = configuration.allowsRawHTML
        // A directory may head what `site.yaml` says of the center's own counseling or meetings.
        filledDirectories = OwnDirectory.allCases.filter {
            !configuration.center.resources(in: $0).isEmpty
        }.map(\.sourcePath)
    }
}

extension Diagnostic {
    static func invalidUTF8(_ path: String, _ offset: Int) -> Diagnostic {
        Diagnostic(
            .error,
            "invalid-utf8",
            "this byte is not UTF-8 text",
            at: SourceLocation(path: path, range: SourceRange(offset, offset + 1)),
            help: "save the file with the encoding UTF-8"
        )
    }

    static func misplacedComponent(
        _ name: String,
        _ path: String,
        _ range: SourceRange
    ) -> Diagnostic {
        Diagnostic(
            .error,
            "misplaced-component",
            "a component cannot stand in the description of a resource or category",
            at: SourceLocation(path: path, range: range),
            help: "put '\(name)' before the first heading of the directory, or into an article"
        )
    }

    static func misplacedKind(_ kind: Located<String>) -> Diagnostic {
        Diagnostic(
            .error,
            "misplaced-kind",
            "only a directory of resources has a kind",
            at: kind.location,
            help: "move the file into Content/resources, or put the key below 'params:'"
        )
    }

    static func fileTooLarge(_ path: String, limit: Int) -> Diagnostic {
        Diagnostic(
            .error,
            "file-too-large",
            "the file is larger than \(limit / 1_048_576) MB",
            at: SourceLocation(path: path),
            help: "split the text, or put pictures and files into Content/media"
        )
    }
}
