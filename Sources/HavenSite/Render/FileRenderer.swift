import HavenDiagnostics
import HavenMarkdown
import HavenTemplates

/// Makes the bytes of one planned file: a pure function of the template, the page's own values and the
/// answers to the questions the template asks.
struct FileRenderer {
    let model: RenderModel
    let bodies: BodyStore
    /// Notes the questions; `nil` if nothing is to be remembered.
    let recorder: QuestionRecorder?

    /// What has to be done for a file that a template makes.
    func job(for file: PlannedFile) -> Result<RenderJob, RenderRefusal> {
        switch file.product {
        case .page(let id, let part): page(id, part)
        case .feed(let feed):
            job("feed.xml", ["feed": FeedValue(model: model, feed: feed).value])
        case .sitemap(let entries):
            job("sitemap.xml", ["entries": SitemapValue(model: model).entries(entries)])
        case .sitemapIndex(let parts):
            job("sitemap-index.xml", ["sitemaps": SitemapValue(model: model).parts(parts)])
        case .webManifest: job("site.webmanifest", [:])
        case .robots:
            job(
                "robots.txt",
                [
                    "sitemap": .string(
                        model.urls.absolute(Permalink.home.file("sitemap.xml"))
                    )
                ]
            )
        case .redirect(let from, let target): redirect(from, to: target)
        case .download, .copy, .asset: preconditionFailure("no template makes these files")
        }
    }

    private func job(
        _ template: String,
        _ variables: TemplateMap
    ) -> Result<RenderJob, RenderRefusal> {
        var fingerprint = model.fingerprint
        return .success(
            RenderJob(
                template: template,
                variables: variables,
                page: nil,
                fingerprint: fingerprint.of(.tuple([.string(template), .map(variables)]))
            )
        )
    }

    private func page(_ id: PageID, _ part: ListPart?) -> Result<RenderJob, RenderRefusal> {
        let page = model.site[id]
        if let template = page.frontMatter.template, !model.theme.has(template.value) {
            return .failure(
                RenderRefusal(.unknownTemplate(template, model.theme.templateNames))
            )
        }
        let template = template(of: page)
        var fingerprint = model.fingerprint
        let body = page.text.map { Int(bitPattern: UInt($0.fingerprint)) }
        return .success(
            RenderJob(
                template: template,
                variables: [:],
                page: (id, part),
                fingerprint: fingerprint.of(
                    .tuple([
                        .string(template), body.map { .int($0) } ?? .none,
                        // Links of the body are relative to it.
                        .text(page.file?.folder), .int(part?.number ?? 0),
                    ])
                )
            )
        )
    }

    private func redirect(
        _ from: Permalink,
        to target: PageID
    ) -> Result<RenderJob, RenderRefusal> {
        let page = model.site[target]
        return job(
            "redirect.html",
            [
                "page": .map([
                    "kind": .string("redirect"), "title": .string(page.title),
                    "url": .string(model.urls.href(from)),
                    "permalink": .string(model.urls.absolute(from)),
                    "language": .string(page.language),
                    "target": .string(model.urls.href(page.permalink)),
                    "target_permalink": .string(model.urls.absolute(page.permalink)),
                ])
            ]
        )
    }

    /// The template that front matter names, or that of the kind.
    private func template(of page: Page) -> String {
        if let template = page.frontMatter.template { return template.value }
        return switch page.kind {
        case .section(let index): sectionTemplate(page, model.site.sections[index].folder)
        case .term(let taxonomy, _) where model.site.taxonomies[taxonomy].isAuthors: "author.html"
        case .term(let taxonomy, _) where model.site.taxonomies[taxonomy].isOfResources:
            "resource-list.html"
        case .taxonomy(let taxonomy) where model.site.taxonomies[taxonomy].isOfResources:
            "resource-lists.html"
        case .notFound: "404.html"
        default: page.kindName + ".html"
        }
    }

    /// The template of a section: of a folder that the center's facts fill, its own.
    private func sectionTemplate(_ page: Page, _ folder: String) -> String {
        guard let known = CenterFolder(rawValue: folder),
            known == .resources || page.themeName != nil
        else { return "section.html" }
        return known.template
    }

    /// Does a job.
    ///
    /// - Returns: The bytes, or why there are none.
    /// - Throws: `DamagedCache` if the body store does not give back what it was given.
    func render(_ job: RenderJob) throws -> RenderOutcome {
        var host = PageHost(model: model, recorder: recorder)
        var variables = job.variables
        let stored = try job.page.flatMap { try body(of: model.site[$0.id]) }
        variables["site"] = .object(SiteView(model: model))
        for function in PageHost.functions { variables[function] = .function(function) }
        recorder?.asked(.template(job.template)) { _ in
            model.theme.fingerprint(ofTemplate: job.template)
        }
        do throws(TemplateFailure) {
            if let (id, part) = job.page {
                let body = try stored.map { stored throws(TemplateFailure) in
                    try BodyFiller(model: model, page: model.site[id]).fill(stored, host: &host)
                }
                variables["page"] = .object(
                    PageView(model: model, id: id, content: .init(body: body ?? "", part: part))
                )
            }
            var output: [UInt8] = []
            output.reserveCapacity(16_384)
            try model.theme.templates.render(
                job.template,
                variables: variables,
                host: &host,
                into: &output
            )
            return .bytes(output)
        } catch {
            return outcome(of: error)
        }
    }

    private func body(of page: Page) throws -> MarkdownBody? {
        guard let text = page.text else { return nil }
        guard let body = MarkdownBody(encoded: try bodies.read(text.body)) else {
            throw DamagedCache()
        }
        return body
    }

    /// A template that is missing because it is broken has been reported as what it is.
    private func outcome(of failure: TemplateFailure) -> RenderOutcome {
        model.theme.hasBrokenTemplates && failure.diagnostic.id == "template-missing-include"
            ? .skipped : .failure(failure.diagnostic)
    }
}

/// Why a file cannot even be begun.
struct RenderRefusal: Error {
    let diagnostic: Diagnostic

    init(_ diagnostic: Diagnostic) {
        self.diagnostic = diagnostic
    }
}

/// What came of rendering one file.
enum RenderOutcome: Sendable {
    case bytes([UInt8])
    /// What its author has to mend.
    case failure(Diagnostic)
    /// Nothing, because of a mistake that has been reported.
    case skipped
}

extension Diagnostic {
    static func unknownTemplate(_ name: Located<String>, _ known: [String]) -> Diagnostic {
        Diagnostic(
            .error,
            "unknown-template",
            "there is no template '\(name.value)'",
            at: name.location,
            help: NearMiss.help(for: name.value, among: known)
                ?? "write the name of a file in Templates, such as 'page.html'"
        )
    }
}
