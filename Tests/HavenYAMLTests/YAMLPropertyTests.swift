import HavenDiagnostics
import HavenTestRandom
import HavenYAML
import Testing

/// A value without places, to compare what was written with what was read.
indirect enum Plain: Equatable {
    case text(String)
    case list([Plain])
    case mapping([Pair])

    struct Pair: Equatable {
        let key: String
        let value: Plain
    }

    init(_ node: YAMLNode) {
        switch node.content {
        case .scalar(let text, _): self = .text(text)
        case .sequence(let items): self = .list(items.map(Plain.init))
        case .mapping(let entries):
            self = .mapping(entries.map { Pair(key: $0.key, value: Plain($0.value)) })
        }
    }
}

@Suite struct `YAML of every shape` {
    private static let words = [
        "a", "no", "é: ü", "x # y", "it's", "\"q\"", "[b]", "{c}", "- d", "? e", "*f", "&g", "!h",
        "|", ">", "%i", "", " j ", "k\nl", "m:n", "# o", "---", "\u{2028}", "p\\q", "988", "한국어",
    ]

    private func value(_ generator: inout SeededGenerator, depth: Int) -> Plain {
        let word = Self.words[Int.random(in: 0..<Self.words.count, using: &generator)]
        guard depth > 0 else { return .text(word) }
        switch Int.random(in: 0..<4, using: &generator) {
        case 0:
            return .list(
                (0..<Int.random(in: 1...3, using: &generator)).map { _ in
                    value(&generator, depth: depth - 1)
                }
            )
        case 1, 2:
            return .mapping(
                (0..<Int.random(in: 1...3, using: &generator)).map { index in
                    let key = Self.words[Int.random(in: 0..<Self.words.count, using: &generator)]
                    return Plain.Pair(
                        key: key + "\(index)",
                        value: value(&generator, depth: depth - 1)
                    )
                }
            )
        default:
            return .text(word)
        }
    }

    private func quoted(_ text: String, _ generator: inout SeededGenerator) -> String {
        let isSimple = text.utf8.allSatisfy { $0 >= 0x61 && $0 <= 0x7A } && !text.isEmpty
        if isSimple, Bool.random(using: &generator) { return text }
        if !text.contains("\n"), !text.contains("\u{2028}"), Bool.random(using: &generator) {
            return "'"
                + text.split(separator: "'", omittingEmptySubsequences: false)
                .joined(separator: "''") + "'"
        }
        var escaped = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": escaped += "\\\(scalar)"
            case "\n": escaped += "\\n"
            case "\u{2028}": escaped += "\\L"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped + "\""
    }

    private func write(
        _ value: Plain,
        indent: Int,
        flow: Bool,
        _ generator: inout SeededGenerator
    ) -> String {
        let flow = flow || Int.random(in: 0..<4, using: &generator) == 0
        let margin = "\n" + String(repeating: " ", count: indent)
        switch value {
        case .text(let text):
            return " " + quoted(text, &generator)
        case .list(let items) where flow:
            let texts = items.map { write($0, indent: indent, flow: true, &generator) }
            return " [" + texts.joined(separator: Bool.random(using: &generator) ? "," : " , ")
                + "]"
        case .mapping(let pairs) where flow:
            let texts = pairs.map {
                quoted($0.key, &generator) + ":"
                    + write($0.value, indent: indent, flow: true, &generator)
            }
            return " {" + texts.joined(separator: ", ") + "}"
        case .list(let items):
            return items.map {
                margin + "-" + write($0, indent: indent + 2, flow: false, &generator)
            }.joined()
        case .mapping(let pairs):
            return pairs.map {
                margin + quoted($0.key, &generator) + ":"
                    + write($0.value, indent: indent + 2, flow: false, &generator)
            }.joined(separator: Bool.random(using: &generator) ? "" : " # note ' [")
        }
    }

    @Test func `is read back as it was meant`() {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<1_000 {
            let value = value(&generator, depth: 4)
            let source = write(value, indent: 0, flow: false, &generator)
            let (node, diagnostics) = read(source)
            let isSame = (node.map(Plain.init) ?? .text("")) == value && diagnostics.isEmpty
            #expect(isSame, "seed \(seed): \(source) \(diagnostics)")
            if !isSame { return }
        }
    }

    @Test func `damage is reported, with places inside the text, and never crashes`() {
        let seed = UInt64.random(in: 0 ... .max)
        var generator = SeededGenerator(seed: seed)
        let noise = Array("[]{}:,-?*&!|>'\"%@`#\n\r\t ab~<é\u{2028}\\".utf8)
        for _ in 0..<3_000 {
            var bytes = Array(
                write(value(&generator, depth: 4), indent: 0, flow: false, &generator).utf8
            )
            for _ in 0..<Int.random(in: 1...6, using: &generator) {
                let place = Int.random(in: 0...bytes.count, using: &generator)
                let byte = noise[Int.random(in: 0..<noise.count, using: &generator)]
                if Bool.random(using: &generator), place < bytes.count {
                    bytes[place] = byte
                } else {
                    bytes.insert(byte, at: place)
                }
            }
            let (node, diagnostics) = YAMLReader.read(bytes, range: 0..<bytes.count, path: "a")
            let places = diagnostics.compactMap { $0.location?.range } + (node.map(ranges) ?? [])
            let isSound = places.allSatisfy { 0 <= $0.lower && $0.upper <= bytes.count }
            #expect(isSound, "seed \(seed): \(bytes)")
            #expect(
                node == nil || diagnostics.allSatisfy { $0.severity == .warning },
                "seed \(seed): \(bytes)"
            )
            if !isSound { return }
        }
    }

    private func ranges(_ node: YAMLNode) -> [SourceRange] {
        switch node.content {
        case .scalar: [node.range]
        case .sequence(let items): [node.range] + items.flatMap(ranges)
        case .mapping(let entries):
            [node.range] + entries.flatMap { [$0.keyRange] + ranges($0.value) }
        }
    }
}
