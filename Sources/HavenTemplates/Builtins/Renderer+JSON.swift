internal import HavenDiagnostics

extension Renderer {
    /// `tojson`: JSON with sorted keys that is safe inside `<script>`.
    mutating func json(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        var indent: String?
        if let width = call[0], !width.isNone {
            if let text = width.anyText {
                guard text.utf8.count < RenderLimits.range else { throw .tooLarge }
                indent = text
            } else {
                let count = try call.integer(0) ?? 0
                guard count < 100 else { throw .tooLarge }
                indent = String(repeating: " ", count: max(0, count))
            }
        }
        var text = ""
        try writeJSON(call.value, into: &text, indent: indent, depth: 0)
        return .markup(text)
    }

    private func writeJSON(
        _ value: TemplateValue,
        into text: inout String,
        indent: String?,
        depth: Int
    ) throws(Trouble) {
        guard depth < 100, text.utf8.count < RenderLimits.size else { throw .tooLarge }
        switch value {
        case .none: text += "null"
        case .bool(let flag): text += flag ? "true" : "false"
        case .int(let number): text += String(number)
        case .double(let number): text += jsonNumber(number)
        case .string(let string), .markup(let string): writeJSON(string, into: &text)
        case .list(let items), .tuple(let items):
            try writeJSON(
                items.map { (nil, $0) },
                "[",
                "]",
                into: &text,
                indent: indent,
                depth: depth
            )
        case .map(let map):
            try writeJSON(
                try jsonPairs(map),
                "{",
                "}",
                into: &text,
                indent: indent,
                depth: depth
            )
        case .object(let object):
            guard let printed = object.printed else {
                throw .type("a \(object.kindName) has no JSON form")
            }
            try writeJSON(printed, into: &text, indent: indent, depth: depth + 1)
        case .undefined(let undefined): throw undefined.trouble
        case .function, .engine: throw .type("\(value.kindName) has no JSON form")
        }
    }

    private func jsonNumber(_ number: Double) -> String {
        if number.isNaN { return "NaN" }
        if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
        return FloatText.text(number)
    }

    /// The pairs of a dictionary by key; keys of different kinds have no order.
    private func jsonPairs(
        _ map: TemplateMap
    ) throws(Trouble) -> [(String?, TemplateValue)] {
        let sorted = try apply(
            orderOf: map.keys.map(\.value)
        )
        return try sorted.map { index throws(Trouble) in
            let name: String
            switch map.keys[index] {
            case .text(let text), .markup(let text): name = text
            case .bool(let flag): name = flag ? "true" : "false"
            case .int(let number): name = String(number)
            case .double(let number): name = jsonNumber(number)
            case .none: name = "null"
            case .tuple, .object, .nothing: throw .type("a key in JSON is text or a number")
            }
            return (name, map.values[index])
        }
    }

    /// The positions of the keys in their order.
    private func apply(orderOf keys: [TemplateValue]) throws(Trouble) -> [Int] {
        var order: [Int] = []
        for index in keys.indices {
            var position = order.count
            while position > 0, try Python.isLess(keys[index], keys[order[position - 1]]) {
                position -= 1
            }
            order.insert(index, at: position)
        }
        return order
    }

    private func writeJSON(
        _ items: [(String?, TemplateValue)],
        _ open: String,
        _ close: String,
        into text: inout String,
        indent: String?,
        depth: Int
    ) throws(Trouble) {
        text += open
        for (index, (name, item)) in items.enumerated() {
            if index > 0 { text += indent == nil ? ", " : "," }
            if let indent { text += "\n" + String(repeating: indent, count: depth + 1) }
            if let name {
                writeJSON(name, into: &text)
                text += ": "
            }
            try writeJSON(item, into: &text, indent: indent, depth: depth + 1)
        }
        if let indent, !items.isEmpty { text += "\n" + String(repeating: indent, count: depth) }
        text += close
    }

    /// Writes a text with everything escaped that is not plain ASCII or has a meaning in HTML.
    private func writeJSON(_ string: String, into text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case "\u{8}": text += "\\b"
            case "\u{C}": text += "\\f"
            case "<", ">", "&", "'": text += Self.unicodeEscape(UInt16(scalar.value))
            default:
                if scalar.value >= 0x20, scalar.value < 0x7F {
                    text.unicodeScalars.append(scalar)
                } else {
                    for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                        text += Self.unicodeEscape(unit)
                    }
                }
            }
        }
        text += "\""
    }

    private static func unicodeEscape(_ unit: UInt16) -> String {
        let digits = String(unit, radix: 16)
        return "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    }
}
