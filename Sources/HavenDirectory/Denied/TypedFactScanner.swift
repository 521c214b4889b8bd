import HavenDiagnostics

/// Finds numbers, and the words of denied facts, in the bytes of a text.
///
/// Only numbers with at least seven digits and letters are looked at: codes such as 988 may stand anywhere.
package struct TypedFactScanner: Sendable {
    private struct Phrase {
        let id: String
        /// In small letters, the last of them a digit.
        let words: [UInt8]
        let near: [UInt8]
    }

    private let phrases: [Phrase]
    private let addresses: [(id: String, address: String)]

    package init(_ facts: [DeniedFact]) {
        var phrases: [Phrase] = []
        var addresses: [(id: String, address: String)] = []
        for fact in facts {
            switch fact.pattern {
            case .number: break
            case .address(let address): addresses.append((fact.id, address))
            case .phrase(let words, let near):
                phrases += words.map {
                    Phrase(id: fact.id, words: Array($0.utf8), near: Array(near.utf8))
                }
            }
        }
        self.phrases = phrases
        self.addresses = addresses
    }

    /// All in a part of a file, in order; one walk over the bytes, which stops at digits and colons only.
    package func find(in bytes: [UInt8], _ body: Range<Int>) -> [TypedFact] {
        var facts: [TypedFact] = []
        var position = body.lowerBound
        let span = bytes.span
        while position < body.upperBound {
            let byte = span[position]
            // Digits and the colon follow each other; most bytes are neither.
            guard byte &- 0x30 <= 0x0A else {
                position += 1
                continue
            }
            if Self.isDigit(byte) {
                if let fact = number(in: bytes, at: position, body) {
                    facts.append(fact)
                    position = fact.range.upper
                } else {
                    let end = Self.runEnd(bytes, position, body)
                    if let fact = phrase(in: bytes, endingAt: end, body) { facts.append(fact) }
                    position = end
                }
            } else {
                if byte == UInt8(ascii: ":"), let fact = address(in: bytes, at: position, body) {
                    facts.append(fact)
                }
                position += 1
            }
        }
        return facts
    }

    // MARK: Numbers

    /// The number whose first digit stands at a place.
    private func number(in bytes: [UInt8], at position: Int, _ body: Range<Int>) -> TypedFact? {
        // A parenthesis or a plus in front belongs to the number.
        var start = position
        while start > body.lowerBound,
            bytes[start - 1] == UInt8(ascii: "(") || bytes[start - 1] == UInt8(ascii: "+")
        {
            start -= 1
        }
        var end = position
        var keys = 0
        while end < body.upperBound, end - start < 32, Self.mayBePart(bytes[end]) {
            if Self.isKey(bytes[end]) { keys += 1 }
            end += 1
        }
        let before = start > body.lowerBound ? bytes[start - 1] : UInt8(ascii: " ")
        guard keys >= 7, !Self.isWordByte(before), !"/=#&?_%-.".utf8.contains(before),
            let (number, length) = Self.number(in: bytes[start..<end])
        else { return nil }
        return TypedFact(.number(number), at: SourceRange(start, start + length))
    }

    /// The full number that some bytes begin with.
    private static func number(in bytes: ArraySlice<UInt8>) -> (dialled: String, length: Int)? {
        let text = String(decoding: bytes, as: UTF8.self)
        do throws(ValueProblem) {
            let (number, _) = try PhoneNumber.read(text, from: 0, allowingShortCodes: true)
            guard number.plan == .full else { return nil }
            return (number.dialled, number.display.utf8.count)
        } catch {
            return nil
        }
    }

    private static func runEnd(_ bytes: [UInt8], _ start: Int, _ body: Range<Int>) -> Int {
        var end = start
        while end < body.upperBound, isDigit(bytes[end]) { end += 1 }
        return end
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isKey(_ byte: UInt8) -> Bool {
        isDigit(byte) || (0x41...0x5A).contains(byte)
    }

    private static func mayBePart(_ byte: UInt8) -> Bool {
        isKey(byte) || " .-()+".utf8.contains(byte)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || isDigit(byte) || (0x61...0x7A).contains(byte | 0x20)
    }

    // MARK: Words

    /// How far a number may be from a phrase, in bytes.
    private static let distance = 80

    /// The denied phrase that ends with the digits before a place.
    private func phrase(in bytes: [UInt8], endingAt end: Int, _ body: Range<Int>) -> TypedFact? {
        for phrase in phrases {
            let start = end - phrase.words.count
            guard start >= body.lowerBound,
                zip(bytes[start..<end], phrase.words).allSatisfy({ Self.lowered($0) == $1 }),
                start == body.lowerBound || !Self.isWordByte(bytes[start - 1])
            else { continue }
            let around = bytes[
                max(
                    body.lowerBound,
                    start - Self.distance
                )..<min(body.upperBound, end + Self.distance)
            ]
            let isNear = around.indices.contains { around[$0...].starts(with: phrase.near) }
            if isNear { return TypedFact(.denied(phrase.id), at: SourceRange(start, end)) }
        }
        return nil
    }

    /// The denied address whose scheme ends at a colon.
    private func address(in bytes: [UInt8], at colon: Int, _ body: Range<Int>) -> TypedFact? {
        guard bytes[colon..<body.upperBound].starts(with: "://".utf8) else { return nil }
        var end = colon
        while end < body.upperBound, bytes[end] > 0x20, !"<>()[]\"'".utf8.contains(bytes[end]) {
            end += 1
        }
        let href = "https" + String(decoding: bytes[colon..<end], as: UTF8.self)
        for (id, address) in addresses where DeniedFact.isAddress(href, below: address) {
            return TypedFact(.denied(id), at: SourceRange(colon, end))
        }
        return nil
    }

    private static func lowered(_ byte: UInt8) -> UInt8 {
        (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
}
