/// What Python's `str` knows about characters.
enum PythonText {
    /// Appends the text in quotes, as `repr` writes it.
    static func appendRepresentation(of text: String, to output: inout String) {
        let hasSingle = text.utf8.contains(UInt8(ascii: "'"))
        let hasDouble = text.utf8.contains(UInt8(ascii: "\""))
        let quote: Unicode.Scalar = hasSingle && !hasDouble ? "\"" : "'"
        output.unicodeScalars.append(quote)
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\": output += "\\\\"
            case "\n": output += "\\n"
            case "\r": output += "\\r"
            case "\t": output += "\\t"
            case quote:
                output += "\\"
                output.unicodeScalars.append(scalar)
            default:
                if isPrintable(scalar) {
                    output.unicodeScalars.append(scalar)
                } else {
                    output += escape(scalar)
                }
            }
        }
        output.unicodeScalars.append(quote)
    }

    private static func escape(_ scalar: Unicode.Scalar) -> String {
        let (mark, width) =
            scalar.value <= 0xFF ? ("x", 2) : scalar.value <= 0xFFFF ? ("u", 4) : ("U", 8)
        let digits = String(scalar.value, radix: 16)
        return "\\" + mark + String(repeating: "0", count: width - digits.utf8.count) + digits
    }

    private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x7F { return scalar.value >= 0x20 }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
            .paragraphSeparator, .spaceSeparator:
            return false
        default: return true
        }
    }

    /// The number of code points, Python's `len`.
    static func length(_ text: String) -> Int {
        text.unicodeScalars.count
    }

    static func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
        UTF8Text.isWhitespace(scalar.value)
    }

    static func uppercased(_ text: some Sequence<Unicode.Scalar>) -> String {
        var result = ""
        for scalar in text { result += scalar.properties.uppercaseMapping }
        return result
    }

    /// Lower case; a sigma at the end of a word becomes `ς`, as Unicode asks.
    static func lowercased(_ text: some Sequence<Unicode.Scalar>) -> String {
        let scalars = Array(text)
        var result = ""
        for (index, scalar) in scalars.enumerated() {
            if scalar == "\u{3A3}" {
                result += isFinalSigma(scalars, at: index) ? "\u{3C2}" : "\u{3C3}"
            } else {
                result += scalar.properties.lowercaseMapping
            }
        }
        return result
    }

    /// Unicode's full case folding, by way of upper case.
    static func caseFolded(_ text: some Sequence<Unicode.Scalar>) -> String {
        var result = ""
        for scalar in text {
            switch scalar.value {
            // A dotless i has no other case; a large sharp s is folded like the small one.
            case 0x131: result.unicodeScalars.append(scalar)
            case 0x1E9E: result += "ss"
            // Cherokee is folded to its capitals, which are older.
            case 0x13A0...0x13FD, 0xAB70...0xABBF: result += scalar.properties.uppercaseMapping
            default:
                for upper in scalar.properties.uppercaseMapping.unicodeScalars {
                    result += upper.properties.lowercaseMapping
                }
            }
        }
        return result
    }

    private static func isFinalSigma(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
        let before = scalars[..<index].last { !$0.properties.isCaseIgnorable }
        let after = scalars[(index + 1)...].first { !$0.properties.isCaseIgnorable }
        return before?.properties.isCased == true && after?.properties.isCased != true
    }

    static func capitalized(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        return first.properties.titlecaseMapping + lowercased(text.unicodeScalars.dropFirst())
    }

    /// `str.title`: a letter after something that has no case starts a word.
    static func titled(_ text: String) -> String {
        var result = ""
        var isInWord = false
        for scalar in text.unicodeScalars {
            result +=
                isInWord
                ? scalar.properties.lowercaseMapping : scalar.properties.titlecaseMapping
            isInWord = scalar.properties.isCased
        }
        return result
    }

    static func swappedCase(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if scalar.properties.isUppercase {
                result += scalar.properties.lowercaseMapping
            } else if scalar.properties.isLowercase {
                result += scalar.properties.uppercaseMapping
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    static func isLower(_ text: String) -> Bool {
        var hasCased = false
        for scalar in text.unicodeScalars {
            if isUpperOrTitle(scalar) { return false }
            if scalar.properties.isLowercase { hasCased = true }
        }
        return hasCased
    }

    static func isUpper(_ text: String) -> Bool {
        var hasCased = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isLowercase
                || scalar.properties.generalCategory == .titlecaseLetter
            {
                return false
            }
            if scalar.properties.isUppercase { hasCased = true }
        }
        return hasCased
    }

    private static func isUpperOrTitle(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isUppercase || scalar.properties.generalCategory == .titlecaseLetter
    }

    static func isAlphabetic(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
            true
        default: false
        }
    }

    static func isNumeric(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.numericType != nil
    }

    /// A digit of a number: Python's `isdecimal`.
    static func isDecimal(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.numericType == .decimal
    }

    /// Python's `isdigit`: decimals and superscripts.
    static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.numericType == .decimal || scalar.properties.numericType == .digit
    }

    /// What `\w` matches.
    static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || isAlphabetic(scalar) || isNumeric(scalar)
    }
}
