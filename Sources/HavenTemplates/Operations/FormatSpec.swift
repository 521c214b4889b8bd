/// What stands after the colon in `{:>8.2f}`.
struct FormatSpec {
    private var fill: Unicode.Scalar = " "
    private var alignment: Unicode.Scalar?
    private var sign: Unicode.Scalar = "-"
    private var isAlternate = false
    private var hasZeros = false
    private var width = 0
    private var grouping: Unicode.Scalar?
    private var precision: Int?
    private var kind: Unicode.Scalar?

    static func apply(
        _ spec: String,
        to value: TemplateValue
    ) throws(Trouble) -> String {
        guard !spec.isEmpty else { return try Python.text(value) }
        let format = try FormatSpec(TextSearch.scalars(spec))
        switch value {
        case .string, .markup: return try format.text(try Python.text(value))
        case .bool, .int, .double: return try format.number(value)
        default: throw .type("\(value.kindName) cannot be formatted")
        }
    }

    private init(_ scalars: [Unicode.Scalar]) throws(Trouble) {
        var rest = scalars[...]
        func isAlignment(_ scalar: Unicode.Scalar?) -> Bool {
            scalar.map { "<>^=".unicodeScalars.contains($0) } ?? false
        }
        if let first = rest.first, isAlignment(rest.dropFirst().first) {
            fill = first
            alignment = rest.dropFirst().first
            rest = rest.dropFirst(2)
        } else if isAlignment(rest.first) {
            alignment = rest.popFirst()
        }
        if let first = rest.first, "+- ".unicodeScalars.contains(first) {
            sign = first
            rest = rest.dropFirst()
        }
        if rest.first == "#" {
            isAlternate = true
            rest = rest.dropFirst()
        }
        if rest.first == "0" {
            hasZeros = true
            rest = rest.dropFirst()
        }
        func number() -> Int? {
            var number: Int?
            while let first = rest.first, first.value >= 0x30, first.value <= 0x39 {
                number = min((number ?? 0) * 10 + Int(first.value - 0x30), RenderLimits.size)
                rest = rest.dropFirst()
            }
            return number
        }
        width = number() ?? 0
        if let first = rest.first, first == "," || first == "_" {
            grouping = first
            rest = rest.dropFirst()
        }
        if rest.first == "." {
            rest = rest.dropFirst()
            guard let places = number() else { throw .value("the format has no precision") }
            precision = places
        }
        kind = rest.popFirst()
        guard rest.isEmpty else { throw .value("the format is not understood") }
        guard width < RenderLimits.range, (precision ?? 0) < RenderLimits.range else {
            throw .tooLarge
        }
    }

    private func text(_ text: String) throws(Trouble) -> String {
        guard kind == nil || kind == "s", sign == "-", grouping == nil, alignment != "=" else {
            throw .value("text cannot be formatted like a number")
        }
        let cut = precision.map { TextSearch.text(text.unicodeScalars.prefix($0)) } ?? text
        let fill = hasZeros && alignment == nil ? "0" : String(fill)
        let missing = max(0, width - PythonText.length(cut))
        let left = alignment == ">" ? missing : alignment == "^" ? missing / 2 : 0
        return String(repeating: fill, count: left) + cut
            + String(repeating: fill, count: missing - left)
    }

    private func number(_ value: TemplateValue) throws(Trouble) -> String {
        var isNegative = false
        var prefix = ""
        var digits: String
        switch kind {
        case "d", "b", "o", "x", "X", "n", "c":
            guard let number = value.integer else {
                throw .value("this format is for whole numbers")
            }
            (digits, prefix, isNegative) = integer(number)
        case nil where value.integer != nil:
            if case .bool = value, width == 0 { return try Python.text(value) }
            (digits, prefix, isNegative) = integer(value.integer ?? 0)
        case nil, "e", "E", "f", "F", "g", "G", "%":
            let number = value.floating ?? 0
            isNegative = number.sign == .minus && !number.isNaN
            digits = double(number.sign == .minus ? -number : number)
        default: throw .value("there is no such format for a number")
        }
        if let grouping { digits = grouped(digits, by: grouping) }
        let signText = isNegative ? "-" : sign == "-" ? "" : String(sign)
        let head = signText + prefix
        let missing = max(0, width - head.utf8.count - digits.utf8.count)
        let alignment = alignment ?? (hasZeros ? "=" : ">")
        let fill = hasZeros && self.alignment == nil ? "0" : String(fill)
        let padding = String(repeating: fill, count: missing)
        switch alignment {
        case "<": return head + digits + padding
        case "=": return head + padding + digits
        case "^":
            return String(repeating: fill, count: missing / 2) + head + digits
                + String(repeating: fill, count: missing - missing / 2)
        default: return padding + head + digits
        }
    }

    private func integer(_ number: Int) -> (String, String, Bool) {
        let radix = kind == "b" ? 2 : kind == "o" ? 8 : kind == "x" || kind == "X" ? 16 : 10
        let digits = String(number.magnitude, radix: radix, uppercase: kind == "X")
        let prefix = isAlternate && radix != 10 ? "0" + String(kind ?? "d") : ""
        return (digits, prefix, number < 0)
    }

    private func double(_ number: Double) -> String {
        switch kind {
        case "e": return NumberText.scientific(number, places: precision ?? 6)
        case "E": return NumberText.scientific(number, places: precision ?? 6).uppercased()
        case "f", "F": return NumberText.fixed(number, places: precision ?? 6)
        case "g": return NumberText.general(number, places: precision ?? 6)
        case "G": return NumberText.general(number, places: precision ?? 6).uppercased()
        case "%": return NumberText.fixed(number * 100, places: precision ?? 6) + "%"
        default:
            guard let precision else { return FloatText.text(number) }
            return NumberText.general(number, places: precision)
        }
    }

    private func grouped(_ digits: String, by separator: Unicode.Scalar) -> String {
        let whole = digits.prefix { $0.isASCII && $0.isHexDigit }
        let size = kind == "b" || kind == "o" || kind == "x" || kind == "X" ? 4 : 3
        var result = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % size == 0 {
                result.unicodeScalars.append(separator)
            }
            result.append(digit)
        }
        return result + digits.dropFirst(whole.count)
    }
}
