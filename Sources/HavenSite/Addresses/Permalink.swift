/// The place of a page below the root of the site, such as `/articles/small-steps/`.
///
/// Always starts with `/`; ends with `/` if the page is a folder's `index.html`. Not percent-encoded and
/// without the base path: `SiteURL` alone writes URLs.
package struct Permalink: Sendable, Hashable, Comparable {
    package let path: String

    /// Takes a path that starts with `/` and has no empty, `.` or `..` segments.
    package init?(_ path: String) {
        if path.isASCII {
            guard Self.isSound(ascii: path) else { return nil }
            self.path = path
            return
        }
        guard path.utf8.first == UInt8(ascii: "/"), !path.contains("//"), !path.contains("\0"),
            !path.contains("?"), !path.contains("#"), !path.contains("\\")
        else { return nil }
        let segments = path.split(separator: "/")
        guard !segments.contains("."), !segments.contains("..") else { return nil }
        self.path = path.precomposed
    }

    /// The same rule for most paths, where a character is a byte.
    private static func isSound(ascii path: String) -> Bool {
        guard path.utf8.first == UInt8(ascii: "/") else { return false }
        // How long the segment is so far, and whether it is of dots alone.
        var length = 1
        var onlyDots = false
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "/"):
                if length == 0 || onlyDots && length <= 2 { return false }
                length = 0
                onlyDots = true
            case 0, UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"): return false
            default:
                length += 1
                if byte != UInt8(ascii: ".") { onlyDots = false }
            }
        }
        return !(onlyDots && (length == 1 || length == 2))
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
        Permalink(unchecked: folderPath + segment + "/")
    }

    /// A file beside this page.
    package func file(_ name: String) -> Permalink {
        Permalink(unchecked: folderPath + name)
    }

    /// The path up to the last slash.
    private var folderPath: String {
        if path.utf8.last == UInt8(ascii: "/") { return path }
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "/" }
        return String(path[...slash])
    }

    /// The file of the output that holds the page, relative to the output folder.
    package var outputFile: String {
        path.utf8.last == UInt8(ascii: "/") ? relativePath + "index.html" : relativePath
    }

    /// The path without the slash that it starts with.
    ///
    /// The slash is cut off as a byte: a name may start with a combining mark, which makes one character with it.
    var relativePath: String { String(Substring(path.utf8.dropFirst())) }

    package static func < (left: Permalink, right: Permalink) -> Bool {
        left.path < right.path
    }
}
