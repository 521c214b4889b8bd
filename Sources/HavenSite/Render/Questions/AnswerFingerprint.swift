import HavenTemplates

/// Makes fingerprints of answers: equal for answers that no template can tell apart, in this build or a later one.
///
/// A record stands in an answer by its name alone, and by how it prints: whatever else a template wants to know of it, it must ask.
struct AnswerFingerprint {
    private let names: RecordNames
    /// What dates look like, which they carry along.
    private let dates: UInt64
    private var state: UInt64 = 0

    init(names: RecordNames, dates: UInt64) {
        self.names = names
        self.dates = dates
    }

    /// The fingerprint of an answer; `nil` is the answer that there is no such member.
    mutating func of(_ answer: TemplateValue?) -> UInt64 {
        state = 0x2545_F491_4F6C_DD1D
        if let answer { add(answer) }
        return state
    }

    private mutating func add(_ value: TemplateValue) {
        switch value {
        case .none: add(1)
        case .bool(let flag): add(flag ? 2 : 3)
        case .int(let number): add(4, UInt64(bitPattern: Int64(number)))
        case .double(let number): add(5, number.bitPattern)
        case .string(let text): add(6, text)
        case .markup(let text): add(7, text)
        case .list(let items): add(8, items)
        case .tuple(let items): add(9, items)
        case .map(let map):
            add(10, UInt64(map.count))
            map.forEachNamed { key, value in
                add(0, key)
                add(value)
            }
        case .object(let object): add(object)
        case .function(let name): add(12, name)
        case .undefined, .engine: preconditionFailure("a host answers with values of its own")
        }
    }

    private mutating func add(_ object: any TemplateObject) {
        if let subject = object.subject {
            add(11, names.fingerprint(of: subject))
            guard object.printed != nil else { return }
        } else {
            add(13, dates)
        }
        let identity = object.identity
        add(0, identity.kind)
        add(0, identity.key)
    }

    private mutating func add(_ tag: UInt64, _ items: [TemplateValue]) {
        add(tag, UInt64(items.count))
        for item in items { add(item) }
    }

    private mutating func add(_ tag: UInt64, _ text: String) {
        add(tag, UInt64(text.utf8.count))
        add(ContentHash(text.utf8.span).low)
    }

    private mutating func add(_ tag: UInt64, _ number: UInt64) {
        add(tag)
        add(number)
    }

    /// Mixes a number in, as MurmurHash3 ends: each bit of it changes about half of the bits of the state.
    private mutating func add(_ number: UInt64) {
        var mixed = (state ^ number) &* 0xFF51_AFD7_ED55_8CCD
        mixed = (mixed ^ mixed >> 33) &* 0xC4CE_B9FE_1A85_EC53
        state = mixed ^ mixed >> 33
    }
}
