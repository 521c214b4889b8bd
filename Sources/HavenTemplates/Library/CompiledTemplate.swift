/// A template of a library, as the renderer needs it.
struct CompiledTemplate: Sendable {
    let name: String
    let path: String
    /// The function it starts with.
    let unit: Int
    /// Its blocks by the number of their name, as indexes in the program.
    let blocks: [(name: Int, block: Int)]
    /// The names that macros of the template look up outside of it, or what they include does; `nil`
    /// if the template is more than macros, so that who imports it can tell one run from another.
    var lookedUp: Set<Int>?
}
