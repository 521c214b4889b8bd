/// A dictionary that keeps the order in which its keys were added, as Python's does.
///
/// Keys are text for the host; a dictionary literal in a template may have numbers, truth values,
/// `none` and tuples of these as well. Small dictionaries are searched, large ones are indexed.
package struct TemplateMap: Sendable {
    private static let searchedUpTo = 8

    private(set) var keys: [TemplateKey]
    package private(set) var values: [TemplateValue]
    private var index: [TemplateKey: Int]

    package init() {
        keys = []
        values = []
        index = [:]
    }

    /// Adds the pairs in order; a later pair replaces the value of an earlier one with its key.
    package init(_ pairs: some Sequence<(String, TemplateValue)>) {
        self.init()
        for (key, value) in pairs { self[key] = value }
    }

    package var count: Int { keys.count }

    /// The keys that are text, in order.
    package var names: [String] {
        keys.compactMap(\.anyText)
    }

    /// The value of a text key; setting `nil` does nothing.
    package subscript(key: String) -> TemplateValue? {
        get { self[TemplateKey.text(key)] }
        set { self[TemplateKey.text(key)] = newValue }
    }

    subscript(key: TemplateKey) -> TemplateValue? {
        get { position(of: key).map { values[$0] } }
        set {
            guard let newValue else { return }
            if let position = position(of: key) {
                values[position] = newValue
            } else {
                keys.append(key)
                values.append(newValue)
                if !index.isEmpty {
                    index[key] = keys.count - 1
                } else if keys.count > Self.searchedUpTo {
                    for (position, key) in keys.enumerated() { index[key] = position }
                }
            }
        }
    }

    private func position(of key: TemplateKey) -> Int? {
        index.isEmpty ? keys.firstIndex(of: key) : index[key]
    }
}

extension TemplateMap: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral elements: (String, TemplateValue)...) {
        self.init(elements)
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
    /// Whether the UTF-8 is the same; `==` would also accept other spellings of an accent.
    func hasSameBytes(as other: String) -> Bool {
        utf8.count == other.utf8.count && utf8.elementsEqual(other.utf8)
    }
}
