package import HavenDiagnostics
package import HavenDirectory
package import HavenMarkdown

/// What the Parse stage makes of one Markdown source.
///
/// A class, because it has many parts and goes through many hands. It is immutable.
package final class ParsedSource: Sendable {
    /// The substance of a source.
    package enum Content: Sendable {
        case page
        case directory(ParsedDirectory)
        /// The file could not be read as what it should be; its place in the site stays taken.
        case broken
    }

    package let file: ContentFile
    let sharedFrontMatter: SharedFrontMatter
    package let content: Content
    /// The body, for a directory its opening paragraphs; `nil` if the source is broken.
    package let text: PageText?
    package let diagnostics: [Diagnostic]

    init(
        file: ContentFile,
        frontMatter: FrontMatter,
        content: Content,
        text: PageText?,
        diagnostics: [Diagnostic]
    ) {
        self.file = file
        self.sharedFrontMatter = SharedFrontMatter(frontMatter)
        self.content = content
        self.text = text
        self.diagnostics = diagnostics
    }

    package var frontMatter: FrontMatter { sharedFrontMatter.value }

    /// True if the source cannot stand for what its author meant.
    package var isBroken: Bool { diagnostics.contains(where: \.isError) }
}

extension ParsedDirectory {
    /// The bodies of its entries: descriptions of categories and resources, in order.
    var entryBodies: [MarkdownBody] {
        categories.flatMap { [$0.description] + $0.resources.map(\.description) }
    }
}

/// What the model knows of a body: everything but the body.
package struct PageText: Sendable {
    /// Where the segments lie in the body store.
    package let body: BodyReference
    /// Of all in the body that can be seen on a page: not of the places where its author wrote it.
    let fingerprint: UInt64
    package let headings: [MarkdownHeading]
    /// The beginning as plain text; empty if there is a description, which is shown instead.
    package let summary: String
    package let wordCount: Int
    /// Every link and picture that leads into the site, in order.
    package let references: [MarkdownReference]
    /// The components, one for each of their holes; `nil` for one that was reported.
    package let components: [Component?]
    /// What the body and the front matter's words speak of that needs the crisis lines beside it.
    package let crisisTopics: [CrisisTopic]
    /// Numbers, and facts that are wrong by now, that stand in the text itself.
    package let typedFacts: [TypedFact]
}

/// A destination inside the site, as its author wrote it.
package struct MarkdownReference: Sendable, Hashable {
    package let destination: String
    package let isImage: Bool
    package let range: SourceRange

    /// The references among the holes of a body.
    package static func all(in body: MarkdownBody) -> [MarkdownReference] {
        body.holes.compactMap { hole in
            switch hole.kind {
            case .link(let destination):
                MarkdownReference(destination: destination, isImage: false, range: hole.range)
            case .image(let source):
                MarkdownReference(destination: source, isImage: true, range: hole.range)
            case .component, .string: nil
            }
        }
    }
}
