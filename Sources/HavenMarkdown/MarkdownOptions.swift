/// What Markdown means on a site.
package struct MarkdownOptions: Sendable, Equatable {
    /// What becomes of HTML written in Markdown.
    package enum RawHTML: Sendable {
        /// It is an error at its place.
        case refuse
        /// It reaches the page as written; comments never do.
        case allow
    }

    /// The extensions of GitHub Flavored Markdown.
    package struct Extensions: OptionSet, Sendable {
        package let rawValue: Int

        package init(rawValue: Int) {
            self.rawValue = rawValue
        }

        package static let table = Extensions(rawValue: 1)
        package static let strikethrough = Extensions(rawValue: 2)
        package static let autolink = Extensions(rawValue: 4)
        /// Has an effect only on plain Markdown with raw HTML.
        package static let tagfilter = Extensions(rawValue: 8)
        package static let tasklist = Extensions(rawValue: 16)
        package static let footnotes = Extensions(rawValue: 32)

        /// What sites get.
        package static let all: Extensions = [
            .table, .strikethrough, .autolink, .tasklist, .footnotes,
        ]

        /// The names by which cmark knows the extensions that are modules of their own.
        var names: [String] {
            var names: [String] = []
            if contains(.table) { names.append("table") }
            if contains(.strikethrough) { names.append("strikethrough") }
            if contains(.autolink) { names.append("autolink") }
            if contains(.tagfilter) { names.append("tagfilter") }
            if contains(.tasklist) { names.append("tasklist") }
            return names
        }
    }

    /// Whether Haven's own rules apply; without them the HTML is cmark-gfm's, byte for byte.
    package var additions: Bool
    /// Whether `"`, `'`, `--`, `---` and `...` become typographic characters.
    package var smartPunctuation: Bool
    package var rawHTML: RawHTML
    package var extensions: Extensions
    /// Ids that the page around the body uses, so that no heading gets them.
    package var reservedIDs: [String]
    /// The size in bytes above which a body is refused.
    package var maximumBytes: Int
    /// The number of blocks and inlines that may lie inside each other.
    package var maximumNesting: Int

    package init(
        additions: Bool = true,
        smartPunctuation: Bool = true,
        rawHTML: RawHTML = .refuse,
        extensions: Extensions = .all,
        reservedIDs: [String] = [],
        maximumBytes: Int = 4 << 20,
        maximumNesting: Int = 100
    ) {
        self.additions = additions
        self.smartPunctuation = smartPunctuation
        self.rawHTML = rawHTML
        self.extensions = extensions
        self.reservedIDs = reservedIDs
        self.maximumBytes = maximumBytes
        self.maximumNesting = maximumNesting
    }
}
