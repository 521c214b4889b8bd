import HavenDiagnostics
import HavenDigest

// For base64.
#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// A file of the theme as it is published: under a name that changes with its bytes.
///
/// So a browser and every server in between may keep it for ever, and never shows a new page with an old
/// style sheet.
package struct ThemeAsset: Sendable {
    /// The path below `Templates/`, by which templates ask for it: `assets/site.css`.
    package let path: String
    /// The path below the root of the site: `assets/site-3f2a91c04b.css`.
    package let publishedPath: String
    /// What is published; in a style sheet, references to other assets lead to their published names.
    package let bytes: [UInt8]
    /// What `integrity=` says of the file (Subresource Integrity): `sha384-` and 64 characters of base64.
    package let integrity: String
    /// The file as diagnostics name it.
    package let displayPath: String
    /// The part of the published name that changes with the bytes.
    let mark: String
    /// Where the URLs of a style sheet were written, by where they are now.
    private let links: [Int: SourceRange]

    /// Names a file after its bytes, which must be the final ones, if it is given no mark.
    init(
        path: String,
        bytes: [UInt8],
        displayPath: String,
        mark: String? = nil,
        links: [Int: SourceRange] = [:]
    ) {
        self.path = path
        self.bytes = bytes
        self.displayPath = displayPath
        self.mark = mark ?? Self.mark(of: bytes)
        self.links = links
        self.publishedPath = Self.marked(path, with: self.mark)
        // Every page asks for it, so it is made once.
        self.integrity = "sha384-" + Data(Digest.sha384(bytes)).base64EncodedString()
    }

    /// Where its author wrote the URL that starts at an offset of the published style sheet.
    func source(ofLinkAt offset: Int) -> SourceLocation? {
        links[offset].map { SourceLocation(path: displayPath, range: $0) }
    }

    /// The part of the name that changes with the bytes: 40 bits of their SHA-256.
    static func mark(of bytes: [UInt8]) -> String {
        Digest.hex(Digest.sha256(bytes).prefix(5))
    }

    /// Puts a mark before the extension of a path: `fonts/a.woff2` becomes `fonts/a-3f2a91c04b.woff2`.
    static func marked(_ path: String, with mark: String) -> String {
        let name = path.lastSegment
        guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
            return path + "-" + mark
        }
        return path.dropLast(name.utf8[dot...].count) + "-" + mark + name[dot...]
    }
}
