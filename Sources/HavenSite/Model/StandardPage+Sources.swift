extension StandardPage {
    /// The standard page that a source gives its text to: `privacy.md` or `privacy/index.md`.
    package init?(sourcePath: String) {
        let name = sourcePath.hasSuffix("/index.md") ? sourcePath.folderPath : sourcePath.stem
        guard sourcePath == name + ".md" || sourcePath == name + "/index.md",
            let page = Self(rawValue: name), !page.isOutcome
        else { return nil }
        self = page
    }
}
