import HavenTemplates

/// A question about the site that is not one about a member of a record.
///
/// All parts are values or names, so that the question can be asked again in another build.
enum SiteQuestion: Hashable, Sendable {
    /// A call of a function of the host.
    case call(SiteCall)
    /// Where a destination leads that is written in a source in `folder`: `BodyFiller`'s holes.
    case link(destination: String, folder: String)
    /// A text of the theme by its key, as bodies ask for it.
    case text(String)
    /// What a template consists of, with all templates it can reach.
    case template(String)
    /// The resources of a component, by the permalink of the page and its number on it.
    case component(page: String, number: Int)
}

/// A call of a function of the host with values that can be written down.
struct SiteCall: Hashable, Sendable {
    /// A value that a template can hand to a function.
    indirect enum Argument: Hashable, Sendable {
        case none
        case flag(Bool)
        case number(Int)
        case fraction(UInt64)
        case text(String)
        case list([Argument])

        /// The argument that a value stands for; `nil` for a value that cannot be handed over again.
        init?(_ value: TemplateValue) {
            switch value {
            case .none: self = .none
            case .bool(let flag): self = .flag(flag)
            case .int(let number): self = .number(number)
            case .double(let number): self = .fraction(number.bitPattern)
            case .string(let text), .markup(let text): self = .text(text)
            case .list(let items), .tuple(let items):
                var arguments: [Argument] = []
                for item in items {
                    guard let argument = Argument(item) else { return nil }
                    arguments.append(argument)
                }
                self = .list(arguments)
            case .object(let object):
                // Functions take a date or a person for the text that it prints.
                guard let printed = object.printed, let argument = Argument(printed) else {
                    return nil
                }
                self = argument
            case .map, .function, .undefined, .engine: return nil
            }
        }

        var value: TemplateValue {
            switch self {
            case .none: .none
            case .flag(let flag): .bool(flag)
            case .number(let number): .int(number)
            case .fraction(let bits): .double(Double(bitPattern: bits))
            case .text(let text): .string(text)
            case .list(let items): .list(items.map(\.value))
            }
        }
    }

    struct Named: Hashable, Sendable {
        let name: String
        let argument: Argument
    }

    let function: String
    let positional: [Argument]
    let named: [Named]

    /// The call as a question; `nil` if an argument cannot be written down.
    init?(_ function: String, _ arguments: TemplateArguments) {
        var positional: [Argument] = []
        for value in arguments.positional {
            guard let argument = Argument(value) else { return nil }
            positional.append(argument)
        }
        var named: [Named] = []
        for given in arguments.named {
            guard let argument = Argument(given.value) else { return nil }
            named.append(Named(name: given.name, argument: argument))
        }
        self.function = function
        self.positional = positional
        self.named = named
    }

    init(function: String, positional: [Argument], named: [Named]) {
        self.function = function
        self.positional = positional
        self.named = named
    }

    var arguments: TemplateArguments {
        TemplateArguments(
            positional.map(\.value),
            named: named.map { TemplateArguments.Named(name: $0.name, value: $0.argument.value) }
        )
    }
}
