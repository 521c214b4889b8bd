/// A value inside a template: closed, immutable, cheap to copy.
///
/// The cases up to `function` are what a host hands in; `undefined` and `engine` are made and used
/// by the renderer only.
package enum TemplateValue: Sendable {
    /// Python's `None`.
    case none
    case bool(Bool)
    /// An integer; arithmetic that leaves 64 bits is an error.
    case int(Int)
    case double(Double)
    /// Text that is escaped when it is printed.
    case string(String)
    /// HTML that is printed as it is.
    case markup(String)
    case list([TemplateValue])
    case tuple([TemplateValue])
    case map(TemplateMap)
    /// A record of the host; its members are computed when they are asked for.
    indirect case object(any TemplateObject)
    /// A function that `TemplateHost.call` answers, by name.
    case function(String)
    /// The result of a look-up that found nothing: it may be tested, but not used.
    indirect case undefined(UndefinedValue)
    /// A value that belongs to one rendering: a macro, a loop, a namespace.
    indirect case engine(EngineValue)
}

extension TemplateValue {
    /// Text, or `none` if there is none.
    package static func text(_ text: String?) -> TemplateValue {
        text.map { .string($0) } ?? .none
    }

    /// What messages call a value of this kind.
    package var kindName: String {
        switch self {
        case .none: "none"
        case .bool: "a truth value"
        case .int, .double: "a number"
        case .string: "text"
        case .markup: "HTML"
        case .list: "a list"
        case .tuple: "a tuple"
        case .map: "a dictionary"
        case .object(let object): "a \(object.kindName)"
        case .function(let name): "the function '\(name)'"
        case .undefined: "an undefined value"
        case .engine(let value): value.kindName
        }
    }

    /// The text of a string or markup.
    var anyText: String? {
        switch self {
        case .string(let text), .markup(let text): text
        default: nil
        }
    }

    var isMarkup: Bool {
        if case .markup = self { return true }
        return false
    }

    var isNone: Bool {
        if case .none = self { return true }
        return false
    }

    /// A whole number; truth values count as 0 and 1, as in Python.
    var integer: Int? {
        switch self {
        case .int(let number): number
        case .bool(let flag): flag ? 1 : 0
        default: nil
        }
    }

    /// A number of any kind as a floating-point number.
    var floating: Double? {
        if case .double(let number) = self { return number }
        return integer.map(Double.init)
    }
}
