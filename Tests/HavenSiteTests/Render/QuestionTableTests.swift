import HavenTemplates
import HavenTestRandom
import Testing

@testable import HavenSite

@Suite struct `Numbers of questions` {
    @Test func `are given once to each record and member`() throws {
        let seed = UInt64.random(in: 0..<1_000_000)
        var random = SeededGenerator(seed: seed)
        var table = QuestionTable()
        var known: [QuestionTable.Key: UInt32] = [:]
        for _ in 0..<20_000 {
            let subject = TemplateSubject(
                kind: UInt8.random(in: 0..<15, using: &random),
                part: UInt32.random(in: 0..<3, using: &random),
                index: UInt32.random(in: 0..<400, using: &random)
            )
            let key = try #require(
                QuestionTable.Key(Int.random(in: 0..<4, using: &random), of: subject)
            )
            let number = table.number(of: key, adding: UInt32(known.count))
            #expect(number == known[key] ?? UInt32(known.count), "seed \(seed)")
            known[key] = number
        }
        #expect(table.count == known.count)
        #expect(
            Self.entries(table) == known,
            "seed \(seed)"
        )
    }

    private static func entries(_ table: QuestionTable) -> [QuestionTable.Key: UInt32] {
        var entries: [QuestionTable.Key: UInt32] = [:]
        table.visit { entries[$0] = $1 }
        return entries
    }

    @Test func `belong to keys from which record and member can be read`() throws {
        let subject = TemplateSubject(kind: 8, part: 131_071, index: .max)
        let key = try #require(QuestionTable.Key(2047, of: subject))
        #expect(key.member == 2047)
        #expect(key.subject == subject)
    }

    @Test(arguments: [(2048, 0, 0), (0, 15, 0), (0, 0, 131_072)])
    func `are refused to what does not fit`(member: Int, kind: UInt8, part: UInt32) {
        let subject = TemplateSubject(kind: kind, part: part, index: 0)
        #expect(QuestionTable.Key(member, of: subject) == nil)
    }
}
