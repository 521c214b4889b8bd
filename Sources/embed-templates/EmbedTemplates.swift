import Foundation

/// Writes the files of a folder down as one Swift source: `embed-templates FOLDER OUTPUT STAMP`.
///
/// The source depends on the paths and the bytes of the files and on nothing else: no time stamp, no
/// path of this machine. It is part of `HavenTheme` and is compiled with the same strict settings.
@main
struct EmbedTemplates {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst().map { URL(filePath: $0) }
        guard arguments.count == 3 else { throw UsageError() }
        let (folder, output, stamp) = (arguments[0], arguments[1], arguments[2])

        let source = Data(try swiftSource(of: folder).utf8)
        // An output that keeps its time of change is not compiled again.
        if (try? Data(contentsOf: output)) != source {
            try source.write(to: output, options: .atomic)
        }
        // A new file in the place of the old one; see EmbedTemplatesPlugin.
        try Data().write(to: stamp, options: .atomic)
    }

    private static func swiftSource(of folder: URL) throws -> String {
        var source = """
            // Written by embed-templates from Templates/. Do not edit.

            extension EmbeddedTheme {
                /// Every file of the default theme, in the order of the bytes of their paths.
                package static let files: [EmbeddedFile] = [

            """
        for path in try files(under: folder) {
            let bytes = try Data(contentsOf: folder.appending(path: path))
            source += "        EmbeddedFile(\(literal(path)), \(literal(bytes))),\n"
        }
        return source + "    ]\n}\n"
    }

    /// The regular files of a folder, as paths below it, in the order of their bytes.
    ///
    /// A folder that does not exist has none: the theme is then empty, and the build goes on.
    private static func files(under folder: URL) throws -> [String] {
        let root = folder.path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: root) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: root)
            .filter { path in
                guard !isLeftOver(path) else { return false }
                let values = try folder.appending(path: path)
                    .resourceValues(forKeys: [.isRegularFileKey])
                return values.isRegularFile == true
            }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether a path is hidden or was left behind by an editor or a system, and so is no part of the theme.
    ///
    /// The same names are passed over in `Content/`: `ContentInventory` in HavenSite.
    private static func isLeftOver(_ path: String) -> Bool {
        let endings = ["~", ".bak", ".swp", ".swo", ".orig", ".tmp"]
        return path.split(separator: "/").contains { name in
            name.hasPrefix(".") || name.hasPrefix("~$")
                || name.hasPrefix("#") && name.hasSuffix("#")
                || endings.contains(where: name.lowercased().hasSuffix)
                || ["Thumbs.db", "desktop.ini"].contains(String(name))
        }
    }

    /// The argument that gives `bytes` back: text where they are UTF-8, base64 where they are not.
    ///
    /// String literals cost the compiler nothing; array literals of numbers take it minutes.
    private static func literal(_ bytes: Data) -> String {
        if let text = String(validating: bytes, as: UTF8.self) {
            return "text: \(literal(text))"
        }
        return "base64: \"\(bytes.base64EncodedString())\""
    }

    /// A Swift string literal in ASCII, on one line.
    private static func literal(_ text: String) -> String {
        var literal = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\n": literal += "\\n"
            case "\"": literal += "\\\""
            case "\\": literal += "\\\\"
            case " "..."~": literal.unicodeScalars.append(scalar)
            default: literal += "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
        return literal + "\""
    }
}

private struct UsageError: Error, CustomStringConvertible {
    let description = "usage: embed-templates FOLDER OUTPUT STAMP"
}
