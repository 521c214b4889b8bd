package import HavenDiagnostics

/// Finds the fences of the front matter: `---` on the first line and the next `---` on a line of its own.
package enum FrontMatterSplitter {
    /// The two parts of a source, as ranges of its bytes.
    package struct Parts: Sendable, Equatable {
        /// The YAML between the fences.
        package let frontMatter: Range<Int>
        /// What follows the closing fence.
        package let body: Range<Int>
    }

    /// Splits a source; a byte order mark, LF, CRLF and spaces after the fences are fine.
    package static func split(
        _ bytes: [UInt8],
        path: String
    ) -> (parts: Parts?, diagnostic: Diagnostic?) {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard bytes[start...].contains(where: { !isBlank($0) }) else {
            return (nil, .emptyFile(path))
        }
        let opening = lineEnd(from: start, in: bytes)
        guard isFence(bytes[start..<opening]) else {
            return (nil, .frontMatterMissing(path, SourceRange(start, opening)))
        }
        let yaml = min(opening + 1, bytes.count)
        var line = yaml
        while line < bytes.count {
            let end = lineEnd(from: line, in: bytes)
            if isFence(bytes[line..<end]) {
                let body = min(end + 1, bytes.count)
                return (Parts(frontMatter: yaml..<line, body: body..<bytes.count), nil)
            }
            line = end + 1
        }
        return (nil, .frontMatterUnterminated(path, SourceRange(start, opening)))
    }

    private static func lineEnd(from start: Int, in bytes: [UInt8]) -> Int {
        bytes[start...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    }

    private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: "---".utf8) && line.dropFirst(3).allSatisfy(isBlank)
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
            || byte == UInt8(ascii: "\n")
    }
}

extension Diagnostic {
    static func emptyFile(_ path: String) -> Diagnostic {
        Diagnostic(
            .error,
            "empty-file",
            "the file is empty",
            at: SourceLocation(path: path, range: SourceRange(0, 0)),
            help: "write front matter and text, or delete the file"
        )
    }

    static func frontMatterMissing(_ path: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            .error,
            "front-matter-missing",
            "the first line must be '---', where front matter begins",
            at: SourceLocation(path: path, range: range),
            help: "start the file with '---', a line 'title: …', and '---' again"
        )
    }

    static func frontMatterUnterminated(_ path: String, _ range: SourceRange) -> Diagnostic {
        Diagnostic(
            .error,
            "front-matter-unterminated",
            "front matter has no closing '---'",
            at: SourceLocation(path: path, range: range),
            help: "put '---' on a line of its own between the front matter and the text"
        )
    }
}
