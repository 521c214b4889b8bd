import Foundation

/// The examples of the GitHub Flavored Markdown specification, as Debian's `cmark-gfm` carries it.
///
/// The file is not ours and not committed: `HAVEN_SPEC` names it, else it is `.build/spec.txt`.
struct SpecificationExamples {
    struct Example: Sendable {
        /// Counted from 1 in the order of the file.
        let number: Int
        /// The extensions the example is for.
        let extensions: [String]
        let markdown: String
        let html: String
    }

    struct Missing: Error, CustomStringConvertible {
        let path: String

        var description: String {
            "no specification at \(path): unpack spec.txt.gz of Debian's package cmark-gfm there, "
                + "or name the file in HAVEN_SPEC"
        }
    }

    static func load() throws -> [Example] {
        let root = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let path =
            ProcessInfo.processInfo.environment["HAVEN_SPEC"]
            ?? root.appending(path: ".build/spec.txt").path
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw Missing(path: path)
        }
        return read(text)
    }

    /// Examples stand between fences of 32 backticks; a line with a dot divides Markdown from HTML, and
    /// an arrow is a tab.
    private static func read(_ text: String) -> [Example] {
        let fence = String(repeating: "`", count: 32)
        var examples: [Example] = []
        var extensions: [String]?
        var parts = ["", ""]
        var part = 0
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if extensions == nil, line.hasPrefix(fence + " example") {
                extensions = line.split(separator: " ").dropFirst(2).map(String.init)
                parts = ["", ""]
                part = 0
            } else if let named = extensions, line == fence {
                examples.append(
                    Example(
                        number: examples.count + 1,
                        extensions: named,
                        markdown: parts[0],
                        html: parts[1]
                    )
                )
                extensions = nil
            } else if extensions != nil, line == ".", part == 0 {
                part = 1
            } else if extensions != nil {
                parts[part] += line.replacing("→", with: "\t") + "\n"
            }
        }
        return examples
    }
}
