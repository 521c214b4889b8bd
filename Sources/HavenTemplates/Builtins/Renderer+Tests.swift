internal import HavenDiagnostics

extension Renderer {
    /// Whether a value passes a test.
    mutating func holds(
        _ test: TestName,
        _ value: TemplateValue,
        _ arguments: TemplateArguments
    ) throws(Trouble) -> Bool {
        var other = TemplateValue.none
        if test.argumentCount == 1 || !arguments.isEmpty {
            let parameters = test.argumentCount == 1 ? [test.parameter] : []
            let values = try arguments.assigned(to: parameters, of: "the test '\(test.rawValue)'")
            guard let given = values.first ?? nil else {
                throw Trouble(
                    .templateArguments,
                    "the test '\(test.rawValue)' needs a value to compare with"
                )
            }
            other = given
        }
        switch test {
        case .defined, .undefined:
            if case .undefined = value { return test == .undefined }
            return test == .defined
        case .eq, .equalto, .equalSign: return try Python.areEqual(value, other)
        case .ne, .notEqualSign: return try !Python.areEqual(value, other)
        case .lt, .lessthan, .lessSign: return try compare(value, .less, other)
        case .le, .lessOrEqualSign: return try compare(value, .lessOrEqual, other)
        case .gt, .greaterthan, .greaterSign: return try compare(value, .greater, other)
        case .ge, .greaterOrEqualSign: return try compare(value, .greaterOrEqual, other)
        case .in: return try Python.contains(other, value)
        case .sameas: return try isSame(value, other)
        case .odd: return try hasRemainder(value, .int(2), 1)
        case .even: return try hasRemainder(value, .int(2), 0)
        case .divisibleby: return try hasRemainder(value, other, 0)
        case .lower: return PythonText.isLower(try Python.text(value))
        case .upper: return PythonText.isUpper(try Python.text(value))
        case .filter: return try isName(value) { FilterName(rawValue: $0) != nil }
        case .test: return try isName(value) { TestName(rawValue: $0) != nil }
        case .iterable: return try isIterable(value)
        case .none, .boolean, .true, .false, .integer, .float, .number, .string, .mapping,
            .sequence, .callable, .escaped:
            return isOfKind(test, value)
        }
    }

    private func isOfKind(_ test: TestName, _ value: TemplateValue) -> Bool {
        switch (test, value) {
        case (.none, .none), (.boolean, .bool), (.integer, .int), (.float, .double),
            (.number, .int), (.number, .double), (.number, .bool), (.string, .string),
            (.string, .markup), (.mapping, .map), (.escaped, .markup):
            return true
        case (.true, .bool(let flag)): return flag
        case (.false, .bool(let flag)): return !flag
        case (.sequence, .string), (.sequence, .markup), (.sequence, .list), (.sequence, .tuple),
            (.sequence, .map):
            return true
        case (.sequence, .undefined(let undefined)): return undefined.isSilent
        case (.sequence, .engine(let engine)):
            if case .range = engine.kind { return true }
            return false
        case (.callable, .function): return true
        // Python's undefined values have a call operator, which fails.
        case (.callable, .undefined): return true
        case (.callable, .engine(let engine)):
            switch engine.kind {
            case .macro, .method, .builtin, .joiner, .loop, .block: return true
            case .namespace, .cycler, .module, .selfReference, .range, .view: return false
            }
        default: return false
        }
    }

    private func isIterable(_ value: TemplateValue) throws(Trouble) -> Bool {
        switch value {
        case .undefined(let undefined):
            if undefined.isSilent { return true }
            throw undefined.trouble
        case .string, .markup, .list, .tuple, .map: return true
        case .engine(let engine):
            switch engine.kind {
            case .range, .view, .loop: return true
            default: return false
            }
        case .none, .bool, .int, .double, .object, .function: return false
        }
    }

    private func hasRemainder(
        _ value: TemplateValue,
        _ divisor: TemplateValue,
        _ expected: Int
    ) throws(Trouble) -> Bool {
        try Python.areEqual(try Python.apply(.modulo, value, divisor), .int(expected))
    }

    private func isName(
        _ value: TemplateValue,
        _ exists: (String) -> Bool
    ) throws(Trouble) -> Bool {
        if let name = value.anyText { return exists(name) }
        return try Python.contains(.map(TemplateMap()), value)
    }

    /// Whether two values are one and the same: equal and of one kind.
    private func isSame(_ left: TemplateValue, _ right: TemplateValue) throws(Trouble) -> Bool {
        switch (left, right) {
        case (.none, .none): true
        case (.bool(let left), .bool(let right)): left == right
        case (.int(let left), .int(let right)): left == right
        case (.double(let left), .double(let right)): left == right
        case (.string(let left), .string(let right)): left == right
        case (.undefined, _), (_, .undefined): false
        case (.markup, .markup), (.list, .list), (.tuple, .tuple), (.map, .map),
            (.object, .object), (.function, .function), (.engine, .engine):
            try Python.areEqual(left, right)
        default: false
        }
    }
}

extension TestName {
    /// What the value to compare with is called.
    fileprivate var parameter: String {
        switch self {
        case .divisibleby: "num"
        case .in: "seq"
        case .sameas: "other"
        default: "b"
        }
    }
}
