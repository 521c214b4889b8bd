/// The first words of fences that mean code, not a component.
package enum CodeLanguages {
    /// In alphabetical order; a new language is added here and in docs/markdown.md.
    package static let all: [String] = [
        "bash", "c", "console", "cpp", "css", "csv", "diff", "go", "html", "http", "ini", "java",
        "javascript", "jinja", "js", "json", "kotlin", "makefile", "markdown", "md", "php", "plain",
        "python", "ruby", "rust", "sh", "shell", "sql", "swift", "text", "toml", "ts", "tsv", "txt",
        "typescript", "vcard", "xml", "yaml", "yml",
    ]

    private static let set = Set(all)

    /// Whether a fence with this first word holds code; the case of the word counts for nothing.
    package static func contains(_ word: String) -> Bool {
        set.contains(word.lowercased())
    }
}
