import HavenDiagnostics
import HavenMarkdown
import Testing

@testable import HavenDirectory

@Suite struct `Channels` {
    private func read(_ kind: Channel.Kind, _ text: String) throws(ValueProblem) -> Channel {
        try ChannelReader.read(kind, text, link: nil).channel
    }

    @Test(arguments: [
        (
            "HOME to 741741",
            Channel(
                kind: .text,
                display: "741741",
                number: "741741",
                href: "sms:741741?body=HOME",
                keyword: "HOME"
            )
        ),
        (
            "HOME to 741741 (AYUDA or HOLA for Spanish)",
            Channel(
                kind: .text,
                display: "741741",
                number: "741741",
                href: "sms:741741?body=HOME",
                keyword: "HOME",
                note: "AYUDA or HOLA for Spanish"
            )
        ),
        ("988", Channel(kind: .text, display: "988", number: "988", href: "sms:988")),
        (
            "435748 (HELP4U), send a ZIP code; English only",
            Channel(
                kind: .text,
                display: "435748 (HELP4U)",
                number: "435748",
                href: "sms:435748",
                note: "send a ZIP code; English only"
            )
        ),
        (
            "START to 678-678",
            Channel(
                kind: .text,
                display: "678-678",
                number: "678-678",
                href: "sms:678678?body=START",
                keyword: "START"
            )
        ),
        (
            "1-800-422-4453",
            Channel(
                kind: .text,
                display: "1-800-422-4453",
                number: "1-800-422-4453",
                href: "sms:+18004224453"
            )
        ),
        (
            "4 HOPE to 741741",
            Channel(
                kind: .text,
                display: "741741",
                number: "741741",
                href: "sms:741741?body=4%20HOPE",
                keyword: "4 HOPE"
            )
        ),
        (
            "741741 (send HOME to 741741)",
            Channel(
                kind: .text,
                display: "741741",
                number: "741741",
                href: "sms:741741",
                note: "send HOME to 741741"
            )
        ),
    ])
    func `of text lines are read`(text: String, expected: Channel) throws {
        #expect(try read(.text, text) == expected)
    }

    @Test(arguments: [
        (
            "988 (press 2 for Spanish)",
            Channel(
                kind: .call,
                display: "988",
                number: "988",
                href: "tel:988",
                note: "press 2 for Spanish"
            )
        ),
        (
            "988, then press 1 (veterans)",
            Channel(
                kind: .call,
                display: "988, then press 1",
                number: "988",
                href: "tel:988",
                note: "veterans"
            )
        ),
        (
            "1-800-662-4357 (1-800-662-HELP); English and Spanish (free)",
            Channel(
                kind: .call,
                display: "1-800-662-4357 (1-800-662-HELP)",
                number: "1-800-662-4357",
                href: "tel:+18006624357",
                note: "English and Spanish; free"
            )
        ),
        (
            "312-555-0142 (CST)",
            Channel(
                kind: .call,
                display: "312-555-0142",
                number: "312-555-0142",
                href: "tel:+13125550142",
                note: "CST"
            )
        ),
    ])
    func `of calls are read`(text: String, expected: Channel) throws {
        #expect(try read(.call, text) == expected)
    }

    @Test(
        arguments: [
            ("988lifeline.org", "988lifeline.org", "https://988lifeline.org/", nil),
            ("https://aa.org/find-aa", "https://aa.org/find-aa", "https://aa.org/find-aa", nil),
            (
                "aa.org/x?y=1#z (in English)", "aa.org/x?y=1#z", "https://aa.org/x?y=1#z",
                "in English"
            ),
            ("HTTPS://Example.org", "HTTPS://Example.org", "https://Example.org/", nil),
            ("example.org:8080", "example.org:8080", "https://example.org:8080/", nil),
            ("example.org?x, since 2024-2025", "example.org?x,", "https://example.org/?x,", nil),
        ] as [(String, String, String, String?)]
    )
    func `of the web are read`(
        text: String,
        display: String,
        href: String,
        note: String?
    ) throws {
        guard !text.contains("since") else {
            // A comma sticks to an address: the remark behind it has no mark of its own.
            #expect(throws: ValueProblem.self) { try read(.web, text) }
            return
        }
        let channel = try read(.web, text)
        #expect(channel == Channel(kind: .web, display: display, href: href, note: note))
    }

