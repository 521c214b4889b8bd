package import HavenDates

/// Whether a page is public, and if not, why.
package struct PageState: Sendable, Hashable {
    /// The four states of a page that Haven understood.
    package enum Name: String, Sendable {
        case published, draft, scheduled, expired
    }

    package let name: Name
    /// Why, in words, if it is not published: `draft: true`, `in Content/articles/_index.md (draft)`.
    package let reason: String?

    package init(_ name: Name, because reason: String? = nil) {
        self.name = name
        self.reason = reason
    }

    package static let published = PageState(.published)

    /// The state that front matter declares at an instant, before sections are considered.
    package init(of frontMatter: FrontMatter, at instant: Int, in zone: TimeZoneRules) {
        if frontMatter.draft {
            self.init(.draft, because: "draft: true")
        } else if let date = frontMatter.expiryDate, zone.instant(of: date) <= instant {
            self.init(.expired, because: "expiryDate: \(date.iso)")
        } else if let date = frontMatter.publishDate ?? frontMatter.date,
            zone.instant(of: date) > instant
        {
            let key = frontMatter.publishDate == nil ? "date" : "publishDate"
            self.init(.scheduled, because: "\(key): \(date.iso)")
        } else {
            self = .published
        }
    }

    /// The state of a page whose section is in this state.
    package func inherited(from sectionPath: String) -> PageState {
        PageState(name, because: "in \(sectionPath) (\(name.rawValue))")
    }
}
