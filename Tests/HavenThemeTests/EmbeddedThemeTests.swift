import Foundation
import Testing

@testable import HavenTheme

@Suite struct `The embedded theme` {
    /// `Templates/` of this repository, found from the place of this file.
    private let templates = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Templates")

    @Test func `holds every file of Templates byte for byte, and nothing else`() throws {
        let embedded = EmbeddedTheme.files.map(\.path)
        #expect(embedded == (try pathsOnDisk()))
        for file in EmbeddedTheme.files {
            let expected = try Data(contentsOf: templates.appending(path: file.path))
            #expect(file.bytes == Array(expected), "\(file.path)")
        }
    }

    @Test func `is sorted by the bytes of the paths, each once`() {
        let paths = EmbeddedTheme.files.map { Array($0.path.utf8) }
        for (left, right) in zip(paths, paths.dropFirst()) {
            #expect(left.lexicographicallyPrecedes(right))
        }
    }

    @Test func `gives text back as it is`() {
        let text = "a \"quoted\" \\ back\\slash\r\n\u{0}\u{FEFF}\u{2028} héllo 🌿\n"
        #expect(EmbeddedFile("a.html", text: text).bytes == Array(text.utf8))
    }

    @Test func `gives bytes that are no text back as they are`() {
        let bytes = (0...255).map { UInt8($0) }
        let encoded = Data(bytes).base64EncodedString()
        #expect(EmbeddedFile("a.woff2", base64: encoded).bytes == bytes)
        #expect(EmbeddedFile("empty", base64: "").bytes == [])
    }

    /// The files a person would count, by a rule of this test's own: nothing hidden, no backups.
    private func pathsOnDisk() throws -> [String] {
        guard FileManager.default.fileExists(atPath: templates.path) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: templates.path)
            .filter { path in
                let values = try templates.appending(path: path)
                    .resourceValues(forKeys: [.isDirectoryKey])
                return values.isDirectory != true
                    && !path.split(separator: "/").contains { $0.hasPrefix(".") }
                    && !path.hasSuffix("~") && !path.hasSuffix(".bak") && !path.hasSuffix(".swp")
                    && !path.hasSuffix("#")
            }
            .sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }
}
