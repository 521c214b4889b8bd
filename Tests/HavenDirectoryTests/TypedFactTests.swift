import HavenDiagnostics
import HavenDirectory
import Testing

@Suite struct `Facts that are typed into a text` {
    private func found(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return TypedFactScanner(DeniedFacts.known).find(in: bytes, 0..<bytes.count).map { fact in
            let words = String(decoding: bytes[fact.range.lower..<fact.range.upper], as: UTF8.self)
            return switch fact.kind {
            case .number(let number): "\(number) at '\(words)'"
            case .denied(let id): "\(id) at '\(words)'"
            }
        }
    }

    @Test(
        arguments: [
            ("Call 1-800-662-4357 now.", ["+18006624357 at '1-800-662-4357'"]),
            (
                "(800) 662-4357, or 800.662.4357",
                ["+18006624357 at '(800) 662-4357'", "+18006624357 at '800.662.4357'"]
            ),
            ("[us](tel:+18006624357)", ["+18006624357 at '+18006624357'"]),
            ("1-800-662-HELP (4357)", ["+18006624357 at '1-800-662-HELP (4357)'"]),
            ("988, 911 and 741741", []),
            ("In 2026 there were 1 234 567 of them", []),
            ("https://example.org/8006624357?x=3125550142", []),
            ("ISBN 9783161484100", []),
            ("12345678901234567890", []),
            ("Call 988 and press 3 for help", ["988-press-3 at 'press 3'"]),
            ("Press 3 for soup", []),
            ("988, then select 3", ["988-press-3 at 'select 3'"]),
            ("988, then press 30", []),
            (
                "see https://www.samhsa.gov/find-help/national-helpline today",
                ["old-samhsa-page at '://www.samhsa.gov/find-help/national-helpline'"]
            ),
            ("https://www.samhsa.gov/find-help/helplines/national-helpline", []),
            ("1-800-273-8255", ["+18002738255 at '1-800-273-8255'"]),
            ("", []),
        ] as [(String, [String])]
    )
    func `are found with their places`(text: String, expected: [String]) {
        #expect(found(text) == expected)
    }

    @Test func `are the whole number, not its beginning`() throws {
        let fact = DeniedFact(
            id: "x",
            pattern: .number("+13125550199"),
            reason: "gone",
            instead: "write another"
        )
        let (directory, _, _) = readDirectory(
            "### A\n\n- Call: 312-555-0199\n- Call: +1 312-555-0198\n- Dial in: 312-555-0199,,1#\n- Call: +4420794600000\n"
        )
        let channels = try #require(directory.resources.first).facts.channels
        #expect(channels.map(fact.matches) == [true, false, true, false])
    }

    @Test func `are recognized in the facts of resources`() throws {
        let (directory, diagnostics, _) = readDirectory(
            "### A\n\n- Call: 988 (press 3 for young people)\n- Call: 1-800-273-8255\n- Call: 988\n"
                + "- Web: samhsa.gov/find-help/national-helpline/\n- Web: samhsa.gov\n"
        )
        #expect(diagnostics.isEmpty)
        let channels = try #require(directory.resources.first).facts.channels
        let ids = channels.map { channel in
            DeniedFacts.known.first { $0.matches(channel) }?.id
        }
        #expect(ids == ["988-press-3", "old-lifeline-number", nil, "old-samhsa-page", nil])
    }
}
