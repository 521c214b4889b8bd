internal import HavenDiagnostics

/// Python's `format % values`; on HTML the values are escaped.
struct PercentFormat {
    private let bytes: [UInt8]
    private let isMarkup: Bool
    private let operand: TemplateValue
    private var position = 0
    private var used = 0
    private var usesNames = false
    private var result: [UInt8] = []

    static func format(
        _ text: String,
        isMarkup: Bool,
        _ operand: TemplateValue
    ) throws(Trouble) -> TemplateValue {
        var format = PercentFormat(
            bytes: Array(text.utf8),
            isMarkup: isMarkup,
            operand: operand
        )
        try format.run()
        let result = String(decoding: format.result, as: UTF8.self)
        return isMarkup ? .markup(result) : .string(result)
    }

    private init(bytes: [UInt8], isMarkup: Bool, operand: TemplateValue) {
        self.bytes = bytes
        self.isMarkup = isMarkup
        self.operand = operand
    }

    private mutating func run() throws(Trouble) {
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == UInt8(ascii: "%") { try conversion() } else { result.append(byte) }
            guard result.count < RenderLimits.size else { throw .tooLarge }
        }
        guard !usesNames else { return }
        let isAllUsed: Bool
        switch operand {
        case .tuple(let items): isAllUsed = used == items.count
        // Python takes what can be indexed for a dictionary.
        case .map, .list, .undefined: isAllUsed = true
        case .engine(let engine):
            if case .range = engine.kind { isAllUsed = true } else { isAllUsed = used == 1 }
        default: isAllUsed = used == 1
        }
        if !isAllUsed { throw .type("not all values have a place in the format") }
    }

    private mutating func nextValue() throws(Trouble) -> TemplateValue {
        defer { used += 1 }
        if case .tuple(let items) = operand {
            guard used < items.count else { throw .type("the format needs more values") }
            return items[used]
        }
        guard used == 0 else { throw .type("the format needs more values") }
        return operand
    }

    private mutating func conversion() throws(Trouble) {
        var named: TemplateValue?
        if position < bytes.count, bytes[position] == UInt8(ascii: "(") {
            named = try namedValue()
        }
        var spec = NumberSpec()
        while position < bytes.count, spec.takeFlag(bytes[position]) { position += 1 }
        spec.width = try number() ?? 0
        if spec.width < 0 {
            spec.isLeft = true
            spec.width = -spec.width
        }
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            position += 1
            spec.precision = max(0, try number() ?? 0)
        }
        guard spec.width < RenderLimits.range, (spec.precision ?? 0) < RenderLimits.range else {
            throw .tooLarge
        }
        while position < bytes.count, "hlL".utf8.contains(bytes[position]) { position += 1 }
        guard position < bytes.count else { throw .value("the format ends after '%'") }
        let kind = bytes[position]
        position += 1
        if kind == UInt8(ascii: "%") {
            result.append(kind)
            return
        }
        let value: TemplateValue
        if let named { value = named } else { value = try nextValue() }
        result.append(contentsOf: try converted(value, kind, spec).utf8)
    }

    private mutating func namedValue() throws(Trouble) -> TemplateValue {
        position += 1
        var depth = 1
        let start = position
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "(") { depth += 1 }
            if bytes[position] == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0 { break }
            position += 1
        }
        try Python.refuseUndefined(operand)
        guard depth == 0, case .map(let map) = operand else {
            throw .type("a format with names needs a dictionary")
        }
        let name = String(decoding: bytes[start..<position], as: UTF8.self)
        position += 1
        usesNames = true
        guard let value = map[name] else {
            throw .value(
                "the format has no value for '\(name)'",
                help: NearMiss.help(for: name, among: map.names)
            )
        }
        return value
    }

    /// A number in the format, or `*` for one of the values.
    private mutating func number() throws(Trouble) -> Int? {
        if position < bytes.count, bytes[position] == UInt8(ascii: "*") {
            position += 1
            guard let number = try nextValue().integer else {
                throw .type("'*' in a format needs a whole number")
            }
            guard number.magnitude < RenderLimits.range else { throw .tooLarge }
            return number
        }
        var number: Int?
        while position < bytes.count, bytes[position].isDigit {
            number = min((number ?? 0) * 10 + Int(bytes[position] - 0x30), RenderLimits.size)
            position += 1
        }
        return number
    }

    private func converted(
        _ value: TemplateValue,
        _ kind: UInt8,
        _ spec: NumberSpec
    ) throws(Trouble) -> String {
        switch kind {
        case UInt8(ascii: "s"):
            return spec.padded(
                text: isMarkup ? try Python.escaped(value) : try Python.text(value)
            )
        case UInt8(ascii: "r"), UInt8(ascii: "a"):
            let text = try Python.representation(value)
            return spec.padded(text: isMarkup ? Escape.escaped(text) : text)
        case UInt8(ascii: "c"): return spec.padded(text: try character(value))
        default: break
        }
        try Python.refuseUndefined(value)
        switch kind {
        case UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "u"):
            return spec.integer(try whole(value), radix: 10)
        case UInt8(ascii: "x"): return spec.integer(try index(value), radix: 16)
        case UInt8(ascii: "X"):
            return spec.integer(try index(value), radix: 16, isUppercase: true)
        case UInt8(ascii: "o"): return spec.integer(try index(value), radix: 8)
        case UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "f"), UInt8(ascii: "F"),
            UInt8(ascii: "g"), UInt8(ascii: "G"):
            guard
                let number = isMarkup ? try NumberText.double(of: value) : value.floating
            else { throw .type("the format needs a number, not \(value.kindName)") }
            return spec.double(number, kind: kind)
        default:
            throw .value("there is no format '%\(String(decoding: [kind], as: UTF8.self))'")
        }
    }

    private func character(_ value: TemplateValue) throws(Trouble) -> String {
        if let code = value.integer, let scalar = UInt32(exactly: code).flatMap(Unicode.Scalar.init)
        {
            return String(scalar)
        }
        guard let text = value.anyText, PythonText.length(text) == 1 else {
            throw .type("'%c' needs one character")
        }
        return text
    }

    private func whole(_ value: TemplateValue) throws(Trouble) -> Int {
        if let number = value.integer { return number }
        if case .double(let number) = value {
            guard let whole = Int(exactly: number.rounded(.towardZero)) else {
                throw Python.overflow
            }
            return whole
        }
        if isMarkup, let text = value.anyText,
            let number = try NumberText.integer(text, base: 10)
        {
            return number
        }
        throw .type("the format needs a number, not \(value.kindName)")
    }

    private func index(_ value: TemplateValue) throws(Trouble) -> Int {
        guard !isMarkup, let number = value.integer else {
            throw .type("the format needs a whole number, not \(value.kindName)")
        }
        return number
    }
}
