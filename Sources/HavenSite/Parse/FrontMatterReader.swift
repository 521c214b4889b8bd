import HavenDates
package import HavenDiagnostics
import HavenDirectory
package import HavenYAML

/// Turns the YAML of front matter into `FrontMatter`, by the schema.
package struct FrontMatterReader {
    private let path: String
    private var fields: YAMLFields
    private var diagnostics: [Diagnostic] = []

    private init(fields: YAMLFields) {
        self.path = fields.path
        self.fields = fields
    }

    /// Reads the YAML in `range` of a source.
    ///
    /// `taxonomies` are the front matter keys of the site's taxonomies; with `needsTitle`, a missing title
    /// is an error, reported at the opening fence. Only the contact page may have a form.
    package static func read(
        _ bytes: [UInt8],
        range: Range<Int>,
        path: String,
        taxonomies: [String],
        needsTitle: Bool,
        isContactPage: Bool = false
    ) -> (frontMatter: FrontMatter, diagnostics: [Diagnostic]) {
        let (node, problems) = YAMLReader.read(bytes, range: range, path: path)
        var reader = FrontMatterReader(
            fields: YAMLFields(node ?? .emptyMapping, path: path)
        )
        reader.diagnostics = problems
        let fence = SourceRange(max(0, range.lowerBound - 4), max(0, range.lowerBound - 1))
        let form = isContactPage ? reader.form(orAt: fence) : reader.refuseForm()
        var frontMatter = reader.frontMatter(taxonomies: taxonomies)
        frontMatter.form = form
        if needsTitle, frontMatter.title == nil, !reader.diagnostics.contains(where: \.isError) {
            reader.diagnostics.append(.missingTitle(path, fence))
        }
        return (frontMatter, reader.diagnostics)
    }

    /// What a directory in YAML says.
    package struct DirectoryFile: Sendable {
        package let frontMatter: FrontMatter
        /// The text above the resources.
        package let introduction: YAMLNode?
        package let resources: YAMLNode?
        package let diagnostics: [Diagnostic]
    }

    /// Reads a directory in YAML: front matter without fences, with the keys `introduction` and `resources`.
    package static func readDirectory(
        _ bytes: [UInt8],
        path: String,
        taxonomies: [String]
    ) -> DirectoryFile {
        let (node, problems) = YAMLReader.read(bytes, range: 0..<bytes.count, path: path)
        var reader = FrontMatterReader(fields: YAMLFields(node ?? .emptyMapping, path: path))
        reader.diagnostics = problems
        let introduction = reader.fields.node("introduction")
        let resources = reader.fields.node("resources")
        _ = reader.refuseForm()
        let frontMatter = reader.frontMatter(taxonomies: taxonomies)
        if frontMatter.title == nil, !reader.diagnostics.contains(where: \.isError) {
            reader.diagnostics.append(.missingTitle(path, SourceRange(0, 0)))
        }
        return DirectoryFile(
            frontMatter: frontMatter,
            introduction: introduction,
            resources: resources,
            diagnostics: reader.diagnostics
        )
    }

    private mutating func frontMatter(taxonomies: [String]) -> FrontMatter {
        var result = FrontMatter()
        // A title of blanks is none.
        result.title = fields.text("title").flatMap { title in
            title.utf8.contains { $0 > 0x20 } ? title : nil
        }
        result.description = fields.text("description")
        result.date = date("date")
        result.lastmod = date("lastmod")
        result.publishDate = date("publishDate")
        result.expiryDate = date("expiryDate")
        result.draft = fields.flag("draft") ?? false
        result.slug = fields.locatedText("slug")
        result.url = fields.locatedText("url").flatMap { permalink($0, key: "url") }
        result.aliases = fields.located("aliases").compactMap { permalink($0, key: "aliases") }
        result.weight = fields.integer("weight", in: -1_000_000...1_000_000)
        result.authors = fields.located("authors") + fields.located("author")
        result.reviewed = review()
        result.references = references()
        result.image = image()
        result.template = fields.locatedText("template")
        result.kind = fields.locatedText("kind")
        result.verified = verified()
        result.terms = taxonomies.map {
            $0 == SiteConfiguration.authors ? result.authors : fields.located($0)
        }
        let params = fields.fields("params")?.finish(unknown: .nearMissOnly).remaining
        let (problems, remaining) = fields.finish(unknown: .nearMissOnly)
        diagnostics += problems
        result.params = remaining + (params ?? [])
        return result
    }

    /// The form of the contact page; one that is not mentioned is one that is not connected.
    private mutating func form(orAt fence: SourceRange) -> ContactForm {
        let key = fields.keyRange("form")
        let node = fields.node("form")
        let (form, problems) = ContactFormReader.read(
            fields.fields("form"),
            at: key ?? fence,
            path: path
        )
        // YAML that cannot be read says nothing about a form, and neither does a form that is no mapping.
        let isSomethingElse = node.map { !$0.isMapping } ?? false
        if !isSomethingElse, !diagnostics.contains(where: \.isError) { diagnostics += problems }
        return form
    }

    /// A form elsewhere is reported; its key is known only then, so that no other word is near it.
    private mutating func refuseForm() -> ContactForm? {
        if let key = fields.keyRange("form") {
            _ = fields.node("form")
            diagnostics.append(.misplacedForm(SourceLocation(path: path, range: key)))
        }
        return nil
    }

    private mutating func date(_ key: String) -> CivilDate? {
        guard let text = fields.locatedText(key) else { return nil }
        if let date = CivilDate(parsing: text.value) { return date }
        diagnostics.append(.badDate(key, text))
        return nil
    }

    private mutating func permalink(_ text: Located<String>, key: String) -> Located<Permalink>? {
        var decoded = SiteURL.decoded(text.value) ?? text.value
        // A page is a folder, as in Hugo, unless its address names a kind of file.
        if !decoded.hasSuffix("/"), !decoded.lastSegment.contains(".") { decoded += "/" }
        if let permalink = Permalink(decoded) { return Located(permalink, at: text.location) }
        diagnostics.append(.badPermalink(key, text))
        return nil
    }

    /// `2026-09-21 by A. Editor (https://example.org/)`, or a mapping of the same.
    private mutating func verified() -> Located<Verification>? {
        guard let node = fields.node("verified") else { return nil }
        let place = SourceLocation(path: path, range: node.range)
        if node.isMapping, let nested = fields.fields("verified") {
            var inner = FrontMatterReader(fields: nested)
            _ = inner.fields.requiredText("date")
            let date = inner.date("date")
            let by = inner.fields.text("by")
            let source = inner.fields.text("source")
            diagnostics += inner.diagnostics + inner.fields.finish(unknown: .refuse).diagnostics
            return date.map {
                Located(Verification(date: $0.dateOnly, by: by, source: source), at: place)
            }
        }
        guard let scalar = fields.scalar("verified") else { return nil }
        do throws(ValueProblem) {
            return Located(try Verification(parsing: scalar.text), at: place)
        } catch {
            diagnostics.append(
                scalar.isQuoted
                    ? error.diagnostic(at: scalar.range, path: path)
                    : error.diagnostic(textAt: scalar.range.lower, path: path)
            )
            return nil
        }
    }

    private mutating func review() -> FrontMatter.Review? {
        guard let nested = fields.fields("reviewed") else { return nil }
        var inner = FrontMatterReader(fields: nested)
        let by = inner.fields.requiredText("by") == nil ? nil : inner.fields.locatedText("by")
        let date = inner.date("date")
        diagnostics += inner.diagnostics + inner.fields.finish(unknown: .refuse).diagnostics
        return by.map { FrontMatter.Review(by: $0, date: date) }
    }

    /// Each reference is one text, or a mapping with a title.
    private mutating func references() -> [FrontMatter.Reference] {
        let nodes: [YAMLNode]
        switch fields.node("references")?.content {
        case .sequence: nodes = fields.list("references")
        case nil: nodes = []
        default: return fields.scalars("references").map { Self.reference($0.text) }
        }
        return nodes.compactMap { node in
            if let scalar = node.scalar, !node.isEmpty { return Self.reference(scalar.text) }
            var inner = FrontMatterReader(fields: YAMLFields(node, path: path))
            let title = inner.fields.requiredText("title")
            let publisher = inner.fields.text("publisher")
            let url = inner.webAddress("url")
            let accessed = inner.date("accessed")
            diagnostics += inner.diagnostics + inner.fields.finish(unknown: .refuse).diagnostics
            return title.map {
                FrontMatter.Reference(text: $0, publisher: publisher, url: url, accessed: accessed)
            }
        }
    }

    /// A reference that is one text; an address alone is its own link.
    private static func reference(_ text: String) -> FrontMatter.Reference {
        let isAddress = ["https://", "http://"].contains(where: text.hasPrefix)
        return FrontMatter.Reference(
            text: text,
            publisher: nil,
            url: isAddress && !text.contains(" ") ? text : nil,
            accessed: nil
        )
    }

    private mutating func webAddress(_ key: String) -> String? {
        guard let scalar = fields.scalar(key) else { return nil }
        do throws(ValueProblem) {
            return try WebAddress(parsing: scalar.text).href
        } catch {
            diagnostics.append(error.diagnostic(at: scalar.range, path: path))
            return nil
        }
    }

    private mutating func image() -> Picture? {
        guard let nested = fields.fields("image") else { return nil }
        var inner = FrontMatterReader(fields: nested)
        let source =
            inner.fields.requiredText("src") == nil ? nil : inner.fields.locatedText("src")
        let alt = inner.fields.requiredText("alt")
        diagnostics += inner.diagnostics + inner.fields.finish(unknown: .refuse).diagnostics
        guard let source, let alt else { return nil }
        return Picture(source: source, alt: alt)
    }
}

extension YAMLNode {
    fileprivate var isMapping: Bool {
        if case .mapping = content { return true }
        return false
    }
}

extension Diagnostic {
    var isError: Bool { severity == .error }

    static func missingTitle(_ path: String, _ fence: SourceRange) -> Diagnostic {
        Diagnostic(
            .error,
            "missing-title",
            "a page needs a title",
            at: SourceLocation(path: path, range: fence),
            help: "add a line 'title: …' to the front matter"
        )
    }

    static func badPermalink(_ key: String, _ text: Located<String>) -> Diagnostic {
        Diagnostic(
            .error,
            "bad-permalink",
            "'\(text.value)' is not a path on this site",
            at: text.location,
            help: "write it from the root of the site, such as '/articles/small-steps/'"
        )
    }
}
