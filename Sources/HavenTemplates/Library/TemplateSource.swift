/// A template as it was read.
package struct TemplateSource: Sendable {
    /// What other templates call it: `article.html`, `haven:article.html`.
    package let name: String
    /// Where diagnostics say it is.
    package let path: String
    package let bytes: [UInt8]

    package init(name: String, path: String, bytes: [UInt8]) {
        self.name = name
        self.path = path
        self.bytes = bytes
    }
}
