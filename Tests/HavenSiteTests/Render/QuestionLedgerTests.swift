import HavenTestRandom
import Testing

@testable import HavenSite

@Suite struct `A ledger of questions` {
    private static func name(_ number: Int) -> RecordNames.Name {
        RecordNames.Name(kind: .page, part: 0, text: "/\(number)/")
    }

    /// What a question is, however the ledger numbers its parts.
    private static func meaning(_ number: Int, in ledger: QuestionLedger) -> [String] {
        switch ledger.questions[number] {
        case .member(let member, let record):
            [ledger.records[Int(record)].text, ledger.members[Int(member)]]
        case .other(let place): ["\(ledger.otherQuestions[Int(place)])"]
        }
    }

    /// A ledger in which many questions stand several times, with an answer each.
    private static func ledger(_ random: inout SeededGenerator) -> QuestionLedger {
        var ledger = QuestionLedger()
        for _ in 0..<Int.random(in: 0..<200, using: &random) {
            let number = Int.random(in: 0..<6, using: &random)
            let answer = UInt64(number)
            if Int.random(in: 0..<4, using: &random) == 0 {
                _ = ledger.add(.text("text \(number)"), fingerprint: answer)
            } else {
                let record = ledger.add(name(number))
                let member = ledger.add(member: "member \(number % 3)")
                _ = ledger.add(member: member, of: record, fingerprint: answer)
            }
        }
        return ledger
    }

    @Test func `made anew has what is wanted, each once, and says where`() {
        for seed in 1...50 as ClosedRange<UInt64> {
            var random = SeededGenerator(seed: seed)
            let old = Self.ledger(&random)
            let wanted = (0..<old.count).map { _ in Int.random(in: 0..<2, using: &random) == 0 }
            let (new, numbers) = old.compacted(wanted: wanted)
            var meanings: Set<[String]> = []
            for number in 0..<old.count where wanted[number] {
                let place = Int(numbers[number])
                #expect(
                    Self.meaning(place, in: new) == Self.meaning(number, in: old),
                    "seed \(seed)"
                )
                #expect(new.fingerprints[place] == old.fingerprints[number], "seed \(seed)")
                meanings.insert(Self.meaning(number, in: old))
            }
            #expect(new.count == meanings.count, "seed \(seed)")
            #expect(!new.isBloated)
        }
    }

    @Test func `is bloated when it has grown by half`() {
        var ledger = QuestionLedger()
        for number in 0..<100 { _ = ledger.add(.text("\(number)"), fingerprint: 0) }
        ledger.settle()
        for number in 0..<50 { _ = ledger.add(.text("\(number)"), fingerprint: 0) }
        #expect(!ledger.isBloated)
        _ = ledger.add(.text("1"), fingerprint: 0)
        #expect(ledger.isBloated)
    }

    @Test func `is read as it was written`() throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            var random = SeededGenerator(seed: seed)
            var ledger = Self.ledger(&random)
            ledger.settle()
            _ = ledger.add(.text("later"), fingerprint: 7)
            var writer = CacheWriter()
            writer.write(ledger)
            var reader = CacheReader(writer.finish())
            let read: QuestionLedger = try reader.read()
            #expect(reader.isAtEnd)
            #expect(read.questions == ledger.questions, "seed \(seed)")
            #expect(read.fingerprints == ledger.fingerprints)
            #expect(read.settled == ledger.settled)
        }
    }
}
