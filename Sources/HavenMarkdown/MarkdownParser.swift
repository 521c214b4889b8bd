import HavenDiagnostics

/// Turns Markdown into HTML with holes.
///
/// A parser is a value without state: one can be used by many threads at once. What it returns depends
/// on the options and on the bytes it is given, on nothing else.
package struct MarkdownParser: Sendable {
    private let options: MarkdownOptions
    private let allocator: CMarkAllocator

    package init(options: MarkdownOptions = MarkdownOptions()) {
        self.init(options: options, allocator: .arena)
    }

    /// For tests, which compare the allocators.
    init(options: MarkdownOptions, allocator: CMarkAllocator) {
        self.options = options
        self.allocator = allocator
    }

    /// Reads the Markdown in a file.
    ///
    /// `bytes` is the whole file and `body` the part of it that is Markdown, usually all after the
    /// front matter; every range that comes out counts from the beginning of the file. A body that is
    /// no text, too large or too deep gives an empty result and one error.
    package func parse(_ bytes: [UInt8], body: Range<Int>, path: String) -> ParsedMarkdown {
        let source: BodySource
        switch InputGuard.admit(bytes, body: body, path: path, options: options) {
        case .failure(let refusal): return .refused(refusal.diagnostic)
        case .success(let admitted): source = admitted
        }
        return CMarkTree.parse(source, options: options, allocator: allocator) { tree in
            let survey = Survey.of(tree, source: source, options: options)
            if let diagnostic = survey.refusal { return .refused(diagnostic) }
            var editor = TreeEditor(source: source, options: options, survey: survey)
            if options.additions { editor.edit(tree) }
            let body = tree.withHTML(of: tree.root) { HoleMarker.cut($0, holes: editor.holes) }
            return ParsedMarkdown(
                body: body,
                headings: survey.headings.map(\.heading),
                summary: survey.summary,
                wordCount: survey.wordCount,
                diagnostics: survey.diagnostics + editor.diagnostics
            )
        }
    }

    /// Reads a file as a sequence of top-level blocks, for directories.
    ///
    /// Haven's additions always apply; the parameters are those of `parse`.
    package func parseBlocks(_ bytes: [UInt8], body: Range<Int>, path: String) -> ParsedBlocks {
        var options = options
        options.additions = true
        let source: BodySource
        switch InputGuard.admit(bytes, body: body, path: path, options: options) {
        case .failure(let refusal):
            return ParsedBlocks(blocks: [], diagnostics: [refusal.diagnostic])
        case .success(let admitted): source = admitted
        }
        return CMarkTree.parse(source, options: options, allocator: allocator) { [options] tree in
            let survey = Survey.of(tree, source: source, options: options)
            if let diagnostic = survey.refusal {
                return ParsedBlocks(blocks: [], diagnostics: [diagnostic])
            }
            var editor = TreeEditor(
                source: source,
                options: options,
                survey: survey,
                outline: BlockOutline()
            )
            editor.edit(tree)
            var blocks: [MarkdownBlock] = []
            if let outline = editor.outline {
                blocks = outline.blocks(headings: survey.headings) { node in
                    tree.withHTML(of: node) { HoleMarker.cut($0, holes: editor.holes) }
                }
            }
            return ParsedBlocks(
                blocks: blocks,
                diagnostics: survey.diagnostics + editor.diagnostics
            )
        }
    }
}
