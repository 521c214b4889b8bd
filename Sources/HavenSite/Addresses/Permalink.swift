/// The place of a page below the root of the site, such as `/articles/small-steps/`.
///
/// Always starts with `/`; ends with `/` if the page is a folder's `index.html`. Not percent-encoded and
/// without the base path: `SiteURL` alone writes URLs.
package struct Permalink: Sendable, Hashable, Comparable {
    package let path: String

    /// Takes a path that starts with `/` and has no empty, `.` or `..` segments.
    package init?(_ path: String) {
        guard path.utf8.first == UInt8(ascii: "/"), !path.contains("//"), !path.contains("\0"),
            !path.contains("?"), !path.contains("#"), !path.contains("\\")
        else { return nil }
        let segments = path.split(separator: "/")
        guard !segments.contains("."), !segments.contains("..") else { return nil }
        self.path = path.precomposed
    }

    /// Takes a path that has been checked before.
    init(unchecked path: String) {
        self.path = path
    }

    /// The home page.
    package static let home = Permalink(unchecked: "/")

    /// The page of a folder below this one.
    package func folder(_ slug: Slug) -> Permalink {
        folder(slug.text)
    }

    /// The page of a folder below this one, named by a segment that is known to be sound.
    package func folder(_ segment: String) -> Permalink {
        Permalink(unchecked: "\(folderPath)\(segment)/")
    }

    /// A file beside this page.
    package func file(_ name: String) -> Permalink {
        Permalink(unchecked: folderPath + name)
    }

    /// The path up to the last slash.
    private var folderPath: String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "/" }
        return String(path[...slash])
    }

    /// The file of the output that holds the page, relative to the output folder.
    package var outputFile: String {
        let relative = String(path.dropFirst())
        return path.utf8.last == UInt8(ascii: "/") ? relative + "index.html" : relative
    }

    package static func < (left: Permalink, right: Permalink) -> Bool {
        left.path < right.path
    }
}
