/// Translates byte offsets of one file into lines and columns.
///
/// Built only for files that a diagnostic names, at the moment it is printed.
package struct LineIndex: Sendable {
    /// A place as a person counts: both from 1, the column in Unicode scalars.
    package struct Position: Sendable, Hashable {
        package let line: Int
        package let column: Int
    }

    private let bytes: [UInt8]
    /// The offset of the first byte of each line.
    private let starts: [Int]

    /// Indexes a file; lines end at LF, CRLF or a lone CR.
    package init(_ bytes: [UInt8]) {
        var starts = [0]
        for (offset, byte) in bytes.enumerated() {
            let isInsideCRLF =
                byte == UInt8(ascii: "\r") && offset + 1 < bytes.count
                && bytes[offset + 1] == UInt8(ascii: "\n")
            if Self.endsLines(byte), !isInsideCRLF { starts.append(offset + 1) }
        }
        self.bytes = bytes
        self.starts = starts
    }

    /// The position of a byte; an offset past the end counts as the end of the file.
    package func position(of offset: Int) -> Position {
        let offset = min(max(offset, 0), bytes.count)
        let line = lineNumber(of: offset)
        var start = starts[line]
        if line == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = min(3, offset) }
        // Continuation bytes belong to the scalar before them.
        let scalars = bytes[start..<offset].count { $0 & 0xC0 != 0x80 }
        return Position(line: line + 1, column: scalars + 1)
    }

    /// The bytes of a line, counted from 1, without its end and without a byte order mark.
    package func contents(ofLine line: Int) -> (text: ArraySlice<UInt8>, start: Int) {
        var start = starts[line - 1]
        if line == 1, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { start = 3 }
        var end = line < starts.count ? starts[line] : bytes.count
        while end > start, Self.endsLines(bytes[end - 1]) { end -= 1 }
        return (bytes[start..<end], start)
    }

    private static func endsLines(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
    }

    private func lineNumber(of offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        return low
    }
}
