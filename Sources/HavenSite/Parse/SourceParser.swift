import HavenDiagnostics
import HavenDirectory
import HavenMarkdown

/// Turns the bytes of one Markdown source into a `ParsedSource`; knows no other file.
package struct SourceParser: Sendable {
    /// The largest source that is read.
    package static let maximumBytes = 4 << 20
    /// The largest table that is read: it is nothing but rows.
    package static let maximumTableBytes = 64 << 20

    /// The most bytes that a source may have.
    static func maximumBytes(of file: ContentFile) -> Int {
        file.isTable ? maximumTableBytes : maximumBytes
    }

    /// All of the settings that the parser looks at.
    struct Settings: Hashable, Sendable {
        /// The names of the taxonomies, in their order.
        let taxonomies: [String]
        let allowsRawHTML: Bool
        /// The paths of the directories for which the settings have entries.
        let filledDirectories: [String]
        /// The facts that may not stand anywhere.
        let denied: [DeniedFact]
    }

    let settings: Settings
    private let facts: TypedFactScanner
    /// No settings: what is made of a directory is not kept from build to build.
    private let tabled: Set<String>
    private let markdown: MarkdownParser
    private let directories: DirectorySourceReader
    private let bodies: BodyStore

    /// `tabled` are the paths of the directories that have rows in another file, too.
    package init(
        configuration: SiteConfiguration,
        bodies: BodyStore,
        tabled: Set<String> = []
    ) {
        self.init(settings: Settings(of: configuration), bodies: bodies, tabled: tabled)
    }

    init(settings: Settings, bodies: BodyStore, tabled: Set<String> = []) {
        self.tabled = tabled
        var options = MarkdownOptions()
        options.rawHTML = settings.allowsRawHTML ? .allow : .refuse
        self.settings = settings
        self.facts = TypedFactScanner(settings.denied)
        self.markdown = MarkdownParser(options: options)
        self.directories = DirectorySourceReader(settings)
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
        if file.role == .directory { return try directory(bytes, file) }
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
        return try page(bytes, parts.body, file, frontMatter, problems)
    }

    /// What stands for a source that is too large to be read.
    package func refused(_ file: ContentFile) -> ParsedSource {
        broken(file, [.fileTooLarge(file.displayPath, limit: Self.maximumBytes(of: file))])
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
        if let verified = frontMatter.verified {
            diagnostics.append(.misplacedVerification(at: verified.location))
        }
        let components = components(in: parsed.body, bytes, file.displayPath, &diagnostics)
        let text = PageText(
            body: try bodies.append(parsed.body.encoded()),
            fingerprint: parsed.body.fingerprint(headings: parsed.headings),
            headings: parsed.headings,
            summary: frontMatter.description == nil ? parsed.summary : "",
            wordCount: parsed.wordCount,
            references: MarkdownReference.all(in: parsed.body),
            components: components,
            crisisTopics: crisisTopics(in: bytes, body, frontMatter),
            typedFacts: facts.find(in: bytes, bytes.indices)
        )
        return ParsedSource(
            file: file,
            frontMatter: frontMatter,
            content: .page,
            text: text,
            diagnostics: diagnostics
        )
    }

    private func directory(_ bytes: [UInt8], _ file: ContentFile) throws -> ParsedSource {
        let source = directories.read(bytes, of: file)
        let parsed = source.directory
        let isFilled =
            settings.filledDirectories.contains(file.path) || tabled.contains(file.path)
        var diagnostics = source.diagnostics.filter { $0.id != .directoryEmpty || !isFilled }
        let components = components(
            in: parsed.introduction,
            bytes,
            file.displayPath,
            &diagnostics
        )
        // Words that are wrong beside a number may stand beside another's here, so they are looked for in each resource.
        let numbers = facts.find(in: bytes, bytes.indices).filter { typed in
            if case .number = typed.kind { true } else { false }
        }
        diagnostics += DeniedFact.reports(
            of: numbers,
            among: settings.denied,
            path: file.displayPath
        )
        for body in parsed.entryBodies {
            diagnostics += body.holes.compactMap { Self.misplacedComponent($0, file.displayPath) }
        }
        let text = PageText(
            body: try bodies.append(parsed.introduction.encoded()),
            fingerprint: parsed.introduction.fingerprint(headings: []),
            headings: [],
            summary: source.frontMatter.description == nil ? parsed.summary : "",
            wordCount: 0,
            references: ([parsed.introduction] + parsed.entryBodies)
                .flatMap { MarkdownReference.all(in: $0) },
            components: components,
            crisisTopics: crisisTopics(in: bytes, source.body, source.frontMatter),
            // Numbers are what a directory is made of.
            typedFacts: []
        )
        return ParsedSource(
            file: file,
            frontMatter: source.frontMatter,
            content: source.isReadable ? .directory(parsed) : .broken,
            text: source.isReadable ? text : nil,
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
        // Settings that nobody can read may allow everything.
        let isKnown = configuration.isKnown
        taxonomies = configuration.taxonomies.map(\.name)
        allowsRawHTML = configuration.allowsRawHTML || !isKnown
        denied = isKnown ? configuration.denied : []
        // A directory may head what `site.yaml` says of the center's own counseling or meetings.
        filledDirectories = OwnDirectory.allCases.filter {
            !isKnown || !configuration.center.resources(in: $0).isEmpty
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

    static func misplacedVerification(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            "misplaced-verified",
            "only a directory of resources has 'verified'",
            at: location,
            help: "a page has 'reviewed:' with 'by' and 'date'"
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
