import Foundation

/// Writes the files of a folder down as one Swift source: `embed-templates OUTPUT FOLDER PATH…`.
///
/// The result depends on the paths and the bytes of the files and on nothing else: no time stamp, no
/// path of this machine. It is part of `HavenTheme` and is compiled with the same strict settings.
@main
struct EmbedTemplates {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let output = arguments.first, let folder = arguments.dropFirst().first else {
            throw UsageError()
        }
        var source = """
            // Written by embed-templates from Templates/. Do not edit.

            extension EmbeddedTheme {
                /// Every file of the default theme, in the order of the bytes of their paths.
                package static let files: [EmbeddedFile] = [

            """
        for path in arguments.dropFirst(2) {
            let bytes = try Data(contentsOf: URL(filePath: folder).appending(path: path))
            source += "        EmbeddedFile(\(swiftLiteral(path)), \(swiftLiteral(bytes))),\n"
        }
        source += "    ]\n}\n"
        try Data(source.utf8).write(to: URL(filePath: output))
    }
}

private struct UsageError: Error, CustomStringConvertible {
    let description = "usage: embed-templates OUTPUT FOLDER PATH…"
}

/// The argument that gives `bytes` back: text where they are UTF-8, base64 where they are not.
///
/// String literals cost the compiler nothing; array literals of numbers take it minutes.
private func swiftLiteral(_ bytes: Data) -> String {
    if let text = String(validating: bytes, as: UTF8.self) {
        return "text: \(swiftLiteral(text))"
    }
    return "base64: \"\(bytes.base64EncodedString())\""
}

/// A Swift string literal in ASCII, on one line.
private func swiftLiteral(_ text: String) -> String {
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
