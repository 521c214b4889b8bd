/// The ids of one body, each given once.
struct IDPool {
    private var taken: Set<String> = []
    /// The next number to try for a base that has been asked for before.
    private var next: [String: Int] = [:]

    init(reserved: [String]) {
        taken = Set(reserved)
    }

    /// Prepares for so many ids.
    mutating func reserve(_ count: Int) {
        taken.reserveCapacity(taken.count + count)
    }

    /// Takes exactly this id; `false` if it is taken.
    mutating func claim(_ id: String) -> Bool {
        taken.insert(id).inserted
    }

    /// The base itself, else the base with the first free number: `base-1`, `base-2`.
    mutating func allocate(_ base: String) -> String {
        if claim(base) { return base }
        var number = next[base] ?? 1
        while true {
            let id = "\(base)-\(number)"
            number += 1
            next[base] = number
            if claim(id) { return id }
        }
    }
}

/// The id that GitHub gives a heading.
enum HeadingSlug {
    /// Letters, marks, digits, `_` and `-` in lower case, spaces as hyphens, all else left out.
    ///
    /// A heading without any of these is called `section`.
    static func make(_ title: String) -> String {
        var slug = Array(title.utf8)
        guard let count = makeFromASCII(&slug) else { return makeFromScalars(title) }
        return count == 0 ? "section" : String(decoding: slug[..<count], as: UTF8.self)
    }

    /// Turns the text at the beginning of itself into the slug and gives the slug's length; `nil` for a
    /// text that is not ASCII.
    private static func makeFromASCII(_ text: inout [UInt8]) -> Int? {
        var count = 0
        var bytes = text.mutableSpan
        for index in bytes.indices {
            let byte = bytes[index]
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "_"):
                bytes[count] = byte
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): bytes[count] = byte | 0x20
            case UInt8(ascii: " "): bytes[count] = UInt8(ascii: "-")
            case 0x80...: return nil
            default: continue
            }
            count += 1
        }
        return count
    }

    private static func makeFromScalars(_ title: String) -> String {
        var slug = String.UnicodeScalarView()
        for scalar in title.lowercased().unicodeScalars {
            switch scalar.properties.generalCategory {
            case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter,
                .otherLetter, .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber,
                .letterNumber, .connectorPunctuation:
                slug.append(scalar)
            default:
                if scalar == " " || scalar == "-" { slug.append(scalar == " " ? "-" : scalar) }
            }
        }
        return slug.isEmpty ? "section" : String(slug)
    }
}
