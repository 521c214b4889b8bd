internal import HavenDiagnostics

extension Renderer {
    mutating func applyText(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        switch call.filter {
        case .forceescape: return .markup(Escape.escaped(try Python.text(call.value)))
        case .striptags: return .string(Entities.stripTags(try Python.text(call.value)))
        case .urlencode: return .string(try urlEncoded(call.value))
        case .xmlattr: return .markup(try attributes(call))
        case .replace: return try replaced(call)
        case .truncate: return try truncated(call)
        case .indent: return try indented(call)
        case .wordwrap: return try wrapped(call)
        default: break
        }
        let text = try Python.text(call.value)
        func same(_ result: String) -> TemplateValue {
            call.value.isMarkup ? .markup(result) : .string(result)
        }
        switch call.filter {
        case .upper: return same(PythonText.uppercased(text.unicodeScalars))
        case .lower: return same(PythonText.lowercased(text.unicodeScalars))
        case .capitalize: return same(PythonText.capitalized(text))
        case .title: return .string(Self.titled(text))
        case .trim:
            let characters = call[0]?.isNone == true ? nil : try call.text(0)
            return same(TextSearch.strip(text, characters))
        case .center:
            let width = try call.integer(0) ?? 80
            guard width < RenderLimits.size else { throw .tooLarge }
            let missing = max(0, max(0, width) - PythonText.length(text))
            return same(Padding.padded(text, missing: missing, fill: " ", kind: "center"))
        default:
            var count = 0
            var isInWord = false
            for scalar in text.unicodeScalars {
                let isWord = PythonText.isWordCharacter(scalar)
                if isWord, !isInWord { count += 1 }
                isInWord = isWord
            }
            return .int(count)
        }
    }

    /// Words start after white space, hyphens and opening brackets.
    private static func titled(_ text: String) -> String {
        var result = ""
        var word: [Unicode.Scalar] = []
        func finish() {
            guard let first = word.first else { return }
            result += first.properties.uppercaseMapping
            result += PythonText.lowercased(word.dropFirst())
            word = []
        }
        for scalar in text.unicodeScalars {
            switch scalar {
            case "-", "(", "{", "[", "<":
                finish()
                result.unicodeScalars.append(scalar)
            default:
                if PythonText.isWhitespace(scalar) {
                    finish()
                    result.unicodeScalars.append(scalar)
                } else {
                    word.append(scalar)
                }
            }
        }
        finish()
        return result
    }

    private func replaced(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        guard let old = call[0], let new = call[1] else {
            throw Trouble(
                .templateArguments,
                "the filter 'replace' needs the old and the new text"
            )
        }
        let count = call[2]?.isNone == true ? nil : try call.integer(2)
        let isMarkup = call.value.isMarkup || old.isMarkup || new.isMarkup
        let value = isMarkup ? try Python.escaped(call.value) : try Python.text(call.value)
        let result = try TextSearch.replace(
            value,
            try Python.text(old),
            with: isMarkup ? try Python.escaped(new) : try Python.text(new),
            limit: count ?? -1
        )
        return isMarkup ? .markup(result) : .string(result)
    }

    /// The text of a value that has to be text already.
    private func ownText(_ call: FilterCall) throws(Trouble) -> String {
        try Python.refuseUndefined(call.value)
        guard let text = call.value.anyText else {
            throw .type(
                "'\(call.filter.rawValue)' works on text, not \(call.value.kindName)",
                help: "put the filter 'string' before it"
            )
        }
        return text
    }

    private func truncated(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        let length = try call.integer(0) ?? 255
        let end = call[2] ?? .string("...")
        guard end.anyText != nil else { throw .type("'end' of the filter 'truncate' is text") }
        let endLength = PythonText.length(try Python.text(end))
        let leeway = call[3]?.isNone == true ? nil : try call.integer(3)
        guard length >= endLength, (leeway ?? 5) >= 0 else {
            throw .value("the length has to be at least that of the end, \(endLength)")
        }
        guard let text = call.value.anyText else {
            // Neither is negative here, so the difference fits where the sum might not.
            if let count = try Python.length(of: call.value), count - length <= leeway ?? 5 {
                return call.value
            }
            _ = try ownText(call)
            return call.value
        }
        guard TextSearch.isLonger(text, than: length, by: leeway ?? 5) else { return call.value }
        let head = TextSearch.head(
            of: text,
            length: length - endLength,
            keepsWords: try !call.flag(1)
        )
        return try Python.apply(.add, call.value.isMarkup ? .markup(head) : .string(head), end)
    }

