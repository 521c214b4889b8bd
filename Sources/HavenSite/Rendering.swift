package import HavenDiagnostics

/// A planned file as it waits in the staging area, with what the check needs to know of it.
package struct RenderedFile: Sendable {
    package let file: PlannedFile
    package let staged: StagedFile
    /// What was found on an HTML page or in a style sheet; `nil` for other files, and for pages that are known to be right.
    let examined: ExaminedPage?
    let source: Source

    /// Where the file comes from, for the memory of the build.
    enum Source: Sendable {
        /// It is as an earlier build left it.
        case kept(Recall.Kept)
        /// A worker made it; `questions` have that worker's numbers, and are `nil` if the next build has to make it again.
        case made(worker: Int, origin: UInt64, questions: [UInt32]?)
    }

    /// Whether a template was run for it.
    var isRendered: Bool {
        guard case .made = source else { return false }
        switch file.product {
        case .download, .copy, .asset: return false
        case .page, .feed, .sitemap, .sitemapIndex, .robots, .webManifest, .redirect: return true
        }
    }
}

/// The outcome of rendering all files.
package struct Rendering: Sendable {
    /// The outcome of one file.
    enum Outcome: Sendable {
        case staged(RenderedFile)
        /// What its author has to mend.
        case failure(Diagnostic, PlannedFile)
        /// Nothing, because of a mistake that has been reported.
        case skipped
    }

    package let pages: [RenderedFile]
    package let diagnostics: [Diagnostic]
    /// Whether every planned file could be made.
    package let isComplete: Bool

    /// Collects the outcomes in the order of the plan.
    ///
    /// One mistake in a template is reported once, however many pages it stops.
    init(_ outcomes: [Outcome]) {
        var pages: [RenderedFile] = []
        pages.reserveCapacity(outcomes.count)
        var failures: [Diagnostic] = []
        var stopped: [Diagnostic: (first: Permalink, count: Int)] = [:]
        for outcome in outcomes {
            switch outcome {
            case .staged(let page): pages.append(page)
            case .failure(let diagnostic, let file):
                if let known = stopped[diagnostic] {
                    stopped[diagnostic] = (known.first, known.count + 1)
                } else {
                    failures.append(diagnostic)
                    stopped[diagnostic] = (file.permalink, 1)
                }
            case .skipped: continue
            }
        }
        self.pages = pages
        self.isComplete = pages.count == outcomes.count
        self.diagnostics = failures.map { failure in
            guard let (first, count) = stopped[failure] else { return failure }
            let more = count > 1 ? " and \(count - 1) more" : ""
            return failure.adding(.init("while rendering \(first.path)\(more)"))
        }
    }

    /// What Write takes over.
    package var files: [StagedFile] { pages.map(\.staged) }
}
