import HavenDiagnostics
import HavenMarkdown

/// Reads the value of a `Call`, `TTY`, `Text`, `Chat`, `Web`, `Join` or `Dial in` line.
///
/// The grammar of each is in docs/directories.md.
enum ChannelReader {
    /// Reads a value; `link` is the Markdown link that it starts with, if it does.
    static func read(
        _ kind: Channel.Kind,
        _ text: String,
        link: MarkdownInline.Link?
    ) throws(ValueProblem) -> (channel: Channel, warning: ValueProblem?) {
        switch kind {
        case .call, .tty:
            let (number, end) = try PhoneNumber.read(text, from: 0, allowingShortCodes: false)
            try check(link, says: number)
            let note = try remark(in: text, from: end)
            let channel = Channel(
                kind: kind,
                display: number.display,
                number: number.number,
                href: number.href,
                note: note
            )
            return (channel, nil)
        case .text:
            let (channel, number) = try textLine(text)
            try check(link, says: number)
            return (channel, nil)
        case .chat, .web, .join:
            return try address(kind, text, link: link)
        case .dialIn:
            return (try dialIn(text, link: link), nil)
        }
    }

    /// `+1 646 558 8656,,123456789# (passcode 4242)`: a number, and what is dialled behind it after pauses.
    private static func dialIn(
        _ text: String,
        link: MarkdownInline.Link?
    ) throws(ValueProblem) -> Channel {
        let bytes = Array(text.utf8)
        let comma = UInt8(ascii: ",")
        // Up to the first pause it is a number like any other; behind it may be a remark.
        let pause = bytes.firstIndex(of: comma) ?? bytes.count
        let (number, end) = try PhoneNumber.read(
            String(decoding: bytes[..<pause], as: UTF8.self),
            from: 0,
            allowingShortCodes: false
        )
        guard end == pause || bytes[end] == UInt8(ascii: "(") else {
            throw .phoneTrailing(at: end..<pause)
        }
        let keys = bytes[end...].prefix {
            $0 == comma || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "#")
                || $0 == UInt8(ascii: " ") || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        try check(link, says: number)
        let note = try remark(in: text, from: keys.endIndex)
        let dialled = keys.filter { $0 != UInt8(ascii: " ") }
        return Channel(
            kind: .dialIn,
            display: trimmed(bytes[..<keys.endIndex]),
            number: number.number,
            href: number.href
                + String(decoding: dialled, as: UTF8.self).split(
                    separator: "#",
                    omittingEmptySubsequences: false
                ).joined(separator: "%23"),
            note: note
        )
    }

    /// `HOME to 741741`, `988`, `435748 (HELP4U), send a ZIP code`.
    private static func textLine(
        _ text: String
    ) throws(ValueProblem) -> (Channel, PhoneNumber) {
        let bytes = Array(text.utf8)
        let (keyword, start) = try keyword(in: bytes)
        let (number, end) = try PhoneNumber.read(text, from: start, allowingShortCodes: true)
        let note = try remark(in: text, from: end)
        let body = keyword.map { "?body=" + $0.split(separator: " ").joined(separator: "%20") }
        let channel = Channel(
            kind: .text,
            display: number.display,
            number: number.number,
            href: "sms:\(number.dialled)\(body ?? "")",
            keyword: keyword,
            note: note
        )
        return (channel, number)
    }

    /// A link that an author put around a number has to lead to that number: `[988](tel:911)` is two facts.
    private static func check(
        _ link: MarkdownInline.Link?,
        says number: PhoneNumber
    ) throws(ValueProblem) {
        guard let link else { return }
        let place = 0..<link.text.utf8.count
        let parts = link.destination.split(separator: ":", maxSplits: 1)
        guard parts.count == 2, ["tel", "sms"].contains(parts[0].lowercased()) else {
            throw .numberLink(link.destination, at: place)
        }
        let dialled = parts[1].prefix { !"?;,&".contains($0) }.filter { $0.isNumber }
        let digits = number.dialled.filter(\.isNumber)
        // Within the North American plan the country's 1 may be left out.
        guard dialled == digits || number.plan == .full && "1" + dialled == digits else {
            throw .numberLink(link.destination, at: place)
        }
    }

    /// The words before ` to ` and a number; they are what has to be sent, so they are in capitals.
    private static func keyword(
        in bytes: [UInt8]
    ) throws(ValueProblem) -> (keyword: String?, end: Int) {
        let to = Array(" to ".utf8)
        var offset = 0
        while offset + to.count < bytes.count {
            let after = bytes[offset + to.count]
            let startsNumber =
                after == UInt8(ascii: "+") || after == UInt8(ascii: "(")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(after)
            if startsNumber, bytes[offset..<offset + to.count].elementsEqual(to) { break }
            // Parentheses hold remarks: `741741 (send HOME to 741741)` names no keyword.
            if bytes[offset] == UInt8(ascii: "(") { return (nil, 0) }
            offset += 1
        }
        guard offset + to.count < bytes.count else { return (nil, 0) }
        let isKeyword = bytes[..<offset].allSatisfy { byte in
            (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: " ")
        }
        guard isKeyword, offset > 0 else { throw .textKeyword(at: 0..<max(offset, 1)) }
        return (String(decoding: bytes[..<offset], as: UTF8.self), offset + to.count)
    }

