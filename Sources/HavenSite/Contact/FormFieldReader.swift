import HavenDiagnostics
import HavenYAML

/// Reads the fields of a form, one after the other, and knows the ids it has seen.
struct FormFieldReader {
    /// The most characters that a text may be limited to.
    private static let longestText = 10_000
    private static let optionCounts = 2...12
    private static let megabytes = 1...100

    private let path: String
    private let reserved: [String]
    /// The most bytes that all files of one message may have, in whole megabytes.
    private let limit: Int?
    private var ids: [String: SourceLocation] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    init(path: String, reserved: [String], limit: Int?) {
        self.path = path
        self.reserved = reserved
        self.limit = limit
    }

    /// Reads one field; `nil` if it has no sound id, type or label.
    mutating func read(_ fields: YAMLFields) -> FormField? {
        var fields = fields
        let id = id(fields.requiredLocated("id"))
        let hasKind = fields.requiredText("type") != nil
        let kind =
            !hasKind
            ? nil
            : fields.oneOf(
                "type",
                FormField.Kind.allCases.map { ($0.rawValue, $0) }
            )
        let label = fields.requiredText("label")
        let help = fields.text("help")
        let isRequired = fields.flag("required") ?? false
        let options = options(&fields, kind)
        let maximum = maximum(&fields, kind)
        let accepted = accepted(&fields, kind)
        diagnostics += fields.finish(unknown: .refuse).diagnostics
        guard let id, let kind, let label else { return nil }
        var field = FormField(id.value, kind, label: .written(label))
        field.help = help.map { .written($0) }
        field.isRequired = isRequired
        field.options = options.map { .written($0) }
        field.maximum = maximum
        field.accepted = accepted
        field.location = id.location
        return field
    }

    /// Whether a byte is an ASCII letter or digit.
    static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        isLowerOrDigit(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }

    private static func isLowerOrDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }

    private mutating func id(_ text: Located<String>?) -> Located<String>? {
        guard let text else { return nil }
        let bytes = text.value.utf8
        guard let first = bytes.first, first > UInt8(ascii: "9"), Self.isLowerOrDigit(first),
            bytes.allSatisfy({ Self.isLowerOrDigit($0) || $0 == UInt8(ascii: "-") })
        else {
            diagnostics.append(.formFieldID(text))
            return nil
        }
        if reserved.contains(text.value) {
            diagnostics.append(.formFieldReserved(text))
            return nil
        }
        if let other = ids[text.value] {
            diagnostics.append(.formFieldDuplicate(text, first: other))
            return nil
        }
        ids[text.value] = text.location
        return text
    }

    private mutating func options(
        _ fields: inout YAMLFields,
        _ kind: FormField.Kind?
    ) -> [String] {
        let place = fields.keyRange("options")
        let options = fields.located("options")
        guard let kind else { return [] }
        guard kind == .choice else {
            refuse("options", at: place, of: kind, for: "'type: choice'")
            return []
        }
        guard Self.optionCounts.contains(options.count) else {
            let range = place ?? SourceRange(fields.range.lower, fields.range.lower)
            let location = SourceLocation(path: path, range: range)
            diagnostics.append(.formOptionCount(options.count, Self.optionCounts, location))
            return []
        }
        var seen: [String: SourceLocation] = [:]
        for option in options {
            if !option.value.utf8.contains(where: { $0 > 0x20 }) {
                diagnostics.append(.formOptionEmpty(option))
            } else if let first = seen[option.value] {
                diagnostics.append(.formOptionDuplicate(option, first: first))
            }
            seen[option.value] = option.location
        }
        return options.map(\.value)
    }

    private mutating func maximum(_ fields: inout YAMLFields, _ kind: FormField.Kind?) -> Int? {
        let place = fields.keyRange("maximum")
        guard let text = fields.locatedText("maximum") else {
            return kind == .upload ? min(ContactForm.usualFileSize, limit ?? .max) : nil
        }
        guard let kind else { return nil }
        if kind == .upload { return fileSize(text) }
        guard kind.isText else {
            refuse("maximum", at: place, of: kind, for: "texts and files")
            return nil
        }
        if let number = Int(text.value), (1...Self.longestText).contains(number),
            String(number) == text.value
        {
            return number
        }
        diagnostics.append(.formMaximum(text, isFile: false))
        return nil
    }

    /// Reads `32 MB`, of 1,048,576 bytes each.
    private mutating func fileSize(_ text: Located<String>) -> Int? {
        guard text.value.hasSuffix("MB") else {
            diagnostics.append(.formMaximum(text, isFile: true))
            return nil
        }
        let number = text.value.dropLast(2)
        guard let megabytes = Int(number.hasSuffix(" ") ? number.dropLast() : number),
            Self.megabytes.contains(megabytes)
        else {
            diagnostics.append(.formMaximum(text, isFile: true))
            return nil
        }
        if let limit, megabytes << 20 > limit {
            diagnostics.append(.formMaximumOfService(text, megabytes: limit >> 20))
            return nil
        }
        return megabytes << 20
    }

    private mutating func accepted(
        _ fields: inout YAMLFields,
        _ kind: FormField.Kind?
    ) -> [FileKind] {
        let place = fields.keyRange("accept")
        let words = fields.located("accept")
        guard let kind else { return [] }
        guard kind == .upload else {
            refuse("accept", at: place, of: kind, for: "'type: upload'")
            return []
        }
        var kinds: [FileKind] = []
        for word in words {
            if let known = FileKind(rawValue: word.value) {
                if !kinds.contains(known) { kinds.append(known) }
            } else {
                diagnostics.append(.formFileKind(word))
            }
        }
        return words.isEmpty ? FileKind.allCases : kinds
    }

    private mutating func refuse(
        _ key: String,
        at place: SourceRange?,
        of kind: FormField.Kind,
        for others: String
    ) {
        guard let place else { return }
        let location = SourceLocation(path: path, range: place)
        diagnostics.append(.formFieldKey(key, of: kind, for: others, location))
    }
}
