import HavenTestRandom
import Testing

@testable import HavenDirectory

@Suite struct `Phone numbers of every shape` {
    private static let keypad = [
        "ABC": "2", "DEF": "3", "GHI": "4", "JKL": "5", "MNO": "6", "PQRS": "7", "TUV": "8",
        "WXYZ": "9",
    ]

    /// The digits of a text with capitals decoded, written apart from the code that is tested.
    private func digits(_ text: some StringProtocol) -> String {
        text.compactMap { character -> String? in
            if "0123456789".contains(character) { return String(character) }
            return Self.keypad.first { $0.key.contains(character) }?.value
        }.joined()
    }

    @Test func `never crash and never dial what is not shown`() {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "0", "1", "2", "5", "8", "9", "988", "800", "662", "4357", "HELP", "-", " ", ".", "(",
            ")", "+", "+1", ", then press 1", " ext. 5", "x", "é", "\u{A0}", "\u{2011}", "to", "A",
            "1-800-662-4357", "(312) 555-0142", ";", "/", "a",
        ]
        var read = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 0...8, using: &generator)
            let text = (0..<count).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            }.joined()
            do throws(ValueProblem) {
                let phone = try PhoneNumber(parsing: text)
                read += 1
                let dialled = digits(phone.href.dropFirst(4))
                let shown = digits(phone.display)
                let isShown = shown.hasPrefix(dialled) || "1\(shown)".hasPrefix(dialled)
                #expect(isShown, "seed \(seed): '\(text)' dials \(phone.href)")
                #expect(text.contains(phone.display), "seed \(seed): '\(text)'")
                #expect(
                    [digits(phone.number), "1" + digits(phone.number)].contains(dialled),
                    "seed \(seed): '\(text)'"
                )
            } catch {
                let isInside =
                    0 <= error.range.lowerBound && error.range.upperBound <= text.utf8.count
                #expect(isInside, "seed \(seed): '\(text)' \(error)")
            }
        }
        #expect(read > 100, "seed \(seed)")
    }

    /// How a number without letters may be written, apart from the code that is tested.
    private static func isOneNumber(_ text: String, isText: Bool) -> Bool {
        let mark = "[-. \u{A0}\u{2010}-\u{2014}]"
        let codes = "[2-9]11|988"
        let three = "[2-9][0-9]{2}"
        let local = "\(three)\(mark)?[0-9]{4}"
        let national =
            "\(three)\(mark)\(local)|\\(\(three)\\)\(mark)?\(local)|\(three)\(three)[0-9]{4}"
        let us = "(\\+?1\(mark)?)?(\(national))"
        let world = "\\+[2-9][0-9]*(\(mark)[0-9]+)*"
        let short = isText ? "|[0-9]{5,6}|[0-9]{3}-[0-9]{3}" : ""
        let forms = "\(codes)|\(us)|\(world)\(short)"
        do {
            let whole = try Regex(forms).matchingSemantics(.unicodeScalar)
            return try whole.wholeMatch(in: text) != nil
        } catch {
            Issue.record(error)
            return false
        }
    }

    @Test func `hold one number, and no digits that belong to nothing`() {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        let pieces = [
            "988", "911", "211", "24", "741741", "62640", "678-678", "312-555-0142", "555", "0142",
            "312", "(312)", "+1", "1", "+44", " ", " ", "-", " - ", ".", "\u{A0}", "\u{2013}",
            " (24/7)", ", then press 1", " ext. 5", "; 24/7", "HELP", " (HELP)", "4357", "HOME to ",
            "800-662-", "(988)",
        ]
        var read = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 1...6, using: &generator)
            let text = (0..<count).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &generator)]
            }.joined()
            let kind: Channel.Kind = Bool.random(using: &generator) ? .text : .call
            let found: Channel?
            do throws(ValueProblem) {
                found = try ChannelReader.read(kind, text, link: nil).channel
            } catch {
                found = nil
            }
            guard let channel = found, let number = channel.number else { continue }
            read += 1
            let comment: Comment = "seed \(seed): '\(text)' gives \(channel)"
            let dialled = digits(
                channel.href.dropFirst(4).prefix { $0 != "?" }
            )
            #expect([digits(number), "1" + digits(number)].contains(dialled), comment)

            // A letter stands for one digit, so the number is as long as what is shown of it.
            let shown = channel.display.prefix(number.count)
            let behind = channel.display.dropFirst(number.count)
            #expect(digits(shown) == digits(number), comment)
            let next = behind.first { $0 != " " && $0 != "\u{A0}" && $0 != "," }
            #expect(next.map { $0 == "(" || $0.isLowercase } ?? behind.isEmpty, comment)
            let isPlain = !shown.contains(where: \.isLetter)
            if isPlain {
                #expect(Self.isOneNumber(number, isText: kind == .text), comment)
            }
            let parts = (channel.keyword ?? "") + channel.display + (channel.note ?? "")
            #expect(text.filter(\.isNumber) == parts.filter(\.isNumber), comment)
        }
        #expect(read > 500, "seed \(seed)")
    }

    @Test func `numbers without a digit too many or too few are read in every punctuation`() throws
    {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<2_000 {
            // No area code ends with 11, and none is 988.
            let area = Int.random(in: 20...97, using: &generator) * 10 + 2
            let exchange = Int.random(in: 200...999, using: &generator)
            let line = String(Int.random(in: 10_000...19_999, using: &generator)).dropFirst()
            let separator = ["-", " ", ".", "\u{A0}", ""].randomElement(using: &generator) ?? "-"
            let lead =
                ["", "1\(separator)", "+1\(separator)"].randomElement(using: &generator) ?? ""
            let number = "\(lead)\(area)\(separator)\(exchange)\(separator)\(line)"
            let phone = try PhoneNumber(parsing: number)
            #expect(phone.href == "tel:+1\(area)\(exchange)\(line)", "seed \(seed)")
            #expect(throws: ValueProblem.self, "seed \(seed)") {
                try PhoneNumber(parsing: String(number.dropLast()))
            }
            #expect(throws: ValueProblem.self, "seed \(seed)") {
                try PhoneNumber(parsing: number + "0")
            }
        }
    }
}
