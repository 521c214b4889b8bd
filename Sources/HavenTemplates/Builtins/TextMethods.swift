internal import HavenDiagnostics

/// The methods of text; on HTML they escape their arguments and give HTML, as MarkupSafe's do.
///
/// `format` is not among them: it can look into records.
struct TextMethods {
    let text: String
    let isMarkup: Bool

    func call(_ name: String, _ arguments: TemplateArguments) throws(Trouble) -> TemplateValue {
        switch name {
        case "center", "ljust", "rjust", "zfill": return try pad(name, arguments)
        case "find", "rfind", "index", "rindex", "count": return try search(name, arguments)
        case "startswith", "endswith": return try affix(name, arguments)
        case "split", "rsplit": return try split(name, arguments)
        case "partition", "rpartition": return try partition(name, arguments)
        case "replace":
            let values = try bound(name, arguments, ["old", "new", "count"], required: 2)
            let new = try string(values[1], name)
            return same(
                try TextSearch.replace(
                    text,
                    try string(values[0], name).plain,
                    with: isMarkup ? new.escaped : new.plain,
                    limit: try integer(values[2], name) ?? -1
                )
            )
        case "join":
            let values = try bound(name, arguments, ["iterable"], required: 1)
            return try join(try Python.items(of: values[0] ?? .none))
        case "strip", "lstrip", "rstrip":
            let values = try bound(name, arguments, ["chars"])
            let characters =
                try values[0].flatMap { value throws(Trouble) in
                    value.isNone ? nil : try string(value, name).plain
                }
            return same(
                TextSearch.strip(
                    text,
                    characters,
                    start: name != "rstrip",
                    end: name != "lstrip"
                )
            )
        case "removeprefix", "removesuffix":
            let values = try bound(name, arguments, ["part"], required: 1)
            let part = try string(values[0], name).plain
            if name == "removeprefix" {
                return same(
                    text.utf8.starts(with: part.utf8)
                        ? String(decoding: text.utf8.dropFirst(part.utf8.count), as: UTF8.self)
                        : text
                )
            }
            return same(
                text.utf8.reversed().starts(with: part.utf8.reversed())
                    ? String(decoding: text.utf8.dropLast(part.utf8.count), as: UTF8.self) : text
            )
        case "splitlines":
            let values = try bound(name, arguments, ["keepends"])
            let keeps = try values[0].map { value throws(Trouble) in try Python.isTrue(value) }
            return .list(TextSearch.lines(text, keepingEnds: keeps ?? false).map(same))
        default:
            _ = try bound(name, arguments, [])
            return plain(name)
        }
    }

    /// Methods without arguments.
    private func plain(_ name: String) -> TemplateValue {
        let scalars = text.unicodeScalars
        func all(_ accepts: (Unicode.Scalar) -> Bool) -> TemplateValue {
            .bool(!text.isEmpty && scalars.allSatisfy(accepts))
        }
        switch name {
        case "upper": return same(PythonText.uppercased(scalars))
        case "lower": return same(PythonText.lowercased(scalars))
        case "casefold": return same(PythonText.caseFolded(scalars))
        case "title": return same(PythonText.titled(text))
        case "capitalize": return same(PythonText.capitalized(text))
        case "swapcase": return same(PythonText.swappedCase(text))
        case "isalpha": return all(PythonText.isAlphabetic)
        case "isdecimal": return all(PythonText.isDecimal)
        case "isdigit": return all(PythonText.isDigit)
        case "isnumeric": return all(PythonText.isNumeric)
        case "isalnum": return all { PythonText.isAlphabetic($0) || PythonText.isNumeric($0) }
        case "isspace": return all(PythonText.isWhitespace)
        case "islower": return .bool(PythonText.isLower(text))
        case "isupper": return .bool(PythonText.isUpper(text))
        case "istitle":
            return .bool(
                text == PythonText.titled(text)
                    && text.unicodeScalars.contains { $0.properties.isCased }
            )
        case "striptags": return .string(Entities.stripTags(text))
        default: return .string(Entities.unescape(text))
        }
    }

    /// A result of the same kind as the text.
    private func same(_ result: String) -> TemplateValue {
        isMarkup ? .markup(result) : .string(result)
    }

    // MARK: Arguments

    private func bound(
        _ name: String,
        _ arguments: TemplateArguments,
        _ parameters: [String],
        required: Int = 0
    ) throws(Trouble) -> [TemplateValue?] {
        let values = try arguments.assigned(to: parameters, of: "\(name)()")
        if let missing = values.prefix(required).firstIndex(where: { $0 == nil }) {
            throw Trouble(.templateArguments, "\(name)() needs '\(parameters[missing])'")
        }
        return values
    }

    private func string(
        _ value: TemplateValue?,
        _ name: String
    ) throws(Trouble) -> (plain: String, escaped: String) {
        let value = value ?? .none
        try Python.refuseUndefined(value)
        guard let text = value.anyText else {
            throw .type("\(name)() needs text, not \(value.kindName)")
        }
        return (text, value.isMarkup ? text : Escape.escaped(text))
    }

    private func integer(_ value: TemplateValue?, _ name: String) throws(Trouble) -> Int? {
        guard let value else { return nil }
        try Python.refuseUndefined(value)
        guard let number = value.integer else {
            throw .type("\(name)() needs a whole number, not \(value.kindName)")
        }
        return number
    }

    // MARK: Methods with arguments

