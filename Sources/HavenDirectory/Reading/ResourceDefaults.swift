/// What a file says of all its resources that do not say it themselves.
package struct ResourceDefaults: Sendable, Hashable {
    package var kind: ResourceKind?
    /// False if the kind could not be read, which the caller has reported: then nothing is said about resources without one.
    package var kindIsKnown: Bool
    package var verification: Verification?

    package init(
        kind: ResourceKind? = nil,
        kindIsKnown: Bool = true,
        verification: Verification? = nil
    ) {
        self.kind = kind
        self.kindIsKnown = kindIsKnown
        self.verification = verification
    }
}
