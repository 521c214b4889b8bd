extension Renderer {
    mutating func applyNumeric(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        if call.filter == .round { return try rounded(call) }
        try Python.refuseUndefined(call.value)
        switch call.filter {
        case .abs: return try absolute(call.value)
        case .int: return try integer(call)
        case .float:
            if let number = try NumberText.double(of: call.value) { return .double(number) }
            return call[0] ?? .double(0)
        default: return .string(try fileSize(call))
        }
    }

    private func absolute(_ value: TemplateValue) throws(Trouble) -> TemplateValue {
        if case .double(let number) = value { return .double(Swift.abs(number)) }
        guard let number = value.integer else {
            throw .type("\(value.kindName) has no absolute value")
        }
        guard number != .min else { throw Python.overflow }
        return .int(Swift.abs(number))
    }

    private func integer(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        let fallback = call[0] ?? .int(0)
        switch call.value {
        case .int, .bool: return .int(call.value.integer ?? 0)
        case .double(let number):
            if number.isNaN { return fallback }
            guard let whole = Int(exactly: number.rounded(.towardZero)) else {
                throw Python.overflow
            }
            return .int(whole)
        case .string(let text), .markup(let text):
            let base = try call.integer(1) ?? 10
            if let number = try NumberText.integer(text, base: base) { return .int(number) }
            guard let number = NumberText.double(text), number.isFinite else { return fallback }
            guard let whole = Int(exactly: number.rounded(.towardZero)) else {
                throw Python.overflow
            }
            return .int(whole)
        default: return fallback
        }
    }

    private func rounded(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        let places = try call.integer(0) ?? 0
        let method = try call.text(1) ?? "common"
        guard ["common", "ceil", "floor"].contains(method) else {
            throw .value("the method of 'round' is \"common\", \"ceil\" or \"floor\"")
        }
        try Python.refuseUndefined(call.value)
        guard (-299...299).contains(places) else { throw .tooLarge }
        if method == "common" {
            if let number = call.value.integer {
                return .int(try Self.rounded(number, places))
            }
        }
        guard let number = call.value.floating else {
            throw .type("only a number can be rounded, not \(call.value.kindName)")
        }
        if method == "common" {
            guard number.isFinite else { return .double(number) }
            let text = ExactDecimal(Swift.abs(number)).rounded(to: places)
            let result = Double(text) ?? number
            return .double(number.sign == .minus ? -result : result)
        }
        let factor = Power.power(10, Double(places))
        let scaled = number * factor
        guard scaled.isFinite else { throw .tooLarge }
        let result = scaled.rounded(method == "ceil" ? .up : .down)
        // Python's whole numbers have no negative zero.
        return .double((result == 0 ? 0 : result) / factor)
    }

    private static func rounded(_ number: Int, _ places: Int) throws(Trouble) -> Int {
        guard places < 0 else { return number }
        guard places > -19 else { return 0 }
        var unit = 1
        for _ in 0..<(-places) { unit *= 10 }
        let rest = number % unit
        let down = number - rest
        let isOdd = (number / unit) % 2 != 0
        let distance = Swift.abs(rest)
        guard distance > unit / 2 || distance == unit / 2 && isOdd else { return down }
        let (result, overflows) = down.addingReportingOverflow(number < 0 ? -unit : unit)
        if overflows { throw Python.overflow }
        return result
    }

    private func fileSize(_ call: FilterCall) throws(Trouble) -> String {
        guard let size = try NumberText.double(of: call.value) else {
            throw .type("a file size is a number, not \(call.value.kindName)")
        }
        let isBinary = try call.flag(0)
        let base: Double = isBinary ? 1024 : 1000
        if size == 1 { return "1 Byte" }
        if size < base {
            guard let whole = Int(exactly: size.rounded(.towardZero)) else { throw Python.overflow }
            return "\(whole) Bytes"
        }
        var unit = base
        for prefix in ["k", "M", "G", "T", "P", "E", "Z", "Y"] {
            unit *= base
            if size < unit || prefix == "Y" {
                let name = isBinary ? (prefix == "k" ? "K" : prefix) + "iB" : prefix + "B"
                return NumberText.fixed(base * size / unit, places: 1) + " " + name
            }
        }
        return ""
    }
}
