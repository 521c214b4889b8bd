/// What templates ask of records: every answer is told to the host before it is used.
extension Renderer {
    /// A member of a record of the host; `nil` if there is none.
    mutating func ask(
        _ object: any TemplateObject,
        for name: String
    ) throws(Trouble) -> TemplateValue? {
        do throws(TemplateCallFailure) {
            let answer = try object.member(name)
            if let subject = object.subject { host.asked(name, of: subject, answer) }
            return answer
        } catch {
            throw Trouble(error)
        }
    }

    /// Tells the host that the records in a value are put in order.
    mutating func askOrder(of value: TemplateValue) {
        switch value {
        case .object(let object):
            guard let subject = object.subject else { return }
            host.asked(TemplateMemberName.order, of: subject, object.sortKey)
        case .list(let items), .tuple(let items):
            // Which of the items decides is known after the comparison only.
            for item in items { askOrder(of: item) }
        default: break
        }
    }

    mutating func compare(
        _ left: TemplateValue,
        _ operation: Comparison,
        _ right: TemplateValue
    ) throws(Trouble) -> Bool {
        switch operation {
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            askOrder(of: left)
            askOrder(of: right)
        case .equal, .notEqual, .contained, .notContained: break
        }
        return try Python.compare(left, operation, right)
    }
}
