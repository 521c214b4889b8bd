internal import CMarkGFM

/// A parsed document while it is being read, edited and printed.
///
/// Parsing, editing and printing happen in one closure on one thread, because the memory of the tree
/// belongs to the thread (`CMarkArena`).
@safe struct CMarkTree: ~Copyable {
    private let parser: OpaquePointer
    private let memory: UnsafeMutablePointer<cmark_mem>
    private let allocator: CMarkAllocator
    private let renderOptions: CInt

    /// The document node.
    let root: CMarkNode

    /// Makes cmark's extensions known, once.
    ///
    /// cmark keeps the characters that extensions wait for (`:`, `w`, `~`) in two global arrays, sets
    /// them when a parser starts on inline text and clears them when it ends. With two threads one
    /// parser blinds the other and links vanish now and then. So they are set here once, and then
    /// taken from the extensions, which leaves nothing to set or clear afterwards.
    private static let registered: Bool = {
        cmark_gfm_core_extensions_ensure_registered()
        guard let parser = unsafe cmark_parser_new(0) else { return false }
        for name in ["autolink", "strikethrough"] {
            _ = unsafe cmark_parser_attach_syntax_extension(
                parser,
                cmark_find_syntax_extension(name)
            )
        }
        unsafe cmark_manage_extensions_special_characters(parser, 1)
        for name in ["autolink", "strikethrough"] {
            unsafe cmark_syntax_extension_set_special_inline_chars(
                cmark_find_syntax_extension(name),
                nil
            )
        }
        unsafe cmark_parser_free(parser)
        return true
    }()

    private init(_ source: BodySource, options: MarkdownOptions, allocator: CMarkAllocator) {
        precondition(Self.registered, "cmark did not start")
        unsafe memory =
            allocator == .arena ? CMarkArena.memory : cmark_get_default_mem_allocator()
        self.allocator = allocator
        var flags: CInt = 0
        if options.smartPunctuation { flags |= CMARK_OPT_SMART }
        if options.extensions.contains(.footnotes) { flags |= CMARK_OPT_FOOTNOTES }
        if options.additions { flags |= CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE }
        if !options.additions, options.rawHTML == .allow { flags |= CMARK_OPT_UNSAFE }
        renderOptions = flags
        guard let parser = unsafe cmark_parser_new_with_mem(flags, memory) else {
            preconditionFailure("cmark made no parser")
        }
        unsafe self.parser = parser
        for name in options.extensions.names {
            let found = unsafe cmark_find_syntax_extension(name)
            _ = unsafe cmark_parser_attach_syntax_extension(parser, found)
        }
        unsafe source.bytes[source.body].withUnsafeBytes { bytes in
            unsafe cmark_parser_feed(
                parser,
                bytes.bindMemory(to: CChar.self).baseAddress,
                bytes.count
            )
        }
        guard let root = unsafe cmark_parser_finish(parser) else {
            preconditionFailure("cmark made no document")
        }
        // The automatic links do it; whoever looks for marks in text relies on it.
        if !options.extensions.contains(.autolink) { unsafe cmark_consolidate_text_nodes(root) }
        unsafe self.root = CMarkNode(root)
    }

    /// Parses what `InputGuard` has admitted and lends the tree to `body`.
    static func parse<Result>(
        _ source: BodySource,
        options: MarkdownOptions,
        allocator: CMarkAllocator,
        _ body: (borrowing CMarkTree) -> Result
    ) -> Result {
        let tree = CMarkTree(source, options: options, allocator: allocator)
        return body(tree)
    }

    deinit {
        switch allocator {
        case .arena:
            CMarkArena.resetCurrent()
        case .system:
            root.remove()
            unsafe cmark_parser_free(parser)
        }
    }

    /// A new block that prints `before`, its children, `after`, each on lines of its own.
    func block(_ before: [UInt8], after: [UInt8] = []) -> CMarkNode {
        make(CMARK_NODE_CUSTOM_BLOCK, before, after)
    }

    /// A new inline node that prints `before`, its children and `after` with nothing between.
    func inline(_ before: [UInt8], after: [UInt8] = []) -> CMarkNode {
        make(CMARK_NODE_CUSTOM_INLINE, before, after)
    }

    /// A new, empty paragraph.
    func paragraph() -> CMarkNode {
        unsafe CMarkNode(Self.created(cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, memory)))
    }

    private func make(_ type: cmark_node_type, _ before: [UInt8], _ after: [UInt8]) -> CMarkNode {
        let node = unsafe CMarkNode(Self.created(cmark_node_new_with_mem(type, memory)))
        node.setPrinted(before, after: after)
        return node
    }

    private static func created(_ pointer: OpaquePointer?) -> OpaquePointer {
        guard let pointer = unsafe pointer else { preconditionFailure("cmark made no node") }
        return unsafe pointer
    }

    /// Prints a node with everything in it and lends the HTML to `body`.
    func withHTML<Result>(of node: CMarkNode, _ body: (Span<UInt8>) -> Result) -> Result {
        let text = unsafe cmark_render_html_with_mem(
            node.pointer,
            renderOptions,
            cmark_parser_get_syntax_extensions(parser),
            memory
        )
        guard let text = unsafe text else { preconditionFailure("cmark printed nothing") }
        defer { if allocator == .system { unsafe memory.pointee.free(text) } }
        var count = 0
        while unsafe text[count] != 0 { count += 1 }
        let buffer = unsafe UnsafeRawBufferPointer(start: text, count: count)
        return unsafe buffer.withMemoryRebound(to: UInt8.self) { unsafe body($0.span) }
    }
}

/// Visits a node and everything in it, each container once before and once after its contents.
///
/// A loop over cmark's own iterator: no recursion, whatever the depth.
@safe struct CMarkWalk: ~Copyable {
    private let iterator: OpaquePointer

    init(_ root: CMarkNode) {
        guard let iterator = unsafe cmark_iter_new(root.pointer) else {
            preconditionFailure("cmark made no iterator")
        }
        unsafe self.iterator = iterator
    }

    deinit { unsafe cmark_iter_free(iterator) }

    /// The next visit; a leaf is only entered.
    mutating func next() -> (entering: Bool, node: CMarkNode)? {
        let event = unsafe cmark_iter_next(iterator)
        guard event != CMARK_EVENT_DONE else { return nil }
        let node = unsafe CMarkNode(cmark_iter_get_node(iterator))
        return node.map { (event == CMARK_EVENT_ENTER, $0) }
    }

    /// Goes on with the contents of `node`, which has taken the place of the one just entered.
    mutating func enter(_ node: CMarkNode) {
        unsafe cmark_iter_reset(iterator, node.pointer, CMARK_EVENT_ENTER)
    }
}
