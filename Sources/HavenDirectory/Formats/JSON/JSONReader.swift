import HavenDiagnostics

/// Reads JSON (RFC 8259) from bytes.
///
/// Our own, because every report about a row of an import has to say where in the file it stands, and Foundation's readers keep no places.
package struct JSONReader {
    /// The deepest nesting of lists and objects.
    package static let maximumDepth = 64

    private let bytes: [UInt8]
    private var position: Int
    private var depth = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// Reads bytes that are UTF-8.
    ///
    /// - Throws: `ValueProblem` with the offset where they are no JSON any more.
    package static func read(_ bytes: [UInt8]) throws(ValueProblem) -> JSONNode {
        var reader = JSONReader(bytes)
        let node = try reader.value()
        reader.skipBlanks()
        guard reader.position == bytes.count else {
            throw reader.problem("nothing more was expected")
        }
        return node
    }

    private func problem(_ message: String, at place: Int? = nil) -> ValueProblem {
        let place = place ?? position
        guard place < bytes.count else {
            return ValueProblem(
                .json,
                "the file ends in the middle",
                at: bytes.count..<bytes.count,
                help: "it was cut off; fetch it once more"
            )
        }
        return ValueProblem(.json, "this is no JSON: \(message)", at: place..<place + 1)
    }

    private mutating func skipBlanks() {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            default: return
            }
        }
    }

    private func isNext(_ character: Unicode.Scalar) -> Bool {
        position < bytes.count && bytes[position] == UInt8(ascii: character)
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard isNext(character) else { return false }
        position += 1
        return true
    }

    private mutating func value() throws(ValueProblem) -> JSONNode {
        skipBlanks()
        let start = position
        guard position < bytes.count else { throw problem("") }
        let content: JSONNode.Content
        switch bytes[position] {
        case UInt8(ascii: "{"): content = try object()
        case UInt8(ascii: "["): content = try list()
        case UInt8(ascii: "\""): content = .text(try text())
        case UInt8(ascii: "t"): content = try word("true", .flag(true))
        case UInt8(ascii: "f"): content = try word("false", .flag(false))
        case UInt8(ascii: "n"): content = try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): content = try number()
        default: throw problem("a value was expected")
        }
        return JSONNode(content, at: SourceRange(start, position))
    }

    private mutating func word(
        _ word: String,
        _ content: JSONNode.Content
    ) throws(ValueProblem) -> JSONNode.Content {
        for byte in word.utf8 {
            guard position < bytes.count, bytes[position] == byte else {
                throw problem("'\(word)' was expected")
            }
            position += 1
        }
        return content
    }

    private mutating func enter() throws(ValueProblem) {
        depth += 1
        guard depth <= Self.maximumDepth else { throw problem("it is nested too deeply") }
        position += 1
        skipBlanks()
    }

    private mutating func list() throws(ValueProblem) -> JSONNode.Content {
        try enter()
        var nodes: [JSONNode] = []
        if !take("]") {
            while true {
                nodes.append(try value())
                skipBlanks()
                if take("]") { break }
                guard take(",") else { throw problem("',' or ']' was expected") }
            }
        }
        depth -= 1
        return .list(nodes)
    }

    private mutating func object() throws(ValueProblem) -> JSONNode.Content {
        try enter()
        var members: [JSONMember] = []
        if !take("}") {
            while true {
                skipBlanks()
                guard isNext("\"") else { throw problem("a name in quotes was expected") }
                let start = position
                let name = try text()
                let range = SourceRange(start, position)
                skipBlanks()
                guard take(":") else { throw problem("':' was expected") }
                members.append(JSONMember(name: name, nameRange: range, value: try value()))
                skipBlanks()
                if take("}") { break }
                guard take(",") else { throw problem("',' or '}' was expected") }
            }
        }
        depth -= 1
        return .object(members)
    }

    private mutating func digits() throws(ValueProblem) {
        let start = position
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
        guard position > start else { throw problem("a digit was expected") }
    }

    private mutating func number() throws(ValueProblem) -> JSONNode.Content {
        let start = position
        _ = take("-")
        if !take("0") { try digits() }
        if take(".") { try digits() }
        if take("e") || take("E") {
            if !take("+") { _ = take("-") }
            try digits()
        }
        return .number(String(decoding: bytes[start..<position], as: UTF8.self))
    }

    // MARK: Texts

    private mutating func text() throws(ValueProblem) -> String {
        position += 1
        let start = position
        while position < bytes.count, bytes[position] != UInt8(ascii: "\""),
            bytes[position] != UInt8(ascii: "\\"), bytes[position] >= 0x20
        {
            position += 1
        }
        // Most texts have nothing in them that is written otherwise.
        if isNext("\"") {
            position += 1
            return String(decoding: bytes[start..<position - 1], as: UTF8.self)
        }
        var text = Array(bytes[start..<position])
        while !take("\"") {
            guard position < bytes.count else { throw problem("") }
            let byte = bytes[position]
            guard byte >= 0x20 else {
                throw problem("a control character has to be written as \\u…")
            }
            position += 1
            if byte == UInt8(ascii: "\\") { text += try escape() } else { text.append(byte) }
        }
        return String(decoding: text, as: UTF8.self)
    }

    private mutating func escape() throws(ValueProblem) -> [UInt8] {
        guard position < bytes.count else { throw problem("") }
        let byte = bytes[position]
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"): return try scalar()
        default: throw problem("there is no such escape", at: position - 1)
        }
    }

    /// Four hexadecimal digits; half of a pair without the other is U+FFFD, as most readers have it.
    private mutating func scalar() throws(ValueProblem) -> [UInt8] {
        let first = try unit()
        var value = UInt32(first)
        if (0xD800..<0xDC00).contains(first), position + 1 < bytes.count,
            bytes[position] == UInt8(ascii: "\\"), bytes[position + 1] == UInt8(ascii: "u")
        {
            let back = position
            position += 2
            let second = try unit()
            if (0xDC00..<0xE000).contains(second) {
                value = 0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
            } else {
                position = back
            }
        }
        return Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
    }

    private mutating func unit() throws(ValueProblem) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard position < bytes.count else { throw problem("") }
            guard let digit = Self.hexadecimal(bytes[position]) else {
                throw problem("four hexadecimal digits were expected")
            }
            value = value << 4 | digit
            position += 1
        }
        return value
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt16? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - 0x30)
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - 0x61 + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - 0x41 + 10)
        default: nil
        }
    }
}

extension DiagnosticID {
    static let json: DiagnosticID = "json"
}
