package import HavenDiagnostics

/// A planned file as it waits in the staging area, with what the check needs to know of it.
package struct RenderedFile: Sendable {
    package let file: PlannedFile
    package let staged: StagedFile
    /// The ids and links of an HTML page.
    package let facts: HTMLFacts?
}

/// The outcome of rendering all files.
package struct Rendering: Sendable {
    package let pages: [RenderedFile]
    package let diagnostics: [Diagnostic]

    /// Whether every planned file could be made.
    package let isComplete: Bool

    /// What Write takes over.
    package var files: [StagedFile] { pages.map(\.staged) }

    /// What the final check looks at.
    package var checkedPages: [LinkCheck.Page] {
        pages.compactMap { page in
            page.facts.map { LinkCheck.Page(page.staged.path, $0) }
        }
    }

    /// The staged file of a path.
    package func staged(_ path: OutputPath) -> StagedFile? {
        pages.first { $0.staged.path == path }?.staged
    }

    /// Collects the outcomes in the order of the plan; one mistake in a template is reported once, however
    /// many pages it stops.
    init(_ outcomes: [Result<RenderedFile, RenderFailure>]) {
        var pages: [RenderedFile] = []
        var failures: [Diagnostic] = []
        var firstPages: [Diagnostic: (page: Permalink, count: Int)] = [:]
        for outcome in outcomes {
            switch outcome {
            case .success(let page): pages.append(page)
            case .failure(let failure):
                if let known = firstPages[failure.diagnostic] {
                    firstPages[failure.diagnostic] = (known.page, known.count + 1)
                } else {
                    failures.append(failure.diagnostic)
                    firstPages[failure.diagnostic] = (failure.page, 1)
                }
            }
        }
        self.pages = pages
        self.isComplete = failures.isEmpty
        self.diagnostics = failures.map { failure in
            guard let (page, count) = firstPages[failure] else { return failure }
            let more = count > 1 ? " and \(count - 1) more" : ""
            return failure.adding(.init("while rendering \(page.path)\(more)"))
        }
    }
}
