/// A record of the host whose members are computed when a template asks for them.
///
/// Conform with a `switch` over names, so that no dictionary is built for a page.
package protocol TemplateObject: Sendable {
    /// The value of a member; `nil` if there is no member of that name.
    func member(_ name: String) throws(TemplateCallFailure) -> TemplateValue?

    /// The names of all members, for "did you mean".
    var memberNames: [String] { get }

    /// What `{{ x }}` prints, `nil` if printing the record itself is a mistake.
    var printed: TemplateValue? { get }

    /// What `==`, `in` and `unique` compare.
    var identity: TemplateIdentity { get }

    /// What `<` and `sort` compare, `nil` if records of this kind have no order.
    var sortKey: TemplateValue? { get }

    /// What messages call it, in lower case: "page".
    var kindName: String { get }

    /// Which record it is, `nil` for a record that is all in its own value: whoever hands such a
    /// record out answers for its members too.
    var subject: TemplateSubject? { get }
}

extension TemplateObject {
    package var printed: TemplateValue? { nil }
    package var sortKey: TemplateValue? { nil }
    package var subject: TemplateSubject? { nil }
}

/// Tells records apart: two records are equal if kind and key are.
package struct TemplateIdentity: Hashable, Sendable {
    package let kind: String
    package let key: String

    package init(kind: String, key: String) {
        self.kind = kind
        self.key = key
    }
}
