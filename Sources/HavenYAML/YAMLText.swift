import HavenDiagnostics

/// The part of a file that is YAML, with what it takes to turn libyaml's marks into byte offsets.
///
/// libyaml counts lines and, within a line, Unicode scalars, both over the text it was given. It ends
/// lines as YAML 1.1 does: at LF, CR, CRLF, NEL (U+0085), LS (U+2028) and PS (U+2029).
struct YAMLText {
    /// How many bytes lie between two entries of `scalarsBefore`.
    private static let stride = 64

    let bytes: [UInt8]
    /// The YAML's part of `bytes`, without a byte order mark.
    let range: Range<Int>
    private let lineStarts: [Int]
    /// The number of scalars before each 64th byte of the range; empty if all is ASCII.
    ///
    /// Without it a long line of many values would be counted from its start for each of them.
    private let scalarsBefore: [Int]

    init(_ bytes: [UInt8], range: Range<Int>) {
        let hasMark = bytes[range].starts(with: [0xEF, 0xBB, 0xBF])
        let range = hasMark ? range.lowerBound + 3..<range.upperBound : range
        var starts = [range.lowerBound]
        var isASCII = true
        var offset = range.lowerBound
        while offset < range.upperBound {
            let byte = bytes[offset]
            if byte >= 0x80 { isASCII = false }
            let length =
                byte < 0x0E || byte >= 0x80
                ? Self.breakLength(in: bytes, at: offset, end: range.upperBound) : 0
            offset += max(length, 1)
            if length > 0 { starts.append(offset) }
        }
        self.bytes = bytes
        self.range = range
        self.lineStarts = starts
        self.scalarsBefore = isASCII ? [] : Self.countScalars(bytes, range)
    }

    /// The offset of a mark of libyaml; both numbers start from 1.
    func offset(line: Int, column: Int) -> Int {
        guard line >= 1, line <= lineStarts.count else { return range.upperBound }
        let start = lineStarts[line - 1]
        guard !scalarsBefore.isEmpty else { return min(start + column - 1, range.upperBound) }
        return offset(ofScalar: scalars(before: start) + column - 1)
    }

    /// The number of bytes of the line break at an offset, 0 if there is none.
    static func breakLength(in bytes: [UInt8], at offset: Int, end: Int) -> Int {
        switch bytes[offset] {
        case UInt8(ascii: "\n"):
            return 1
        case UInt8(ascii: "\r"):
            return offset + 1 < end && bytes[offset + 1] == UInt8(ascii: "\n") ? 2 : 1
        case 0xC2:
            return offset + 1 < end && bytes[offset + 1] == 0x85 ? 2 : 0
        case 0xE2:
            guard offset + 2 < end, bytes[offset + 1] == 0x80 else { return 0 }
            return bytes[offset + 2] == 0xA8 || bytes[offset + 2] == 0xA9 ? 3 : 0
        default:
            return 0
        }
    }

    /// The first thing YAML does not allow in a text at all: a control character.
    func firstControlCharacter() -> SourceRange? {
        for offset in range {
            let byte = bytes[offset]
            if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
                return .init(offset, offset + 1)
            }
            if byte == 0x7F { return .init(offset, offset + 1) }
            guard byte >= 0x80 else { continue }
            let next = offset + 1 < range.upperBound ? bytes[offset + 1] : 0
            if byte == 0xC2, next < 0xA0, next != 0x85 { return .init(offset, offset + 2) }
            if byte == 0xEF, next == 0xBF, offset + 2 < range.upperBound, bytes[offset + 2] >= 0xBE
            {
                return .init(offset, offset + 3)
            }
        }
        return nil
    }

    /// The first bytes that are not UTF-8.
    func firstInvalidSequence() -> SourceRange? {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes[range].makeIterator()
        var offset = range.lowerBound
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let scalar): offset += scalar.count
            case .error(let length): return SourceRange(offset, offset + length)
            case .emptyInput: return nil
            }
        }
    }

    private static func countScalars(_ bytes: [UInt8], _ range: Range<Int>) -> [Int] {
        var counts: [Int] = []
        var scalars = 0
        for offset in range {
            if (offset - range.lowerBound) % stride == 0 { counts.append(scalars) }
            if bytes[offset] & 0xC0 != 0x80 { scalars += 1 }
        }
        return counts
    }

    private func scalars(before offset: Int) -> Int {
        let index = min((offset - range.lowerBound) / Self.stride, scalarsBefore.count - 1)
        let known = range.lowerBound + index * Self.stride
        return scalarsBefore[index] + bytes[known..<offset].count { $0 & 0xC0 != 0x80 }
    }

    private func offset(ofScalar number: Int) -> Int {
        var low = 0
        var high = scalarsBefore.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if scalarsBefore[middle] <= number { low = middle } else { high = middle }
        }
        var offset = range.lowerBound + low * Self.stride
        var missing = number - scalarsBefore[low]
        // The stride may start inside a scalar whose first byte was counted before it.
        while offset < range.upperBound, missing > 0 || bytes[offset] & 0xC0 == 0x80 {
            if bytes[offset] & 0xC0 != 0x80 { missing -= 1 }
            offset += 1
        }
        return offset
    }
}
