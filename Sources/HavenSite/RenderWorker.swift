/// Takes one planned file through render, facts and staging; its bytes go no further.
struct RenderWorker {
    let renderer: FileRenderer
    let staging: StagingArea
    let project: String

    /// Makes one file.
    ///
    /// - Throws: `EnvironmentFailure` if a file cannot be read or staged.
    func make(_ file: PlannedFile) throws -> Rendering.Outcome {
        switch file.product {
        case .copy(let source):
            let path = project + "/" + source.displayPath
            let staged = try staging.stageCopy(of: path, at: file.path)
            return .staged(RenderedFile(file: file, staged: staged, facts: nil, asset: nil))
        case .asset(let name):
            let asset = renderer.model.theme.assets[name]
            let bytes = asset?.bytes ?? []
            let facts = name.hasSuffix(".css") ? HTMLFacts(stylesheet: bytes) : nil
            return .staged(try stage(bytes, of: file, facts, asset))
        case .page, .feed, .sitemap, .sitemapIndex, .robots, .webManifest, .redirect:
            switch try renderer.render(file) {
            case .bytes(let bytes):
                return .staged(
                    try stage(bytes, of: file, file.isPage ? HTMLFacts(bytes) : nil)
                )
            case .failure(let diagnostic): return .failure(diagnostic, file)
            case .skipped: return .skipped
            }
        }
    }

    private func stage(
        _ bytes: [UInt8],
        of file: PlannedFile,
        _ facts: HTMLFacts?,
        _ asset: ThemeAsset? = nil
    ) throws -> RenderedFile {
        let staged = try staging.stage(bytes, at: file.path)
        return RenderedFile(file: file, staged: staged, facts: facts, asset: asset)
    }
}
