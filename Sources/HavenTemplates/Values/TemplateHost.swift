/// Answers the questions a template asks about the site.
///
/// Every call of a `TemplateValue.function` goes through here, so that the host can record what a
/// page depends on. The host is copied into the rendering and copied back when it ends.
package protocol TemplateHost {
    /// Answers a call; the engine adds the place in the template to what is thrown.
    mutating func call(
        _ function: String,
        _ arguments: TemplateArguments
    ) throws(TemplateCallFailure) -> TemplateValue
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
