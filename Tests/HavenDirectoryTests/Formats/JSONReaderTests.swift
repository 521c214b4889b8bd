// Foundation's reader of JSON is the judge.
import Foundation
import HavenDirectory
import HavenTestRandom
import Testing

/// Our reader takes what Foundation's takes, and finds the same in it.
@Suite struct `JSON that is read` {
    @Test(arguments: [UInt64.random(in: 0 ... .max), 1, 2])
    func `is what another reader finds`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        var (taken, refused) = (0, 0)
        for number in 0..<4000 {
            var text = Self.value(depth: 4, &random)
            if number % 2 == 1 { Self.damage(&text, &random) }
            if Self.isDisputed(text, isWhole: number % 2 == 0) { continue }
            let bytes = Array(text.utf8)
            let node = try? JSONReader.read(bytes)
            if let node, Self.hasTwins(node) { continue }
            let ours = node.map(Self.canonical)
            let theirs = Self.foundation(bytes)
            if theirs == nil { refused += 1 } else { taken += 1 }
            #expect(ours == theirs, "seed \(seed): \(text)")
            if ours != theirs { return }
        }
        #expect(taken > 1500 && refused > 300, "\(taken) taken, \(refused) refused")
    }

    /// Where Foundation itself is not as the standard has it.
    ///
    /// It takes a comma behind the last item, refuses `0e3` and numbers that no `Double` holds, and half a character is an error to it; to us
    /// it is one that cannot be shown.
    private static func isDisputed(_ text: String, isWhole: Bool) -> Bool {
        text.contains(/,\s*[\]}]/) || text.contains(/[eE][-+]?\d{3}/)
            || text.contains(/(^|[^0-9.])0[eE]/) || !isWhole && text.contains(/\\u[dD]/)
    }

    @Test(arguments: [
        "", " ", "[", "]", "[,1]", "{\"a\"}", "{\"a\":}", "{a:1}", "{'a':1}",
        "01", "-", "-01", "1.", ".5", "1e", "1e+", "+1", "0x1", "NaN", "Infinity", "tru", "nul",
        "truefalse", "\"", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\n\"", "\"\t\"",
        "[1] [2]", "[1]x", "{\"a\":1}}", "\u{0}", "[1\u{0}]", "/*x*/1", "//\n1", "[1;2]",
    ])
    func `is refused where another reader refuses it`(text: String) {
        #expect(Self.foundation(Array(text.utf8)) == nil)
        #expect((try? JSONReader.read(Array(text.utf8))) == nil)
    }

    private static func pick<Item>(_ items: [Item], _ random: inout SeededGenerator) -> Item {
        items[Int.random(in: 0..<items.count, using: &random)]
    }

    private static func blank(_ random: inout SeededGenerator) -> String {
        pick(["", "", "", " ", "\n", "\t ", "\r\n"], &random)
    }

    private static func value(depth: Int, _ random: inout SeededGenerator) -> String {
        let kind = Int.random(in: 0...(depth > 0 ? 6 : 4), using: &random)
        let text: String
        switch kind {
        case 0: text = pick(["true", "false", "null"], &random)
        case 1:
            text = pick(
                ["0", "-0", "7", "-12", "3.25", "1e3", "2E-2", "-1.5e+2", "123456789"],
                &random
            )
        case 2, 3, 4: text = string(&random)
        case 5:
            let items = (0..<Int.random(in: 0...3, using: &random)).map { _ in
                value(depth: depth - 1, &random)
            }
            text = "[" + blank(&random) + items.joined(separator: ",") + "]"
        default:
            // A name twice is read by everyone as they like.
            let members = (0..<Int.random(in: 0...3, using: &random)).map { number in
                "\"k\(number)" + string(&random).dropFirst() + blank(&random) + ":"
                    + value(depth: depth - 1, &random)
            }
            text = "{" + members.joined(separator: ",") + blank(&random) + "}"
        }
        return blank(&random) + text + blank(&random)
    }

    private static func string(_ random: inout SeededGenerator) -> String {
        let parts = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            pick(
                [
                    "a", "Ü", "🙂", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\ud83d\\ude42",
                    "\\b\\f\\r\\t", "\\u0000", "{", "]", ",", "\u{2028}", "é",
                ],
                &random
            )
        }
        return "\"" + parts.joined() + "\""
    }

    /// Changes, takes away or adds a character of ASCII.
    private static func damage(_ text: inout String, _ random: inout SeededGenerator) {
        var scalars = Array(text.unicodeScalars)
        let other = Array("{}[],:\"\\0e.-u t\n".unicodeScalars)
        for _ in 0..<Int.random(in: 1...2, using: &random) where !scalars.isEmpty {
            let place = Int.random(in: 0..<scalars.count, using: &random)
            switch Int.random(in: 0...2, using: &random) {
            case 0: scalars[place] = pick(other, &random)
            case 1: scalars.remove(at: place)
            default: scalars.insert(pick(other, &random), at: place)
            }
        }
        text = String(String.UnicodeScalarView(scalars))
    }

    /// Whether damage gave two members of an object one name, which everyone reads as they like.
    private static func hasTwins(_ node: JSONNode) -> Bool {
        switch node.content {
        case .null, .flag, .number, .text: false
        case .list(let items): items.contains(where: hasTwins)
        case .object(let members):
            Set(members.map(\.name)).count < members.count
                || members.contains { hasTwins($0.value) }
        }
    }

    // MARK: What is in it, as one text

    private static func canonical(_ node: JSONNode) -> String {
        switch node.content {
        case .null: "null"
        case .flag(let flag): flag ? "true" : "false"
        case .number(let text): Double(text).map { "\($0)" } ?? "no number"
        case .text(let text): quoted(text)
        case .list(let items): "[" + items.map(canonical).joined(separator: ",") + "]"
        case .object(let members):
            "{"
                + Dictionary(
                    members.map { ($0.name, canonical($0.value)) },
                    uniquingKeysWith: { $1 }
                ).map { quoted($0.key) + ":" + $0.value }.sorted().joined(separator: ",") + "}"
        }
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " ") + "\""
    }

    private static func foundation(_ bytes: [UInt8]) -> String? {
        (try? JSONDecoder().decode(Judgement.self, from: Data(bytes)))?.text
    }

    /// What Foundation finds, as the same text.
    private struct Judgement: Decodable {
        let text: String

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                text = "null"
            } else if let flag = try? container.decode(Bool.self) {
                text = flag ? "true" : "false"
            } else if let number = try? container.decode(Double.self) {
                text = "\(number)"
            } else if let string = try? container.decode(String.self) {
                text = quoted(string)
            } else if let items = try? container.decode([Judgement].self) {
                text = "[" + items.map(\.text).joined(separator: ",") + "]"
            } else {
                let members = try container.decode([String: Judgement].self)
                text =
                    "{"
                    + members.map { quoted($0.key) + ":" + $0.value.text }.sorted()
                    .joined(separator: ",") + "}"
            }
        }
    }
}