    private func indented(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        let value = try ownText(call)
        let isMarkup = call.value.isMarkup
        let indent: String
        /// HTML before the lines of a text that is none: Python escapes what it is added to.
        var escapes = false
        if let width = call[0], width.anyText != nil {
            indent = try Python.text(width)
            escapes = width.isMarkup && !isMarkup
        } else {
            let width = try call.integer(0) ?? 4
            guard width < RenderLimits.range else { throw .tooLarge }
            indent = String(repeating: " ", count: max(0, width))
        }
        let indentsFirst = try call.flag(1)
        let indentsBlank = try call.flag(2)
        var result = ""
        for (index, line) in TextSearch.lines(value + "\n").enumerated() {
            if index > 0 { result += "\n" }
            if index > 0, indentsBlank || !line.isEmpty { result += indent }
            result += escapes && (index > 0 || indentsBlank) ? Escape.escaped(line) : line
            guard result.utf8.count < RenderLimits.size else { throw .tooLarge }
        }
        if indentsFirst {
            result = indent + (escapes && !indentsBlank ? Escape.escaped(result) : result)
        }
        let isResultMarkup = isMarkup || escapes && (indentsFirst || indentsBlank)
        return isResultMarkup ? .markup(result) : .string(result)
    }

    private func wrapped(_ call: FilterCall) throws(Trouble) -> TemplateValue {
        let text = try ownText(call)
        let width = try call.integer(0) ?? 79
        guard width > 0 else { throw .value("the width has to be at least 1") }
        let mark = call[2]?.isNone == true ? nil : call[2]
        let wrapper = WordWrap(
            width: width,
            breaksLongWords: try call.flag(1, default: true),
            breaksOnHyphens: try call.flag(3, default: true)
        )
        let lines = TextSearch.lines(text).map { line -> [String] in wrapper.wrap(line) }
        guard let mark, mark.isMarkup else {
            let separator = mark == nil ? "\n" : try call.text(2) ?? "\n"
            return .string(
                lines.map { $0.joined(separator: separator) }.joined(separator: separator)
            )
        }
        let separator = try Python.text(mark)
        return .markup(
            lines.map { $0.map(Escape.escaped).joined(separator: separator) }
                .joined(separator: separator)
        )
    }

    // MARK: Addresses and attributes

    private func urlEncoded(_ value: TemplateValue) throws(Trouble) -> String {
        switch value {
        case .map(let map):
            var parts: [String] = []
            for (key, value) in map.entries {
                parts.append(try pair(key.value, value))
            }
            return parts.joined(separator: "&")
        case .list, .tuple, .engine:
            var parts: [String] = []
            for item in try Python.items(of: value) {
                let pair = try Python.items(of: item)
                guard pair.count == 2 else {
                    throw .value("'urlencode' needs pairs of a name and a value")
                }
                parts.append(try self.pair(pair[0], pair[1]))
            }
            return parts.joined(separator: "&")
        default: return Self.percentEncoded(try Python.text(value), isQuery: false)
        }
    }

    private func pair(_ key: TemplateValue, _ value: TemplateValue) throws(Trouble) -> String {
        Self.percentEncoded(try Python.text(key), isQuery: true) + "="
            + Self.percentEncoded(try Python.text(value), isQuery: true)
    }

    private static func percentEncoded(_ text: String, isQuery: Bool) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case _ where byte.isNameByte, UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "~"):
                result.append(byte)
            case UInt8(ascii: "/") where !isQuery: result.append(byte)
            case UInt8(ascii: " ") where isQuery: result.append(UInt8(ascii: "+"))
            default:
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private func attributes(_ call: FilterCall) throws(Trouble) -> String {
        guard case .map(let map) = call.value else {
            try Python.refuseUndefined(call.value)
            throw .type("'xmlattr' needs a dictionary, not \(call.value.kindName)")
        }
        var parts: [String] = []
        for (key, value) in map.entries {
            if value.isNone { continue }
            if case .undefined = value { continue }
            guard let name = key.anyText else {
                throw .type("the name of an attribute is text, not \(key.value.kindName)")
            }
            let isUnsound = name.utf8.contains { byte in
                (0x09...0x0D).contains(byte) || byte == 0x20 || byte == UInt8(ascii: "/")
                    || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "=")
            }
            if isUnsound { throw .value("'\(name)' is not the name of an attribute") }
            parts.append("\(try Python.escaped(key.value))=\"\(try Python.escaped(value))\"")
        }
        let text = parts.joined(separator: " ")
        let startsWithSpace = try call.flag(0, default: true)
        return text.isEmpty || !startsWithSpace ? text : " " + text
    }
}
