/// The arguments of one call, as the template wrote them.
package struct TemplateArguments: Sendable {
    package struct Named: Sendable {
        package let name: String
        package let value: TemplateValue

        package init(name: String, value: TemplateValue) {
            self.name = name
            self.value = value
        }
    }

    package var positional: [TemplateValue]
    package var named: [Named]

    package init(_ positional: [TemplateValue] = [], named: [Named] = []) {
        self.positional = positional
        self.named = named
    }

    package var isEmpty: Bool { positional.isEmpty && named.isEmpty }

    /// Gives each argument to its parameter; too many, unknown and doubled ones are errors.
    ///
    /// `function` is what messages call the function: `site.pages`.
    package func bound(
        to parameters: [String],
        of function: String
    ) throws(TemplateCallFailure) -> BoundArguments {
        do throws(Trouble) {
            return BoundArguments(
                function: function,
                parameters: parameters,
                values: try assigned(to: parameters, of: function)
            )
        } catch {
            throw TemplateCallFailure(error.message, help: error.help)
        }
    }
}

/// Arguments by parameter; absent ones and `none` both count as not given.
package struct BoundArguments: Sendable {
    let function: String
    let parameters: [String]
    let values: [TemplateValue?]

    /// The value as the template gave it; `nil` if it was left out.
    package subscript(parameter: String) -> TemplateValue? {
        parameters.firstIndex(of: parameter).flatMap { values[$0] }
    }

    /// Text, or `nil` if not given; anything else is an error.
    package func text(_ parameter: String) throws(TemplateCallFailure) -> String? {
        guard let value = given(parameter) else { return nil }
        guard let text = value.anyText else { throw wrong(parameter, value, "text") }
        return text
    }

    /// A whole number, or `nil` if not given; anything else is an error.
    package func integer(_ parameter: String) throws(TemplateCallFailure) -> Int? {
        guard let value = given(parameter) else { return nil }
        guard case .int(let number) = value else { throw wrong(parameter, value, "a whole number") }
        return number
    }

    /// A truth value, or `nil` if not given; anything else is an error.
    package func flag(_ parameter: String) throws(TemplateCallFailure) -> Bool? {
        guard let value = given(parameter) else { return nil }
        guard case .bool(let flag) = value else { throw wrong(parameter, value, "true or false") }
        return flag
    }

    /// A list of texts, or `nil` if not given; anything else is an error.
    package func texts(_ parameter: String) throws(TemplateCallFailure) -> [String]? {
        guard let value = given(parameter) else { return nil }
        let items: [TemplateValue]
        switch value {
        case .list(let list), .tuple(let list): items = list
        default: throw wrong(parameter, value, "a list of texts")
        }
        var texts: [String] = []
        for item in items {
            guard let text = item.anyText else { throw wrong(parameter, value, "a list of texts") }
            texts.append(text)
        }
        return texts
    }

    /// Text that has to be given.
    package func requiredText(_ parameter: String) throws(TemplateCallFailure) -> String {
        guard let text = try text(parameter) else {
            throw TemplateCallFailure("\(function)() needs the argument '\(parameter)'")
        }
        return text
    }

    private func given(_ parameter: String) -> TemplateValue? {
        guard let value = self[parameter], !value.isNone else { return nil }
        return value
    }

    private func wrong(
        _ parameter: String,
        _ value: TemplateValue,
        _ expected: String
    ) -> TemplateCallFailure {
        if case .undefined(let undefined) = value {
            return TemplateCallFailure(undefined.message, help: undefined.trouble.help)
        }
        return TemplateCallFailure(
            "the argument '\(parameter)' of \(function)() is \(expected), not \(value.kindName)"
        )
    }
}
