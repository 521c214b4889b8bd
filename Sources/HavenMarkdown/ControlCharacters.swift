/// The control characters that have no meaning in text.
///
/// All but zero, which is refused for itself, and the tab, the line feed, the form feed and the return.
enum ControlCharacters {
    static func contain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x01...0x08, 0x0B, 0x0E...0x1F, 0x7F: true
        default: false
        }
    }

    /// Whether there is one in a text.
    ///
    /// Without a branch in the loop, so that the compiler makes vector instructions of it: each of the
    /// four sums is smallest for the characters it looks for.
    static func occur(in text: Span<UInt8>) -> Bool {
        var low = UInt8.max
        var high = UInt8.max
        var verticalTab = UInt8.max
        var delete = UInt8.max
        for index in text.indices {
            let byte = text[index]
            low = min(low, byte &- 0x01)
            high = min(high, byte &- 0x0E)
            verticalTab = min(verticalTab, byte ^ 0x0B)
            delete = min(delete, byte ^ 0x7F)
        }
        return low <= 0x08 - 0x01 || high <= 0x1F - 0x0E || verticalTab == 0 || delete == 0
    }
}
