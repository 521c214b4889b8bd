/// The rules for the ids of resources, which are part of URLs and of other files.
enum ResourceID {
    /// The id of a resource whose author gave none: its name in small letters, with hyphens.
    ///
    /// Letters and digits of any script are kept, apostrophes are dropped, everything else becomes one
    /// hyphen. Empty if nothing is left.
    static func slug(_ name: String) -> String {
        var slug = ""
        for character in name.lowercased() {
            if character.isLetter || character.isNumber {
                slug.append(character)
            } else if character != "'", character != "\u{2019}", !slug.isEmpty, !slug.hasSuffix("-")
            {
                slug.append("-")
            }
        }
        return slug.hasSuffix("-") ? String(slug.dropLast()) : slug
    }

    /// Whether an author may give this id: small letters and digits, in groups joined by hyphens.
    static func isValid(_ id: String) -> Bool {
        let groups = id.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return groups.allSatisfy { group in
            !group.isEmpty
                && group.allSatisfy { byte in
                    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                }
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
