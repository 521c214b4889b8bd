internal import HavenDiagnostics

/// Writes values as Python's `json.dumps` does, and escapes what has a meaning in HTML.
struct JSONWriter {
    private(set) var output: [UInt8] = []
    private let indent: String?
    /// How many lists and dictionaries are open.
    private var depth = 0

    /// `indent` begins the lines, once for each level; `nil` for JSON on one line.
    init(indent: String?) {
        self.indent = indent
    }

    mutating func write(_ value: TemplateValue) throws(Trouble) {
        guard depth < 100, output.count < RenderLimits.size else { throw .tooLarge }
        switch value {
        case .none: add("null")
        case .bool(let flag): add(flag ? "true" : "false")
        case .int(let number): add(String(number))
        case .double(let number): add(Self.text(of: number))
        case .string(let text), .markup(let text): write(text: text)
        case .list(let items), .tuple(let items):
            open("[")
            for (position, item) in items.enumerated() {
                separate(position)
                try write(item)
            }
            close("]", isEmpty: items.isEmpty)
        case .map(let map): try write(map)
        case .object(let object):
            guard let printed = object.printed else {
                throw .type("a \(object.kindName) has no JSON form")
            }
            depth += 1
            try write(printed)
            depth -= 1
        case .undefined(let undefined): throw undefined.trouble
        case .function, .engine: throw .type("\(value.kindName) has no JSON form")
        }
    }

    private mutating func write(_ map: TemplateMap) throws(Trouble) {
        let order = try Self.order(of: map)
        // A key without a form in JSON is reported before anything about the values.
        let names = try order.map { index throws(Trouble) in
            try Self.name(of: map.entries[index].key)
        }
        open("{")
        for (position, index) in order.enumerated() {
            separate(position)
            write(text: names[position])
            add(": ")
            try write(map.entries[index].value)
        }
        close("}", isEmpty: order.isEmpty)
    }

    // MARK: Keys

    private static func name(of key: TemplateKey) throws(Trouble) -> String {
        switch key {
        case .text(let text), .markup(let text): return text
        case .bool(let flag): return flag ? "true" : "false"
        case .int(let number): return String(number)
        case .double(let number): return text(of: number)
        case .none: return "null"
        case .tuple, .object, .nothing: throw .type("a key in JSON is text or a number")
        }
    }

    /// The positions of the keys in their order; keys of different kinds have none.
    private static func order(of map: TemplateMap) throws(Trouble) -> [Int] {
        var order: [Int] = []
        order.reserveCapacity(map.count)
        for index in map.entries.indices {
            let key = map.entries[index].key
            var position = order.count
            while position > 0, try precedes(key, map.entries[order[position - 1]].key) {
                position -= 1
            }
            order.insert(index, at: position)
        }
        return order
    }

    private static func precedes(
        _ left: TemplateKey,
        _ right: TemplateKey
    ) throws(Trouble) -> Bool {
        if case .text(let left) = left, case .text(let right) = right {
            return Python.precedes(left, right)
        }
        return try Python.isLess(left.value, right.value)
    }

    // MARK: Text

    private mutating func add(_ text: String) {
        output.append(contentsOf: text.utf8)
    }

    private mutating func open(_ bracket: Unicode.Scalar) {
        output.append(UInt8(ascii: bracket))
        depth += 1
    }

    private mutating func close(_ bracket: Unicode.Scalar, isEmpty: Bool) {
        depth -= 1
        if !isEmpty { startLine() }
        output.append(UInt8(ascii: bracket))
    }

    private mutating func separate(_ position: Int) {
        if position > 0 { add(indent == nil ? ", " : ",") }
        startLine()
    }

    private mutating func startLine() {
        guard let indent else { return }
        output.append(UInt8(ascii: "\n"))
        for _ in 0..<depth { add(indent) }
    }

    private static func text(of number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        return FloatText.text(number)
    }

    /// Writes a text with everything escaped that is not plain ASCII or has a meaning in HTML.
    private mutating func write(text: String) {
        output.append(UInt8(ascii: "\""))
        if text.utf8.allSatisfy(Self.isPlain) {
            add(text)
        } else {
            for scalar in text.unicodeScalars { write(scalar) }
        }
        output.append(UInt8(ascii: "\""))
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "&"), UInt8(ascii: "'"):
            false
        default: byte >= 0x20 && byte < 0x7F
        }
    }

    private mutating func write(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\"": add("\\\"")
        case "\\": add("\\\\")
        case "\n": add("\\n")
        case "\r": add("\\r")
        case "\t": add("\\t")
        case "\u{8}": add("\\b")
        case "\u{C}": add("\\f")
        default:
            if scalar.isASCII, Self.isPlain(UInt8(scalar.value)) {
                output.append(UInt8(scalar.value))
            } else {
                for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                    writeEscape(unit)
                }
            }
        }
    }

    private mutating func writeEscape(_ unit: UInt16) {
        add("\\u")
        for shift in [12, 8, 4, 0] {
            let digit = UInt8(truncatingIfNeeded: unit >> UInt16(shift) & 0xF)
            output.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") - 10 + digit)
        }
    }
}
