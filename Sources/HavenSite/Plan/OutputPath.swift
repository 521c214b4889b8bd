/// The path of a published file below the output folder: `articles/trust/index.html`.
///
/// A value of this type never leads out of the output folder and never names a file of Haven's own.
package struct OutputPath: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// Why a text is no output path; `words` says it to people.
    package enum Problem: Error, Hashable, Sendable {
        case empty
        case leadingSlash
        /// Two slashes in a row or a slash at the end.
        case emptySegment
        /// A segment that is `.` or `..`.
        case dotSegment
        /// A control character (U+0000 to U+001F, U+007F); they would also break the manifest's lines.
        case controlCharacter
        /// A segment of more than 255 bytes, the limit of common file systems.
        case longSegment
        /// A path of more than 3,000 bytes, which leaves room for the output folder's own path.
        case longPath
        /// A name that Haven keeps for itself: `.haven-manifest`, `.haven-staging`.
        case reserved

        /// The rule that was broken, as the end of a sentence that starts with the path.
        package var words: String {
            switch self {
            case .empty: "is empty"
            case .leadingSlash: "starts with a slash"
            case .emptySegment: "has an empty part between two slashes or at its end"
            case .dotSegment: "has '.' or '..' as a part"
            case .controlCharacter: "has a control character"
            case .longSegment: "has a part of more than 255 bytes"
            case .longPath: "has more than 3000 bytes"
            case .reserved: "is a name that haven keeps for itself"
            }
        }
    }

    /// The path with `/` between its segments; NFC is not required, the bytes are kept.
    package let text: String

    package init(_ text: String) throws(Problem) {
        if text.isEmpty { throw .empty }
        if text.utf8.first == UInt8(ascii: "/") { throw .leadingSlash }
        if text.utf8.count > 3000 { throw .longPath }
        var length = 0
        var onlyDots = true
        func endSegment() throws(Problem) {
            if length == 0 { throw .emptySegment }
            if length > 255 { throw .longSegment }
            if onlyDots && length <= 2 { throw .dotSegment }
        }
        for byte in text.utf8 {
            if byte < 0x20 || byte == 0x7F { throw .controlCharacter }
            if byte == UInt8(ascii: "/") {
                try endSegment()
                length = 0
                onlyDots = true
            } else {
                length += 1
                if byte != UInt8(ascii: ".") { onlyDots = false }
            }
        }
        try endSegment()
        if text.utf8.first == UInt8(ascii: "."), Self.isReserved(text) { throw .reserved }
        self.text = text
    }

    package var description: String { text }

    /// Whether the published file is a web page.
    package var isHTML: Bool { text.hasSuffix(".html") || text.hasSuffix(".htm") }

    /// By bytes of UTF-8, so that no version of Unicode changes the order.
    package static func < (left: OutputPath, right: OutputPath) -> Bool {
        left.text.precedesInBytes(right.text)
    }

    package static func == (left: OutputPath, right: OutputPath) -> Bool {
        // String's own equality is canonical equivalence, but two such names are two files on Linux.
        left.text.hasSameBytes(as: right.text)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(text)
    }

    /// The folders above the file, the outermost first: `a` and `a/b` for `a/b/c.html`.
    var folders: [String] {
        var result: [String] = []
        var rest = text.utf8[...]
        while let slash = rest.firstIndex(of: UInt8(ascii: "/")) {
            result.append(String(text[..<slash]))
            rest = rest[rest.index(after: slash)...]
        }
        return result
    }

    /// The folder that the file or folder lies in; `nil` for the output folder itself.
    var folder: OutputPath? {
        text.utf8.lastIndex(of: UInt8(ascii: "/")).map {
            OutputPath(folderOf: self, String(text[..<$0]))
        }
    }

    /// Whether it is what a web server sends for a folder.
    var isFolderPage: Bool { text.hasSuffix("/index.html") }

    /// A folder above `path`, which needs no second check.
    init(folderOf path: OutputPath, _ folder: String) {
        self.text = folder
    }

    private static func isReserved(_ text: String) -> Bool {
        let first = CollisionKey(text.split(separator: "/").first.map(String.init) ?? "")
        return [OwnNames.manifest, OwnNames.pendingManifest, OwnNames.stagingInOutput]
            .contains { CollisionKey($0) == first }
    }
}
