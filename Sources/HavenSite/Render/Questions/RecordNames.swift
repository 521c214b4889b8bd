import HavenDirectory
import HavenTemplates

/// The names by which the records of one build are found again in the next.
///
/// Places in arrays change when a page is added. Permalinks, slugs and ids are what stays the same as long as a record is the same.
struct RecordNames: Sendable {
    /// A record by name.
    struct Name: Hashable, Sendable {
        let kind: RecordKind
        /// The number of the part of a list.
        let part: UInt32
        let text: String
    }

    private let site: Site
    private let pages: [String: Int]
    private let terms: [String: TemplateSubject]
    private let directories: [String: Int]
    /// Of the names of all pages: nearly all records that stand in answers are pages.
    private let pageFingerprints: [UInt64]

    init(of site: Site) {
        self.site = site
        pageFingerprints = site.pages.map { ContentHash($0.permalink.path.utf8.span).low }
        pages = Dictionary(
            site.pages.enumerated().map { ($1.permalink.path, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        var terms: [String: TemplateSubject] = [:]
        for (number, taxonomy) in site.taxonomies.enumerated() {
            for (index, term) in taxonomy.terms.enumerated() {
                terms[Self.name(of: term, in: taxonomy)] =
                    RecordKind.term.subject(index, part: number)
            }
        }
        self.terms = terms
        directories = Dictionary(
            site.directories.enumerated().map { (site[$1.page].permalink.path, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    private static func name(of term: Term, in taxonomy: Taxonomy) -> String {
        taxonomy.definition.name + "/" + term.slug.text
    }

    /// A fingerprint of the name of a record of this build.
    func fingerprint(of subject: TemplateSubject) -> UInt64 {
        guard let kind = RecordKind(rawValue: subject.kind) else {
            preconditionFailure("a record that no view handed out")
        }
        let index = Int(subject.index)
        let text =
            switch kind {
            case .page, .person, .pager: pageFingerprints[index]
            case .site, .center, .standardPages: UInt64(0)
            case .term, .resource, .directory:
                ContentHash(self.text(kind, index, Int(subject.part)).utf8.span).low
            }
        let part = kind == .term ? 0 : UInt64(subject.part)
        return text ^ (part << 8 | UInt64(kind.rawValue)) &* 0x9E37_79B9_7F4A_7C15
    }

    /// The name of a record of this build.
    func name(of subject: TemplateSubject) -> Name {
        guard let kind = RecordKind(rawValue: subject.kind) else {
            preconditionFailure("a record that no view handed out")
        }
        let index = Int(subject.index)
        let part = kind == .term ? 0 : subject.part
        return Name(kind: kind, part: part, text: text(kind, index, Int(subject.part)))
    }

    private func text(_ kind: RecordKind, _ index: Int, _ part: Int) -> String {
        switch kind {
        case .site, .center, .standardPages: ""
        case .page, .person, .pager: site.pages[index].permalink.path
        case .term: Self.name(of: site.taxonomies[part].terms[index], in: site.taxonomies[part])
        case .resource: site.resources[index].resource.id
        case .directory: site[site.directories[index].page].permalink.path
        }
    }

    /// The record of this build that has a name; `nil` if there is none any more.
    func subject(named name: Name) -> TemplateSubject? {
        switch name.kind {
        case .site, .center, .standardPages: return name.kind.subject()
        case .page, .person, .pager:
            return pages[name.text].map { name.kind.subject($0, part: Int(name.part)) }
        case .term: return terms[name.text]
        case .resource: return site.resourceIndex[name.text].map { name.kind.subject($0) }
        case .directory:
            return directories[name.text].map { name.kind.subject($0, part: Int(name.part)) }
        }
    }

    /// The place of a page by its permalink.
    func page(at permalink: String) -> PageID? {
        pages[permalink].map { PageID(index: $0) }
    }
}
