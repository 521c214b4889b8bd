#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// One file of the default theme.
package struct EmbeddedFile: Sendable {
    private enum Contents {
        case text(String)
        case base64(String)
    }

    /// The path below `Templates/`, with `/` between its parts: `components/resources.html`.
    package let path: String
    private let contents: Contents

    init(_ path: String, text: String) {
        self.path = path
        self.contents = .text(text)
    }

    init(_ path: String, base64: String) {
        self.path = path
        self.contents = .base64(base64)
    }

    /// The bytes of the file as it was when the program was built.
    ///
    /// A picture or a font is decoded on every call; ask once.
    package var bytes: [UInt8] {
        switch contents {
        case .text(let text):
            return Array(text.utf8)
        case .base64(let encoded):
            guard let data = Data(base64Encoded: encoded) else {
                preconditionFailure("embed-templates wrote base64 that cannot be read: \(path)")
            }
            return Array(data)
        }
    }
}
