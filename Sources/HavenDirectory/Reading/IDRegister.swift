import HavenDiagnostics

/// The ids that resources of one file have taken.
struct IDRegister {
    /// Where each id was given first.
    private var ids: [String: SourceLocation] = [:]

    /// The id of a resource: the one its author gave, or its name's.
    ///
    /// For a wrong one the id stands that the report proposes. `nil` if the resource can have none, or if it is taken.
    mutating func claim(
        explicit: String?,
        name: String,
        at location: SourceLocation
    ) -> (id: String?, problem: Diagnostic?) {
        let isSound = explicit.map(ResourceID.isValid) ?? true
        let problem: Diagnostic? =
            isSound ? nil : explicit.map { .resourceIDForm($0, at: location) }
        let id = isSound ? explicit ?? ResourceID.slug(name) : ResourceID.slug(explicit ?? "")
        guard !id.isEmpty else {
            return (nil, problem ?? .resourceIDMissing(name, at: location))
        }
        if let first = ids[id] {
            return (nil, problem ?? .resourceIDTwice(id, at: location, first: first))
        }
        ids[id] = location
        return (id, problem)
    }
}