    private func join(_ items: [TemplateValue]) throws(Trouble) -> TemplateValue {
        var parts: [String] = []
        var size = 0
        for item in items {
            if isMarkup {
                parts.append(try Python.escaped(item))
            } else {
                parts.append(try string(item, "join").plain)
            }
            size += (parts.last?.utf8.count ?? 0) + text.utf8.count
            guard size < RenderLimits.size else { throw .tooLarge }
        }
        return same(parts.joined(separator: text))
    }

    private func pad(
        _ name: String,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        let values = try bound(
            name,
            arguments,
            name == "zfill" ? ["width"] : ["width", "fillchar"],
            required: 1
        )
        let width = try integer(values[0], name) ?? 0
        guard width < RenderLimits.size else { throw .tooLarge }
        let missing = max(0, max(0, width) - PythonText.length(text))
        if name == "zfill" {
            let first = text.utf8.first
            let isSigned = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
            let zeros = String(repeating: "0", count: missing)
            return same(
                isSigned ? text.prefix(1) + zeros + text.dropFirst() : zeros + text
            )
        }
        var fill = " "
        if values.count > 1, let value = values[1] {
            let given = try string(value, name)
            fill = isMarkup ? given.escaped : given.plain
            guard PythonText.length(fill) == 1 else {
                throw .type("\(name)() fills with one character")
            }
        }
        return same(Padding.padded(text, missing: missing, fill: fill, kind: name))
    }

    private func search(
        _ name: String,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        let values = try bound(name, arguments, ["part", "start", "end"], required: 1)
        let part = TextSearch.scalars(try string(values[0], name).plain)
        let scalars = TextSearch.scalars(text)
        let (start, end) = try limits(values[1], values[2], count: scalars.count, name)
        var positions: [Int] = []
        var position = start
        while position + part.count <= end {
            if scalars[position..<position + part.count].elementsEqual(part) {
                positions.append(position)
                position += name == "count" ? max(1, part.count) : 1
            } else {
                position += 1
            }
        }
        if name == "count" { return .int(positions.count) }
        let found = name.hasPrefix("r") ? positions.last : positions.first
        if let found { return .int(found) }
        guard name.hasSuffix("find") else { throw .value("the text does not contain this part") }
        return .int(-1)
    }

    /// The part of the text to search; a start behind the text is one past its end.
    private func limits(
        _ start: TemplateValue?,
        _ end: TemplateValue?,
        count: Int,
        _ name: String
    ) throws(Trouble) -> (Int, Int) {
        func position(_ value: TemplateValue?, _ absent: Int) throws(Trouble) -> Int {
            guard let value, !value.isNone, let number = try integer(value, name) else {
                return absent
            }
            return number < 0 ? max(0, number + count) : min(number, count + 1)
        }
        return (try position(start, 0), min(count, try position(end, count)))
    }

    private func affix(
        _ name: String,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        let values = try bound(name, arguments, ["part", "start", "end"], required: 1)
        let scalars = TextSearch.scalars(text)
        let (start, end) = try limits(values[1], values[2], count: scalars.count, name)
        var candidates = [values[0] ?? .none]
        if case .tuple(let items)? = values[0] { candidates = items }
        for candidate in candidates {
            let part = TextSearch.scalars(try string(candidate, name).plain)
            guard start + part.count <= end else { continue }
            let found =
                name == "startswith"
                ? scalars[start..<start + part.count] : scalars[end - part.count..<end]
            if found.elementsEqual(part) { return .bool(true) }
        }
        return .bool(false)
    }

    private func split(
        _ name: String,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        let values = try bound(name, arguments, ["sep", "maxsplit"])
        let limit = try integer(values[1], name) ?? -1
        guard let separator = values[0], !separator.isNone else {
            let words =
                name == "split"
                ? TextSearch.splitWords(text, limit: limit)
                : TextSearch.splitWordsFromEnd(text, limit: limit)
            return .list(words.map(same))
        }
        let mark = try string(separator, name).plain
        guard !mark.isEmpty else { throw .value("\(name)() needs a separator that is not empty") }
        let parts =
            name == "split"
            ? TextSearch.split(text, mark, limit: limit)
            : TextSearch.splitFromEnd(text, mark, limit: limit)
        return .list(parts.map(same))
    }

    private func partition(
        _ name: String,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> TemplateValue {
        let values = try bound(name, arguments, ["sep"], required: 1)
        let mark = try string(values[0], name).plain
        guard !mark.isEmpty else { throw .value("\(name)() needs a separator that is not empty") }
        let isLast = name == "rpartition"
        let parts =
            isLast
            ? TextSearch.splitFromEnd(text, mark, limit: 1)
            : TextSearch.split(text, mark, limit: 1)
        guard parts.count == 2 else {
            return .tuple((isLast ? ["", "", text] : [text, "", ""]).map(same))
        }
        return .tuple([parts[0], mark, parts[1]].map(same))
    }
}

/// Fills text up to a width.
enum Padding {
    /// `kind` is the name of the method: `center`, `ljust` or `rjust`.
    static func padded(_ text: String, missing: Int, fill: String, kind: String) -> String {
        let left: Int
        switch kind {
        case "ljust": left = 0
        case "rjust": left = missing
        default:
            // Python puts the odd one on the left if the width is odd.
            let width = missing + PythonText.length(text)
            left = missing / 2 + (missing & width & 1)
        }
        return String(repeating: fill, count: left) + text
            + String(repeating: fill, count: missing - left)
    }
}
