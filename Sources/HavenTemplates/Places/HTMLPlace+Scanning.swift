/// Follows literal text through the states of an HTML tokenizer.
extension HTMLPlace {
    mutating func scan(_ bytes: [UInt8]) {
        var index = 0
        while index < bytes.count {
            switch phase {
            case .text: index = scanText(bytes, index)
            case .comment: index = leaveComment(bytes, index)
            case .rawText: index = leaveRawText(bytes, index)
            case .tagOpen: index = openTag(bytes, index)
            case .declaration:
                if bytes[index] == UInt8(ascii: ">") { phase = .text }
                index += 1
            case .quotedValue(let quote):
                if bytes[index] == quote { endValue() } else { scanAddress(bytes[index]) }
                index += 1
            default:
                scanTag(bytes[index])
                index += 1
            }
        }
    }

    private mutating func scanText(_ bytes: [UInt8], _ index: Int) -> Int {
        guard let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) else {
            return bytes.count
        }
        phase = .tagOpen
        return open + 1
    }

    private mutating func openTag(_ bytes: [UInt8], _ index: Int) -> Int {
        let byte = bytes[index]
        if bytes[index...].starts(with: "!--".utf8) {
            phase = .comment
            return index + 3
        }
        if byte == UInt8(ascii: "!") || byte == UInt8(ascii: "?") {
            phase = .declaration
            return index + 1
        }
        if byte == UInt8(ascii: "/"), !isEndTag {
            isEndTag = true
            return index + 1
        }
        guard byte.isLetter else {
            phase = .text
            isEndTag = false
            return index
        }
        phase = .tagName
        element = ""
        return index
    }

    private mutating func leaveComment(_ bytes: [UInt8], _ index: Int) -> Int {
        guard let end = TextSearch.find(Array("-->".utf8), in: bytes, from: index) else {
            return bytes.count
        }
        phase = .text
        return end + 3
    }

    private mutating func leaveRawText(_ bytes: [UInt8], _ index: Int) -> Int {
        let closing = Array("</\(element)".utf8)
        var offset = index
        while offset + closing.count <= bytes.count {
            let part = bytes[offset..<offset + closing.count].map {
                $0.isLetter ? $0 | 0x20 : $0
            }
            let next = offset + closing.count
            if part == closing, next == bytes.count || !bytes[next].isNameByte {
                phase = .tagName
                isEndTag = true
                followsQuote = false
                return next
            }
            offset += 1
        }
        if let last = bytes.last {
            followsQuote =
                last == UInt8(ascii: "\"") || last == UInt8(ascii: "'")
                || last == UInt8(ascii: "`")
        }
        return bytes.count
    }

    /// One character of a tag outside of quoted values.
    private mutating func scanTag(_ byte: UInt8) {
        let isSpace = byte == 0x20 || (0x09...0x0D).contains(byte)
        if byte == UInt8(ascii: ">") {
            closeTag()
            return
        }
        switch phase {
        case .tagName:
            if isSpace || byte == UInt8(ascii: "/") {
                phase = .beforeAttribute
            } else {
                element.unicodeScalars.append(Unicode.Scalar(byte.isLetter ? byte | 0x20 : byte))
            }
        case .beforeValue:
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                startValue(.quotedValue(quote: byte))
            } else if !isSpace {
                startValue(.unquotedValue)
                scanAddress(byte)
            }
        case .unquotedValue:
            if isSpace { phase = .beforeAttribute } else { scanAddress(byte) }
        case .attributeName:
            if byte == UInt8(ascii: "=") {
                phase = .beforeValue
            } else if isSpace {
                phase = .afterAttributeName
            } else if byte == UInt8(ascii: "/") {
                phase = .beforeAttribute
            } else if attribute != Self.ambiguous {
                attribute.unicodeScalars.append(
                    Unicode.Scalar(byte.isLetter ? byte | 0x20 : byte)
                )
            }
        case .afterAttributeName where byte == UInt8(ascii: "="):
            phase = .beforeValue
        default:
            guard !isSpace, byte != UInt8(ascii: "/") else { return }
            phase = .attributeName
            attribute = ""
            scanTag(byte)
        }
    }

    private mutating func closeTag() {
        attribute = ""
        address = .none
        if !isEndTag, Self.rawElements.contains(element) {
            phase = .rawText
        } else {
            phase = .text
            element = ""
        }
        isEndTag = false
    }

    private mutating func startValue(_ phase: Phase) {
        self.phase = phase
        address =
            Self.addressAttributes.contains(attribute) ? .undecided(literal: "") : .none
    }

    private mutating func endValue() {
        phase = .afterValue
        attribute = ""
        address = .none
    }

    /// One character of an attribute's value.
    private mutating func scanAddress(_ byte: UInt8) {
        if Self.listAttributes.contains(attribute), address != .none,
            byte == UInt8(ascii: ",") || byte == 0x20
        {
            address = .undecided(literal: "")
            return
        }
        switch address {
        case .none, .decided, .refused: break
        case .printed:
            if byte == UInt8(ascii: ":") {
                address = .refused(scheme: "")
            } else if Self.endsScheme(byte) {
                address = .decided
            }
        case .undecided(let literal):
            if byte == UInt8(ascii: ":") {
                let scheme = literal.lowercased()
                address =
                    URLGuard.schemes.contains(scheme) ? .decided : .refused(scheme: scheme)
            } else if Self.endsScheme(byte) {
                address = .decided
            } else if byte > 0x20 {
                address = .undecided(
                    literal: literal + String(decoding: [byte], as: UTF8.self)
                )
            }
        }
    }

    private static func endsScheme(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
    }
}
