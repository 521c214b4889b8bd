// Foundation normalizes Unicode; the standard library compares normalized texts but cannot print one.
private import Foundation

/// One segment of a permalink, made from a name by a rule that never changes.
///
/// The rule, frozen with format 1: normalize to NFC and lower case; keep letters, digits, combining
/// marks and `_` of any script; drop apostrophes; every run of anything else becomes one `-`; no `-` at
/// either end. So `Mom & Dad’s Guide.md` is `mom-dads-guide`.
package struct Slug: Sendable, Hashable {
    /// The text of the segment, not percent-encoded.
    package let text: String

    /// Makes the slug of a name; `nil` if nothing of the name can stand in one.
    package init?(of name: String) {
        if name.isASCII {
            guard let text = Self.text(ofASCII: name) else { return nil }
            self.text = text
            return
        }
        var scalars = String.UnicodeScalarView()
        var needsHyphen = false
        for scalar in name.lowercased().precomposed.unicodeScalars {
            if Self.isKept(scalar) {
                if needsHyphen, !scalars.isEmpty { scalars.append("-") }
                needsHyphen = false
                scalars.append(scalar)
            } else if !Self.isDropped(scalar) {
                needsHyphen = true
            }
        }
        guard !scalars.isEmpty else { return nil }
        text = String(scalars)
    }

    /// The same rule for most names, which need no table of Unicode.
    private static func text(ofASCII name: String) -> String? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(name.utf8.count)
        var needsHyphen = false
        for byte in name.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
                if needsHyphen, !bytes.isEmpty { bytes.append(UInt8(ascii: "-")) }
                needsHyphen = false
                let isUpper = byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
                bytes.append(isUpper ? byte | 0x20 : byte)
            case UInt8(ascii: "'"): continue
            default: needsHyphen = true
            }
        }
        return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
    }

    private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            return scalar == "_" || scalar.properties.isAlphabetic
                || ("0"..."9").contains(scalar)
        }
        return switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
            .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber:
            true
        default: false
        }
    }

    private static func isDropped(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "'" || scalar == "\u{2019}" || scalar == "\u{02BC}"
    }
}

extension String {
    /// The text in Unicode normalization form C.
    var precomposed: String {
        isASCII ? self : precomposedStringWithCanonicalMapping
    }
}
