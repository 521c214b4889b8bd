import HavenDiagnostics
import HavenTemplates

/// A template that could not make a page.
struct RenderFailure: Error, Sendable {
    let diagnostic: Diagnostic
    let page: Permalink
}

/// Takes one planned file through render, facts and staging; its bytes go no further.
struct RenderWorker {
    let renderer: FileRenderer
    let staging: StagingArea
    let project: String

    /// - Throws: `EnvironmentFailure` if a file cannot be read or staged.
    func make(_ file: PlannedFile) throws -> Result<RenderedFile, RenderFailure> {
        switch file.product {
        case .copy(let source):
            let path = project + "/" + source.displayPath
            let staged = try staging.stageCopy(of: path, at: file.path)
            return .success(RenderedFile(file: file, staged: staged, facts: nil))
        case .asset(let name):
            let bytes = renderer.model.theme.assets.first { $0.path == name }?.bytes ?? []
            let facts = name.hasSuffix(".css") ? HTMLFacts(stylesheet: bytes) : nil
            let staged = try staging.stage(bytes, at: file.path)
            return .success(RenderedFile(file: file, staged: staged, facts: facts))
        case .page, .feed, .sitemap, .robots, .redirect:
            switch try renderer.render(file) {
            case .failure(let failure):
                return .failure(RenderFailure(diagnostic: failure.diagnostic, page: file.permalink))
            case .success(let bytes):
                let facts = file.path.isHTML ? HTMLFacts(bytes) : nil
                let staged = try staging.stage(bytes, at: file.path)
                return .success(RenderedFile(file: file, staged: staged, facts: facts))
            }
        }
    }
}
