import HavenDiagnostics
import HavenDirectory
import Testing

@Suite struct `Lists below facts` {
    @Test func `say more about one way to reach a resource, and what to expect`() throws {
        let (directory, diagnostics, _) = readDirectory(
            """
            ### A

            - Call: 988 (free)
              - Hours: Mon-Fri 09:00-17:00
              - Languages: en es
              - Note: ask for Ann
            - Chat: https://example.org/
              * Owner: Another organization
            - Expect:
              1. Someone *answers*
              2. They listen
            - Join: https://example.org/j/1 (passcode 42)
            - Dial in: +1 (646) 555-0156,,123# (English)
            - Place: Alano Club
            - Address: 1 Main Street, Springfield, IL 62704
            - Directions: upstairs
            - Region: Illinois > Springfield
            - Coordinates: 39.78, -89.65
            - Format: hybrid
            - Types: open, Big Book
            - Status: temporarily closed
            - Verified: 2026-09-21 by A. Editor
            - Owner: Acme (commercial)
            - Also known as: The A
            """
        )
        #expect(diagnostics.map(\.message) == [])
        let facts = try #require(directory.resources.first).facts
        #expect(facts.channels.map(\.kind) == [.call, .chat, .join, .dialIn])
        #expect(facts.channels[0].note == "free; ask for Ann")
        #expect(facts.channels[0].hours?.hours?.rules.count == 1)
        #expect(facts.channels[0].languages.map(\.code) == ["en", "es"])
        #expect(facts.channels[1].owner == "Another organization")
        #expect(facts.channels[2].note == "passcode 42")
        #expect(facts.channels[3].href == "tel:+16465550156,,123%23")
        #expect(facts.channels[3].display == "+1 (646) 555-0156,,123#")
        #expect(facts.channels[3].note == "English")
        #expect(facts.expectations == ["Someone answers", "They listen"])
        #expect(facts.place?.city == "Springfield")
        #expect(facts.place?.region == ["Illinois", "Springfield"])
        #expect(facts.formats == [.hybrid])
        #expect(facts.types?.terms == [.open, .bigBook])
        #expect(facts.status == .temporarilyClosed)
        #expect(facts.verification?.by == "A. Editor")
        #expect(facts.owner == .organization(Organization(name: "Acme", isCommercial: true)))
        #expect(facts.alternateName == "The A")
    }

    @Test(
        arguments: [
            ("- Cost: free\n  - Hours: 24/7\n- Web: example.org", ["fact-lines at 'Hours: 24/7'"]),
            ("- Call: 988\n  - Cost: free", ["fact-lines at 'Cost: free'"]),
            ("- Call: 988\n  - Hours: 24/7\n  - Hours: 24/7", ["fact-twice at 'Hours'"]),
            ("- Call: 988\n  - Languages: xx", ["language at 'xx'"]),
            ("- Call: 988\n\n  More text.", ["fact-form", "resource-unreachable at '### A'"]),
            ("- Call: 988\n- Expect:", ["fact-empty at 'Expect'"]),
            ("- Call: 988\n- Format: on line", ["resource-format at 'on line'"]),
            ("- Call: 988\n- Hours: Mno 9-5", ["hours at 'Mno'"]),
            ("- Call: 988\n- Verified: 21 September", ["verified at '21'"]),
            ("- Dial in: 646-555-0156 ask for Ann", ["phone-trailing at 'ask for Ann'"]),
        ] as [(String, [String])]
    )
    func `are reported where they say nothing`(facts: String, expected: [String]) {
        let found = reports("### A\n\n" + facts + "\n").map { report in
            report.hasPrefix("fact-form") ? String(report.prefix(9)) : report
        }
        #expect(found == expected.map { $0.hasPrefix("fact-form") ? "fact-form" : $0 })
    }
}
