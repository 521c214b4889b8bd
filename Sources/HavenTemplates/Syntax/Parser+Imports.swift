internal import HavenDiagnostics

extension Parser {
    mutating func include() throws(SyntaxFailure) -> Statement.Kind {
        let template = try expression()
        var ignoresMissing = false
        if isName("ignore"), isNextName("missing") {
            advance()
            advance()
            ignoresMissing = true
        }
        return .include(
            template,
            ignoresMissing: ignoresMissing,
            withContext: importContext() ?? true
        )
    }

    mutating func importAll() throws(SyntaxFailure) -> Statement.Kind {
        let template = try expression()
        guard skipName("as") else { throw unexpected("'as' and a name are expected") }
        let (name, range) = try expectName("a name")
        try checkAssignable(name, at: range)
        return .importAll(template, name: name, withContext: importContext() ?? false)
    }

    mutating func importNames() throws(SyntaxFailure) -> Statement.Kind {
        let template = try expression()
        guard skipName("import") else { throw unexpected("'import' and names are expected") }
        var names: [(name: String, alias: String, range: SourceRange)] = []
        var context: Bool?
        while true {
            if !names.isEmpty { try expectSymbol(.comma, after: "a name") }
            if let found = importContext() {
                context = found
                break
            }
            let (name, range) = try expectName("the name of a macro")
            try checkAssignable(name, at: range)
            if name.hasPrefix("_") {
                throw SyntaxFailure(
                    "names that start with '_' are not exported",
                    at: range
                )
            }
            var alias = name
            if skipName("as") {
                let (chosen, aliasRange) = try expectName("a name")
                try checkAssignable(chosen, at: aliasRange)
                alias = chosen
            }
            names.append((name, alias, range))
            context = importContext()
            if context != nil || !isSymbol(.comma) { break }
        }
        return .importNames(template, names: names, withContext: context ?? false)
    }

    private mutating func importContext() -> Bool? {
        guard isName("with") || isName("without"), isNextName("context") else { return nil }
        let isWith = isName("with")
        advance()
        advance()
        return isWith
    }

    /// Reads what is assigned to: a name, an attribute of a namespace, or several of these.
    ///
    /// As in Jinja2, a comma after the only name of several needs parentheses: `(a,)`.
    mutating func target(allowsNamespace: Bool = false) throws(SyntaxFailure) -> Target {
        let start = current.range.lower
        var targets: [Target] = []
        var isTuple = false
        while true {
            if isTuple, current.kind == .tagEnd || isSymbol(.rightParenthesis) { break }
            targets.append(try primaryTarget(allowsNamespace: allowsNamespace))
            guard skipSymbol(.comma) else { break }
            isTuple = true
        }
        if !isTuple, let only = targets.first { return only }
        return Target(kind: .tuple(targets), range: SourceRange(start, lastEnd))
    }

    private mutating func primaryTarget(allowsNamespace: Bool) throws(SyntaxFailure) -> Target {
        let start = current.range.lower
        if skipSymbol(.leftParenthesis) {
            let inner = try nested { parser throws(SyntaxFailure) in
                try parser.target(allowsNamespace: allowsNamespace)
            }
            try expectSymbol(.rightParenthesis, after: "the names")
            return Target(kind: inner.kind, range: SourceRange(start, lastEnd))
        }
        let (name, range) = try expectName("a name to assign to")
        try checkAssignable(name, at: range)
        if allowsNamespace, skipSymbol(.dot) {
            let (attribute, _) = try expectName("the name of an attribute")
            return Target(
                kind: .attribute(name, attribute),
                range: SourceRange(start, lastEnd)
            )
        }
        return Target(kind: .name(name), range: range)
    }

    func checkAssignable(_ name: String, at range: SourceRange) throws(SyntaxFailure) {
        if ["true", "false", "none", "True", "False", "None"].contains(name) {
            throw SyntaxFailure("'\(name)' cannot be assigned to", at: range)
        }
    }
}
