import HavenDiagnostics
import HavenTemplates

/// A template that is not text.
enum TemplateSourceFixture {
    /// The report about it.
    static var broken: String {
        let bytes: [UInt8] = [0x61, 0xC3, 0x28]
        let (_, diagnostics) = TemplateLibrary.compile(
            [TemplateSource(name: "t", path: "t", bytes: bytes)],
            globals: []
        )
        let formatter = DiagnosticFormatter(sources: ["t": bytes])
        return diagnostics.map { formatter.format($0) }.joined()
    }
}
