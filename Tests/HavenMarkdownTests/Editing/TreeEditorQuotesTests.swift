import HavenDiagnostics
import Testing

@testable import HavenMarkdown

@Suite struct TreeEditorQuotesTests {
    @Test(arguments: ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "note"])
    func `an alert has a title from the theme`(name: String) {
        let kind = name.lowercased()
        #expect(
            Rendering("> [!\(name)]\n> Text\n>\n> - a").html == """
                <div class="alert alert-\(kind)" role="note">
                <p class="alert-title">{alert.\(kind)}</p>
                <p>Text</p>
                <ul>
                <li>a</li>
                </ul>
                </div>
                """
        )
    }

    @Test func `alerts may lie inside each other, apart from their text, or be empty`() {
        let html = Rendering("> [!NOTE]\n>\n> A\n>\n> > [!TIP]\n> > B").html
        #expect(html.contains("{alert.note}</p>\n<p>A</p>\n<div class=\"alert alert-tip\""))
        #expect(
            Rendering("> [!NOTE]").html == """
                <div class="alert alert-note" role="note">
                <p class="alert-title">{alert.note}</p>
                </div>
                """
        )
    }

    @Test func `other quotes stay quotes`() {
        #expect(Rendering("> [!NOTE] text").html.hasPrefix("<blockquote>"))
        #expect(Rendering("> **[!NOTE]**\n> text").html.hasPrefix("<blockquote>"))
        #expect(Rendering("[!NOTE]\ntext").html.hasPrefix("<p>[!NOTE]"))
    }

    @Test func `an unknown alert is an error with a suggestion`() {
        let rendering = Rendering("> ä\n\n> [!NOTES]\n> Text")
        #expect(rendering.reports == ["unknown-alert at [!NOTES]"])
        #expect(rendering.parsed.diagnostics.first?.help == "did you mean '[!NOTE]'?")
    }
}
