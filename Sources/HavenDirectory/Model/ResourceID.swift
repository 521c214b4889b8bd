/// The rules for the ids of resources, which are part of URLs and of other files.
package enum ResourceID {
    /// The id of a resource whose author gave none: its name in small letters, with hyphens.
    ///
    /// Latin letters lose their marks (`Línea` gives `linea`), other letters and digits beyond ASCII and
    /// apostrophes are dropped, everything else becomes one hyphen. The result is valid, or empty if
    /// nothing is left.
    package static func slug(_ name: String) -> String {
        var slug: [UInt8] = []
        let hyphen = UInt8(ascii: "-")
        for scalar in name.lowercased().unicodeScalars {
            if let byte = letterOrDigit(scalar) {
                slug.append(byte)
            } else if !isDropped(scalar), slug.last != hyphen, !slug.isEmpty {
                slug.append(hyphen)
            }
        }
        if slug.last == hyphen { slug.removeLast() }
        return String(decoding: slug, as: UTF8.self)
    }

    /// A small letter or digit of ASCII, or the letter that a Latin letter with marks is made of.
    ///
    /// Unicode's names say which that is: "LATIN SMALL LETTER I WITH ACUTE". The standard library has no
    /// decomposition, and this takes in `ø` and `ł`, which do not decompose.
    private static func letterOrDigit(_ scalar: Unicode.Scalar) -> UInt8? {
        if scalar.isASCII {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            return isLetterOrDigit(byte) ? byte : nil
        }
        let prefix = "LATIN SMALL LETTER "
        guard let name = scalar.properties.name?.utf8, name.starts(with: prefix.utf8) else {
            return nil
        }
        let rest = name.dropFirst(prefix.utf8.count)
        guard let letter = rest.first, rest.dropFirst().starts(with: " WITH ".utf8) else {
            return nil
        }
        return letter | 0x20
    }

    /// Whether a scalar leaves nothing, not even a hyphen: apostrophes, marks, letters, digits.
    private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        if scalar == "'" || scalar == "\u{2019}" { return true }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber,
            .otherNumber:
            return true
        default:
            return false
        }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    /// Whether an author may give this id: small letters and digits, in groups joined by hyphens.
    package static func isValid(_ id: String) -> Bool {
        let groups = id.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.allSatisfy { group in
            !group.isEmpty && group.allSatisfy(isLetterOrDigit)
        }
    }

    /// Cuts `{#id}` off the front or the end of a text.
    ///
    /// - Returns: the id and what is left, or `nil` if there is none.
    static func cut(_ text: Substring) -> (id: Substring, before: Substring, after: Substring)? {
        guard let open = text.firstRange(of: "{#"),
            let close = text[open.upperBound...].firstIndex(of: "}")
        else { return nil }
        let id = text[open.upperBound..<close]
        return (id, text[..<open.lowerBound], text[text.index(after: close)...])
    }
}
