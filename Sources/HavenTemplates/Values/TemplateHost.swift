/// Answers the questions a template asks about the site.
///
/// Every call of a `TemplateValue.function` goes through `call`, and every answer of a record that
/// has a subject through `asked`, so that the host can record what a page depends on. The host is
/// copied into the rendering and copied back when it ends.
package protocol TemplateHost {
    /// Answers a call; the engine adds the place in the template to what is thrown.
    mutating func call(
        _ function: String,
        _ arguments: TemplateArguments
    ) throws(TemplateCallFailure) -> TemplateValue

    /// Notes that a template got a member of a record, or its order, before it uses the answer.
    ///
    /// `member` is `TemplateMemberName.order` if records are put in order: the answer is then the
    /// `sortKey`. `answer` is `nil` if there is no such member. How a record prints and what it
    /// equals is not told: whoever hands out a record answers for these.
    mutating func asked(_ member: String, of subject: TemplateSubject, _ answer: TemplateValue?)
}

extension TemplateHost {
    package mutating func asked(
        _ member: String,
        of subject: TemplateSubject,
        _ answer: TemplateValue?
    ) {}
}

/// The names of what can be asked of a record beside its members.
package enum TemplateMemberName {
    /// Where a record stands among others: its `sortKey`.
    ///
    /// No member has such a name.
    package static let order = "<"
}

/// A host without functions.
package struct SilentHost: TemplateHost {
    package init() {}

    package mutating func call(
        _ function: String,
        _ arguments: TemplateArguments
    ) throws(TemplateCallFailure) -> TemplateValue {
        throw TemplateCallFailure("there is no function '\(function)'")
    }
}
