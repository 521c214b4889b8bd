/// A number as HSDS has it, and whether it says all that is known of a channel.
struct HSDSPhone {
    let number: String
    /// Digits without a leading zero, which JSON has as a number.
    let extensionText: String?
    /// As RFC 6350 has it.
    let type: String
    /// Whether the channel is read again from number, extension, type, description and languages alone.
    let isPlain: Bool

    private static let extensionWords = " ext. "

    init(_ channel: Channel) {
        let digits = channel.number ?? channel.display
        var extensionText: String?
        switch channel.kind {
        case .dialIn:
            // What is dialled behind the number is a part of it; without that, others take it for one to call.
            number = channel.display
            isPlain = Self.hasPause(channel.display) && Self.hasNothingElse(channel)
        case .text:
            number = digits
            isPlain =
                channel.keyword == nil && channel.display == digits && Self.hasNothingElse(channel)
        case .call, .tty, .chat, .web, .join:
            number = digits
            if channel.display.hasPrefix(digits + Self.extensionWords) {
                let text = channel.display.dropFirst((digits + Self.extensionWords).count)
                if Self.isExtension(text) { extensionText = String(text) }
            }
            let shown = digits + (extensionText.map { Self.extensionWords + $0 } ?? "")
            isPlain = channel.display == shown && Self.hasNothingElse(channel)
        }
        self.extensionText = extensionText
        type =
            switch channel.kind {
            case .text: "text"
            case .tty: "textphone"
            case .call, .dialIn, .chat, .web, .join: "voice"
            }
    }

    private static func hasNothingElse(_ channel: Channel) -> Bool {
        channel.owner == nil && channel.hours == nil
    }

    private static func isExtension(_ text: Substring) -> Bool {
        (1...9).contains(text.utf8.count) && text.first != "0"
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
    }

    /// Whether digits stand behind a pause: `+16465550156,,123#`, but not `988, then press 1`.
    private static func hasPause(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        return bytes.indices.dropLast().contains { index in
            bytes[index] == UInt8(ascii: ",")
                && (bytes[index + 1] == bytes[index] || (0x30...0x39).contains(bytes[index + 1]))
        }
    }

    // MARK: Reading

    /// What a type of HSDS is here; `nil` for what nobody calls.
    static func kind(type: String?, number: String) -> Channel.Kind? {
        switch type?.lowercased() {
        case "text", "sms": .text
        case "textphone", "tty", "tdd", "tty/tdd": .tty
        case "fax", "pager", "video": nil
        default: hasPause(number) ? .dialIn : .call
        }
    }

    /// A number with its extension as an author writes them.
    static func line(number: String, extensionText: String?) -> String {
        number + (extensionText.map { extensionWords + $0 } ?? "")
    }
}
