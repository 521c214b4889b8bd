internal import HavenDiagnostics

/// What one template says about another: the names it may mean and how it reaches it.
struct TemplateReference: Sendable {
    enum Kind: Sendable {
        case extends
        case include
        case imports
    }

    enum Name: Sendable, Equatable {
        case exact(String)
        /// All templates whose names start and end like this.
        case pattern(prefix: String, suffix: String)
    }

    let kind: Kind
    /// The names in the order in which they are tried; `nil` if they cannot be known.
    let names: [Name]?
    /// Whether all of `names` are tried until one exists.
    let isChoice: Bool
    let isOptional: Bool
    let hasContext: Bool
    let range: SourceRange

    /// All references of a template, in the order in which they stand there.
    static func all(in statements: [Statement]) -> [TemplateReference] {
        var references: [TemplateReference] = []
        for statement in statements {
            statement.walk { statement in
                switch statement.kind {
                case .extends(let name):
                    references.append(
                        TemplateReference(.extends, name, hasContext: true)
                    )
                case .include(let name, let ignoresMissing, let withContext):
                    references.append(
                        TemplateReference(
                            .include,
                            name,
                            isOptional: ignoresMissing,
                            hasContext: withContext
                        )
                    )
                case .importAll(let name, _, let withContext),
                    .importNames(let name, _, let withContext):
                    references.append(
                        TemplateReference(.imports, name, hasContext: withContext)
                    )
                default: break
                }
            }
        }
        return references
    }

    init(_ kind: Kind, _ name: Expression, isOptional: Bool = false, hasContext: Bool) {
        self.kind = kind
        names = Self.names(name)
        switch name.kind {
        case .list, .tuple: isChoice = true
        default: isChoice = false
        }
        self.isOptional = isOptional
        self.hasContext = hasContext
        range = name.range
    }

    private static func names(_ expression: Expression) -> [Name]? {
        switch expression.kind {
        case .constant(.string(let name)): return [.exact(name)]
        case .list(let items), .tuple(let items): return all(items)
        case .conditional(_, let then, let otherwise):
            return all([then] + (otherwise.map { [$0] } ?? []))
        case .or(let left, let right): return all([left, right])
        case .concat(let parts): return pattern(parts).map { [$0] }
        case .binary(.add, let left, let right): return pattern([left, right]).map { [$0] }
        default: return nil
        }
    }

    private static func all(_ expressions: [Expression]) -> [Name]? {
        var result: [Name] = []
        for expression in expressions {
            guard let names = names(expression) else { return nil }
            result += names
        }
        return result
    }

    /// A name put together: its beginning or its end has to be written out.
    private static func pattern(_ parts: [Expression]) -> Name? {
        func text(_ expression: Expression?) -> String {
            if case .constant(.string(let text))? = expression?.kind { return text }
            return ""
        }
        let prefix = text(parts.first)
        let suffix = text(parts.last)
        return prefix.isEmpty && suffix.isEmpty ? nil : .pattern(prefix: prefix, suffix: suffix)
    }
}
