/// What becomes of a template: a page, or a kind of error.
enum TemplateOutcome: Sendable {
    /// The kinds of errors that are compared.
    enum Failure: String, Sendable {
        /// The template cannot be compiled: a mistake in it, an unknown filter or test.
        case syntax
        /// A template that another names does not exist.
        case missing
        /// A name, member or item that does not exist is used.
        case undefined
        /// Anything else that goes wrong while a template is rendered.
        case runtime
        /// Haven only: a value is printed where HTML does not escape it.
        case place
    }

    case output(String)
    /// The message is for people, and not compared.
    case failure(Failure, String)

    /// Outputs are compared byte by byte, never by Unicode's equivalence.
    func agrees(with other: TemplateOutcome) -> Bool {
        switch (self, other) {
        case (.output(let left), .output(let right)): left.utf8.elementsEqual(right.utf8)
        case (.failure(let left, _), .failure(let right, _)): left == right
        default: false
        }
    }

    /// How a report shows it.
    var shown: String {
        switch self {
        case .output(let text): String(reflecting: text)
        case .failure(let kind, let message): message.isEmpty ? "\(kind)" : "\(kind): \(message)"
        }
    }
}
