/// A dictionary that keeps the order in which its keys were added, as Python's does.
///
/// Keys are text for the host; a dictionary literal in a template may have numbers, truth values,
/// `none` and tuples of these as well. Small dictionaries are searched, large ones are indexed.
package struct TemplateMap: Sendable {
    private static let searchedUpTo = 8

    /// The keys and their values, side by side: a dictionary is one block of memory.
    private(set) var entries: [(key: TemplateKey, value: TemplateValue)] = []
    /// The positions of the keys of a large dictionary.
    private var index: [TemplateKey: Int] = [:]

    package init() {}

    /// Adds the pairs in order; a later pair replaces the value of an earlier one with its key.
    package init(_ pairs: some Sequence<(String, TemplateValue)>) {
        entries.reserveCapacity(pairs.underestimatedCount)
        for (key, value) in pairs { self[key] = value }
    }

    package var count: Int { entries.count }

    /// The values, in order.
    package var values: [TemplateValue] { entries.map(\.value) }

    /// Calls for each key that is text, and its value, in order; without a list of either.
    package func forEachNamed(_ body: (String, TemplateValue) -> Void) {
        for entry in entries {
            if let name = entry.key.anyText { body(name, entry.value) }
        }
    }

    /// The keys that are text, in order.
    package var names: [String] {
        entries.compactMap(\.key.anyText)
    }

    /// The value of a text key; setting `nil` does nothing.
    package subscript(key: String) -> TemplateValue? {
        get { position(of: key).map { entries[$0].value } }
        set { self[TemplateKey.text(key)] = newValue }
    }

    subscript(key: TemplateKey) -> TemplateValue? {
        get { position(of: key).map { entries[$0].value } }
        set {
            guard let newValue else { return }
            if let position = position(of: key) {
                entries[position].value = newValue
            } else {
                entries.append((key, newValue))
                if !index.isEmpty {
                    index[key] = entries.count - 1
                } else if entries.count > Self.searchedUpTo {
                    for (position, entry) in entries.enumerated() { index[entry.key] = position }
                }
            }
        }
    }

    private func position(of key: TemplateKey) -> Int? {
        if !index.isEmpty { return index[key] }
        if let text = key.anyText { return position(of: text) }
        return entries.firstIndex { $0.key == key }
    }

    /// What most look-ups are: a name in a small dictionary.
    private func position(of text: String) -> Int? {
        if !index.isEmpty { return index[.text(text)] }
        for position in entries.indices {
            switch entries[position].key {
            case .text(let other), .markup(let other):
                if text.hasSameBytes(as: other) { return position }
            default: break
            }
        }
        return nil
    }
}

extension TemplateMap: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, TemplateValue)...) {
        self.init()
        guard elements.count <= Self.searchedUpTo else {
            for (key, value) in elements { self[key] = value }
            return
        }
        // Thousands of these are made, and nobody writes a key twice.
        entries = elements.map { (.text($0), $1) }
        assert(
            entries.indices.allSatisfy { position(of: elements[$0].0) == $0 },
            "a key is there twice"
        )
    }
}

/// A value that may be a key, with Python's equality: `1`, `1.0` and `true` are one key.
///
/// A key stays what it was: it is printed as it was written.
enum TemplateKey: Hashable, Sendable {
    case none
    case bool(Bool)
    case int(Int)
    case double(Double)
    case text(String)
    case markup(String)
    case tuple([TemplateKey])
    case object(TemplateIdentity)
    /// What an inline `if` without `else` gives.
    case nothing

    static func == (left: TemplateKey, right: TemplateKey) -> Bool {
        if let left = left.anyText, let right = right.anyText {
            // By code points, not by Unicode's canonical equivalence.
            return left.hasSameBytes(as: right)
        }
        if let left = left.integer, let right = right.integer { return left == right }
        return switch (left, right) {
        case (.none, .none), (.nothing, .nothing): true
        case (.double(let left), .double(let right)): left == right
        case (.tuple(let left), .tuple(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }

    func hash(into hasher: inout Hasher) {
        if let integer { return hasher.combine(integer) }
        switch self {
        case .none, .nothing: hasher.combine(0)
        case .bool, .int: break
        case .double(let number): hasher.combine(number)
        case .text(let text), .markup(let text): hasher.combine(text)
        case .tuple(let items): hasher.combine(items)
        case .object(let identity): hasher.combine(identity)
        }
    }
}

extension TemplateKey {
    /// The text of a key that is text or markup.
    var anyText: String? {
        switch self {
        case .text(let text), .markup(let text): text
        default: nil
        }
    }

    /// The whole number that a key is equal to.
    private var integer: Int? {
        switch self {
        case .bool(let flag): flag ? 1 : 0
        case .int(let number): number
        case .double(let number): Int(exactly: number)
        default: nil
        }
    }

    /// The key a value stands for; `nil` if such a value cannot be a key.
    init?(_ value: TemplateValue) {
        switch value {
        case .none: self = .none
        case .bool(let flag): self = .bool(flag)
        case .int(let number): self = .int(number)
        case .double(let number): self = .double(number)
        case .string(let text): self = .text(text)
        case .markup(let text): self = .markup(text)
        case .tuple(let items):
            var keys: [TemplateKey] = []
            for item in items {
                guard let key = TemplateKey(item) else { return nil }
                keys.append(key)
            }
            self = .tuple(keys)
        case .object(let object): self = .object(object.identity)
        case .undefined(let undefined):
            guard undefined.isSilent else { return nil }
            self = .nothing
        case .list, .map, .function, .engine: return nil
        }
    }
}

extension String {
    /// Whether the UTF-8 is the same; `==` alone would also accept other spellings of an accent.
    ///
    /// It is asked first, because it is fast, and settles it for plain ASCII.
    func hasSameBytes(as other: String) -> Bool {
        guard self == other, utf8.count == other.utf8.count else { return false }
        return utf8.allSatisfy { $0 < 0x80 } || utf8.elementsEqual(other.utf8)
    }
}
