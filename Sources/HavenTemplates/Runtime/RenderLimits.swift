/// What one rendering may use; a template that needs more is taken for a mistake.
enum RenderLimits {
    /// Rounds of loops and calls of macros, all together.
    static let steps = 2_000_000
    /// Includes, macros, blocks and recursive loops inside each other.
    static let depth = 64
    /// Statements and expressions inside each other while they run, which the stack has to hold.
    static let levels = 500
    /// Bytes of one page.
    static let output = 256 << 20
    /// Items of a `range`, as in Jinja2's sandbox.
    static let range = 100_000
    /// Items or characters an operator or a filter may make.
    static let size = 16 << 20
}
