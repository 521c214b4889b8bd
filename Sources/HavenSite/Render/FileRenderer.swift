import HavenDiagnostics
import HavenMarkdown
import HavenTemplates

/// Makes the bytes of one planned file: a pure function of the template, the page's own values and the
/// answers to the questions the template asks.
struct FileRenderer {
    let model: RenderModel
    let bodies: BodyStore

    /// Renders a file that a template makes.
    ///
    /// - Returns: The bytes, or why there are none.
    /// - Throws: `EnvironmentFailure` if the body store cannot be read.
    func render(_ file: PlannedFile) throws -> RenderOutcome {
        switch file.product {
        case .page(let id, let part): try page(id, part)
        case .feed(let feed):
            render("feed.xml", ["feed": FeedValue(model: model, feed: feed).value])
        case .sitemap(let entries):
            render("sitemap.xml", ["entries": SitemapValue(model: model).entries(entries)])
        case .sitemapIndex(let parts):
            render("sitemap-index.xml", ["sitemaps": SitemapValue(model: model).parts(parts)])
        case .webManifest: render("site.webmanifest", [:])
        case .robots:
            render(
                "robots.txt",
                [
                    "sitemap": .string(
                        model.urls.absolute(Permalink.home.file("sitemap.xml"))
                    )
                ]
            )
        case .redirect(let from, let target): redirect(from, to: target)
        case .copy, .asset: preconditionFailure("copied files are not rendered")
        }
    }

    private func page(
        _ id: PageID,
        _ part: ListPart?
    ) throws -> RenderOutcome {
        let page = model.site[id]
        if let template = page.frontMatter.template, !model.theme.has(template.value) {
            return .failure(.unknownTemplate(template, model.theme.templateNames))
        }
        var host = PageHost(model: model)
        var body = ""
        if let text = page.text {
            let stored = try bodies.read(text.body)
            guard let decoded = MarkdownBody(encoded: stored) else {
                preconditionFailure("the body store gives back what was put in")
            }
            do throws(TemplateFailure) {
                body = try BodyFiller(model: model, page: page).fill(decoded, host: &host)
            } catch {
                return outcome(of: error)
            }
        }
        let view = PageView(model: model, id: id, content: .init(body: body, part: part))
        return render(template(of: page), ["page": .object(view)], host: &host)
    }

    private func redirect(_ from: Permalink, to target: PageID) -> RenderOutcome {
        let page = model.site[target]
        return render(
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

    private func render(
        _ name: String,
        _ variables: TemplateMap
    ) -> RenderOutcome {
        var host = PageHost(model: model)
        return render(name, variables, host: &host)
    }

    private func render(
        _ name: String,
        _ variables: TemplateMap,
        host: inout PageHost
    ) -> RenderOutcome {
        var variables = variables
        variables["site"] = .object(SiteView(model: model))
        for function in PageHost.functions { variables[function] = .function(function) }
        var output: [UInt8] = []
        output.reserveCapacity(16_384)
        do throws(TemplateFailure) {
            try model.theme.templates.render(
                name,
                variables: variables,
                host: &host,
                into: &output
            )
            return .bytes(output)
        } catch {
            return outcome(of: error)
        }
    }

    /// A template that is missing because it is broken has been reported as what it is.
    private func outcome(of failure: TemplateFailure) -> RenderOutcome {
        model.theme.hasBrokenTemplates && failure.diagnostic.id == "template-missing-include"
            ? .skipped : .failure(failure.diagnostic)
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
