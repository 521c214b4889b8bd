extension StandardPage {
    /// The standard page that a source gives its text to: `privacy.md` or `privacy/index.md`.
    package init?(sourcePath: String) {
        let isBundle = sourcePath.hasSuffix("/index.md")
        // Most sources lie in folders.
        guard isBundle || !sourcePath.utf8.contains(UInt8(ascii: "/")) else { return nil }
        let name = isBundle ? sourcePath.folderPath : sourcePath.stem
        guard isBundle || sourcePath == name + ".md", let page = Self(rawValue: name),
            !page.isOutcome
        else { return nil }
        self = page
    }
}
