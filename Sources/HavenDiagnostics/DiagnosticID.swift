/// The stable name of a kind of diagnostic, in kebab case: `unknown-key`.
///
/// Each module declares its own as static members of an extension, beside the code that reports them.
/// An id never changes its meaning once released: people search for it and tools filter by it.
package struct DiagnosticID: RawRepresentable, Sendable, Hashable, ExpressibleByStringLiteral {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package init(stringLiteral value: String) {
        self.init(rawValue: value)
    }
}
