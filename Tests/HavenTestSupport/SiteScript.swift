import Foundation

/// A project in one text file, for tests of what Haven says about it.
///
///     -- Content/a.md --
///     the file, as it is; ⟦FF⟧ stands for the byte FF
///     -- Content/b.md -> ../../secret --
///     -- expected --
///     what the build must say
package struct SiteScript {
    package let files: [String: [UInt8]]
    /// Symbolic links: path to target.
    package let links: [String: String]
    package let expected: String

    package init(_ text: String) {
        var files: [String: [UInt8]] = [:]
        var links: [String: String] = [:]
        var expected = ""
        var name: String?
        var lines: [Substring] = []
        func finish() {
            guard let name else { return }
            let body = lines.map { $0 + "\n" }.joined()
            if name == "expected" {
                expected = body
            } else if let arrow = name.range(of: " -> ") {
                links[String(name[..<arrow.lowerBound])] = String(name[arrow.upperBound...])
            } else {
                files[name] = Self.bytes(of: body)
            }
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if line.hasPrefix("-- "), line.hasSuffix(" --") {
                finish()
                name = String(line.dropFirst(3).dropLast(3))
                lines = []
            } else {
                lines.append(line)
            }
        }
        finish()
        self.files = files
        self.links = links
        self.expected = expected
    }

    /// The bytes of a text in which `⟦FF⟧` stands for one byte; `⟦⟧` at the end removes the last line feed.
    private static func bytes(of text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        var rest = text[...]
        while let open = rest.firstIndex(of: "⟦"), let close = rest[open...].firstIndex(of: "⟧") {
            bytes += rest[..<open].utf8
            let digits = rest[rest.index(after: open)..<close]
            rest = rest[rest.index(after: close)...]
            if digits.isEmpty {
                rest = rest.dropFirst()
            } else if let byte = UInt8(digits, radix: 16) {
                bytes.append(byte)
            }
        }
        return bytes + rest.utf8
    }
}
