/// The ids of one body, each given once.
struct IDPool {
    private var taken: Set<String> = []
    /// The next number to try for a base that has been asked for before.
    private var next: [String: Int] = [:]

    init(reserved: [String]) {
        taken = Set(reserved)
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
        var slug: [UInt8] = []
        slug.reserveCapacity(title.utf8.count)
        var isASCII = true
        for byte in title.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "_"):
                slug.append(byte)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug.append(byte | 0x20)
            case UInt8(ascii: " "): slug.append(UInt8(ascii: "-"))
            case 0x80...: isASCII = false
            default: break
            }
        }
        let text = isASCII ? String(decoding: slug, as: UTF8.self) : makeFromScalars(title)
        return text.isEmpty ? "section" : text
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
        return String(slug)
    }
}