    @Test func `an address that is not encrypted is read with a warning`() throws {
        let (channel, warning) = try ChannelReader.read(.web, "http://a.org/x", link: nil)
        #expect(channel.href == "http://a.org/x")
        #expect(warning?.id == "web-insecure")
        #expect(warning?.severity == .warning)
    }

    @Test(arguments: [
        (Channel.Kind.text, "Home to 741741", "text-keyword", 0..<4),
        (.text, "a ZIP code to 435748", "text-keyword", 0..<10),
        (.text, "HOME", "phone-letters", 0..<4),
        (.call, "1-800-662-435O", "phone-letters", 0..<14),
        (.call, "1-800-662-4O57", "phone-letters", 0..<14),
        (.call, "1-800-662-H3LP", "phone-letters", 0..<14),
        (.text, "741741 HOME", "phone-form", 0..<11),
        (.text, "HELLO", "phone-letters", 0..<5),
        (.text, "HELP4U", "phone-letters", 0..<6),
        (.call, "ADMISSIONS", "phone-letters", 0..<10),
        (.text, "HOME to 7417", "phone-length", 8..<12),
        (.text, "741741 (HELP4U)", "phone-letters", 8..<14),
        (.text, "988 24", "phone-several", 4..<6),
        (.text, "988 - 911", "phone-several", 6..<9),
        (.text, "211-555", "phone-several", 4..<7),
        (.call, "988 24/7", "phone-several", 4..<6),
        (.call, "988 312-5550", "phone-several", 4..<12),
        (.call, "988, 911", "phone-several", 3..<8),
        (.text, "741 741", "phone-form", 0..<7),
        (.text, "START to 678 678", "phone-form", 9..<16),
        (.text, "678 - 678", "phone-form", 0..<9),
        (.text, "678.678", "phone-form", 0..<7),
        (.text, "678\u{2011}678", "phone-form", 0..<9),
        (.text, "(678)-678", "phone-form", 0..<9),
        (.text, "67-8678", "phone-form", 0..<7),
        (.text, "6-78-678", "phone-form", 0..<8),
        (.text, "888-88", "phone-form", 0..<6),
        (.text, "741741 8005", "phone-form", 0..<11),
        (.call, "678-678", "phone-short-code", 0..<7),
        (.call, "741741", "phone-short-code", 0..<6),
        (.call, "988 (open", "remark-open", 4..<9),
        (.call, "988 (or 1-800-273-8255)", "phone-several", 8..<22),
        (.call, "988 / 911", "phone-trailing", 4..<9),
        (.tty, "TTY", "phone-letters", 0..<3),
        (.web, "javascript:alert(1)", "web-scheme", 0..<19),
        (.web, "mailto:a@b.org", "web-scheme", 0..<14),
        (.web, "not_a host", "web-address", 0..<5),
        (.web, "localhost", "web-address", 0..<9),
        (.web, "about.md", "web-address", 0..<8),
        (.web, "https://user@host.org", "web-address", 0..<21),
        (.web, "https://a..org", "web-address", 0..<14),
        (.web, "10.0.0.1", "web-address", 0..<8),
        (.chat, "https://a.org/ English", "web-address", 15..<22),
    ])
    func `that are broken are refused at their place`(
        kind: Channel.Kind,
        text: String,
        id: String,
        range: Range<Int>
    ) {
        do throws(ValueProblem) {
            let channel = try read(kind, text)
            Issue.record("read as \(channel)")
        } catch {
            #expect(error.id.rawValue == id)
            #expect(error.range == range)
        }
    }
}
