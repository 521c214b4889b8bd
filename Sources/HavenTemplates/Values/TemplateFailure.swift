package import HavenDiagnostics

/// The first error of a rendering; nothing that was printed before it is of use.
package struct TemplateFailure: Error, Sendable, Equatable {
    /// What went wrong, at its place in a template; the notes are the includes and calls around it.
    package let diagnostic: Diagnostic

    package init(_ diagnostic: Diagnostic) {
        self.diagnostic = diagnostic
    }
}

/// An error on its way out of a rendering; the innermost expression it passes gives it a place.
struct Trouble: Error {
    /// A range in one of the library's templates.
    struct Place: Sendable, Hashable {
        /// The index of the template in the library.
        let template: Int
        let range: SourceRange
    }

    let id: DiagnosticID
    let message: String
    var help: String?
    var place: Place?
    /// The includes and calls the error has passed, innermost first.
    var trail: [(message: String, place: Place)] = []

    init(_ id: DiagnosticID, _ message: String, help: String? = nil, place: Place? = nil) {
        self.id = id
        self.message = message
        self.help = help
        self.place = place
    }

    init(_ failure: TemplateCallFailure) {
        self.init(.templateCall, failure.message, help: failure.help)
    }

    /// The same error with a place, unless it has one.
    func placed(at place: Place) -> Trouble {
        guard self.place == nil else { return self }
        var copy = self
        copy.place = place
        return copy
    }

    /// The same error with one more step of the way to it.
    func passing(_ message: String, at place: Place) -> Trouble {
        guard trail.count < 8 else { return self }
        var copy = self
        copy.trail.append((message, place))
        return copy
    }

    /// An operation that values of these kinds do not have.
    static func type(_ message: String, help: String? = nil) -> Trouble {
        Trouble(.templateType, message, help: help)
    }

    /// A value of the right kind that is out of bounds.
    static func value(_ message: String, help: String? = nil) -> Trouble {
        Trouble(.templateValue, message, help: help)
    }

    static let tooDeep = Trouble(
        .templateLimit,
        "statements and expressions are nested too deep",
        help: "does a macro call itself without end?"
    )

    static let tooLarge = Trouble(
        .templateLimit,
        "the result is larger than a page may be",
        help: "repeat less, or build it in parts"
    )
}

extension DiagnosticID {
    static let templateCall: DiagnosticID = "template-call"
    static let templateType: DiagnosticID = "template-type"
    static let templateValue: DiagnosticID = "template-value"
    static let templateUndefined: DiagnosticID = "template-undefined"
    static let templateLimit: DiagnosticID = "template-limit"
    static let templateArguments: DiagnosticID = "template-arguments"
}
