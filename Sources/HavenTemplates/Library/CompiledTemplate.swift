/// A template of a library, as the renderer needs it.
struct CompiledTemplate: Sendable {
    let name: String
    let path: String
    /// The function it starts with.
    let unit: Int
    /// Its blocks by the number of their name, as indexes in the program.
    let blocks: [(name: Int, block: Int)]
}
