/// A page that a center's site has without anybody writing it, because readers look for it.
///
/// The raw value names its template (`privacy.html`), its texts (`page.privacy.title`) and its source: with a
/// `Content/privacy.md` the page has that file's title and text, around what Haven makes itself.
package enum StandardPage: String, Sendable, Hashable, CaseIterable {
    case about, admissions, insurance, contact, privacy, accessibility, safety
    /// The crisis lines on one sheet of paper.
    case crisisNumbers = "crisis-numbers"
    /// All pages, for readers.
    case siteMap = "site-map"
    /// Where the contact form leads after a message was sent, and after it could not be.
    case contactThanks = "contact-thanks"
    case contactFailed = "contact-failed"

    /// Those that a site may do without.
    package static let omittable = allCases.filter { $0 != .contactThanks && $0 != .contactFailed }

    /// The source below `Content/`.
    package var sourcePath: String { rawValue + ".md" }

    /// The names of its folders below the root of the site.
    package var folders: [String] {
        switch self {
        case .contactThanks: ["contact", "thanks"]
        case .contactFailed: ["contact", "failed"]
        default: [rawValue]
        }
    }

    /// Whether it makes sense only after a message was sent, so that no list leads to it.
    package var isOutcome: Bool { self == .contactThanks || self == .contactFailed }
}
