import Foundation
import HavenDirectory
import Testing

@Suite struct `The documentation of directories` {
    private static func line<Term: VocabularyTerm>(_ title: String, _ type: Term.Type) -> String {
        "| `\(title)` | " + Term.allCases.map(\.name).joined(separator: ", ") + " |"
    }

    /// The table of all words, as it has to stand in docs/directories.md.
    static let table = [
        "| fact | words |", "|---|---|", line("Audience", AudienceGroup.self),
        line("Approach", Approach.self), line("Format", ServiceFormat.self),
        line("Accessibility", AccessibilityFeature.self), line("Types", MeetingType.self),
        line("Cost", Payment.self), line("Status", ResourceStatus.self),
    ].joined(separator: "\n")

    @Test func `lists every word`() throws {
        let path = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let text = try String(contentsOfFile: "/" + path + "/docs/directories.md", encoding: .utf8)
        #expect(text.contains(Self.table), "\(Self.table)")
    }
}