    private static func address(
        _ kind: Channel.Kind,
        _ text: String,
        link: MarkdownInline.Link?
    ) throws(ValueProblem) -> (Channel, ValueProblem?) {
        let shown = link.map { $0.text[...] } ?? text.prefix { $0 != " " }
        let count = shown.utf8.count
        let address: WebAddress
        do throws(ValueProblem) {
            address = try WebAddress(parsing: link?.destination ?? String(shown))
        } catch {
            throw ValueProblem(error.id, error.message, at: 0..<count, help: error.help)
        }
        let warning = address.isEncrypted ? nil : ValueProblem.webInsecure(at: 0..<count)
        let behind = text.utf8.dropFirst(count).drop { $0 == UInt8(ascii: " ") }
        guard behind.first.map({ "(,;".utf8.contains($0) }) ?? true else {
            throw .addressTrailing(at: text.utf8.count - behind.count..<text.utf8.count)
        }
        let note = try remark(in: text, from: count)
        let channel = Channel(
            kind: kind,
            display: String(shown),
            href: address.href,
            note: note
        )
        return (channel, warning)
    }

    /// What stands behind a number or an address: parentheses, or text after a comma or semicolon.
    ///
    /// Several are joined with `; `. A second number is refused: it would be shown, but not be a link.
    private static func remark(in text: String, from start: Int) throws(ValueProblem) -> String? {
        let bytes = Array(text.utf8)
        guard start < bytes.count else { return nil }
        let scanner = PhoneScanner(bytes, at: start)
        if let second = scanner.longNumber(in: start..<bytes.count) {
            throw .phoneSeveral(at: second)
        }
        var parts: [String] = []
        var offset = start
        while offset < bytes.count {
            switch bytes[offset] {
            case UInt8(ascii: " "):
                offset += 1
            case UInt8(ascii: "("):
                guard let close = closing(bytes, from: offset) else {
                    throw .remarkOpen(at: offset..<bytes.count)
                }
                parts.append(trimmed(bytes[offset + 1..<close]))
                offset = close + 1
            case UInt8(ascii: ","), UInt8(ascii: ";"):
                var end = offset + 1
                while end < bytes.count, bytes[end] != UInt8(ascii: "(") { end += 1 }
                parts.append(trimmed(bytes[offset + 1..<end]))
                offset = end
            default:
                throw .phoneTrailing(at: offset..<bytes.count)
            }
        }
        // Behind a comma a code is no remark: '988, 911'.
        if parts.contains(where: PhoneNumber.codes.contains) {
            throw .phoneSeveral(at: start..<bytes.count)
        }
        let note = parts.filter { !$0.isEmpty }.joined(separator: "; ")
        return note.isEmpty ? nil : note
    }

    private static func closing(_ bytes: [UInt8], from open: Int) -> Int? {
        var depth = 0
        for offset in open..<bytes.count {
            if bytes[offset] == UInt8(ascii: "(") { depth += 1 }
            if bytes[offset] == UInt8(ascii: ")") { depth -= 1 }
            if depth == 0 { return offset }
        }
        return nil
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        var bytes = bytes
        while let first = bytes.first, first <= 0x20 { bytes.removeFirst() }
        while let last = bytes.last, last <= 0x20 || last == UInt8(ascii: ",") {
            bytes.removeLast()
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension ValueProblem {
    fileprivate static func addressTrailing(at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .webAddress,
            "this is not understood behind an address",
            at: range,
            help: "an address has no blanks; put a remark in parentheses, or behind a comma"
        )
    }
}

extension DiagnosticID {
    static let textKeyword: DiagnosticID = "text-keyword"
    static let remarkOpen: DiagnosticID = "remark-open"
    static let numberLink: DiagnosticID = "number-link"
}

extension ValueProblem {
    static func numberLink(_ destination: String, at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .numberLink,
            "the link leads to '\(destination)', which is not this number",
            at: range,
            help: "write the number alone; Haven makes the link"
        )
    }

    static func textKeyword(at range: Range<Int>) -> ValueProblem {
        ValueProblem(
            .textKeyword,
            "a keyword to send is written in capitals: 'HOME to 741741'",
            at: range,
            help: "if this is not the exact word to send, write the number first and the rest in "
                + "parentheses"
        )
    }

    static func remarkOpen(at range: Range<Int>) -> ValueProblem {
        ValueProblem(.remarkOpen, "this parenthesis is never closed", at: range)
    }
}
