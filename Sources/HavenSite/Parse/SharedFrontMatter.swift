/// The front matter of a source where its page has it, too: a thousand bytes that are there once.
package final class SharedFrontMatter: Sendable {
    /// That of what has none.
    static let none = SharedFrontMatter(FrontMatter())

    let value: FrontMatter

    init(_ value: FrontMatter) {
        self.value = value
    }
}
