import HavenTemplates

/// Makes fingerprints of answers: equal for answers that no template can tell apart, in this build or a later one.
///
/// A record stands in an answer by its name alone, and by how it prints: whatever else a template wants to know of it, it must ask.
struct AnswerFingerprint {
    private let names: RecordNames
    /// What dates look like, which they carry along.
    private let dates: UInt64
    private var bytes: [UInt8] = []

    init(names: RecordNames, dates: UInt64) {
        self.names = names
        self.dates = dates
    }

    /// The fingerprint of an answer; `nil` is the answer that there is no such member.
    mutating func of(_ answer: TemplateValue?) -> UInt64 {
        bytes.removeAll(keepingCapacity: true)
        if let answer { append(answer) }
        return ContentHash(bytes).low
    }

    private mutating func append(_ value: TemplateValue) {
        switch value {
        case .none: bytes.append(1)
        case .bool(let flag): bytes.append(flag ? 2 : 3)
        case .int(let number): append(4, UInt64(bitPattern: Int64(number)))
        case .double(let number): append(5, number.bitPattern)
        case .string(let text): append(6, text)
        case .markup(let text): append(7, text)
        case .list(let items): append(8, items)
        case .tuple(let items): append(9, items)
        case .map(let map):
            append(10, UInt64(map.count))
            for (key, value) in zip(map.names, map.values) {
                append(0, key)
                append(value)
            }
        case .object(let object): append(object)
        case .function(let name): append(12, name)
        case .undefined, .engine: preconditionFailure("a host answers with values of its own")
        }
    }

    private mutating func append(_ object: any TemplateObject) {
        if let subject = object.subject {
            let name = names.name(of: subject)
            append(11, UInt64(name.kind.rawValue) << 32 | UInt64(name.part))
            append(0, name.text)
        } else {
            append(13, dates)
        }
        if object.subject == nil || object.printed != nil {
            append(0, object.identity.key)
        }
    }

    private mutating func append(_ tag: UInt8, _ items: [TemplateValue]) {
        append(tag, UInt64(items.count))
        for item in items { append(item) }
    }

    private mutating func append(_ tag: UInt8, _ text: String) {
        append(tag, UInt64(text.utf8.count))
        bytes += text.utf8
    }

    private mutating func append(_ tag: UInt8, _ number: UInt64) {
        bytes.append(tag)
        for shift in stride(from: UInt64(0), to: 64, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: number >> shift))
        }
    }
}
