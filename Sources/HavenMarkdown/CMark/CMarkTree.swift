internal import CMarkGFM
internal import Synchronization

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
    /// Holds the nodes that were taken out of the document.
    private let discarded: CMarkNode

    private init(_ source: BodySource, options: MarkdownOptions, allocator: CMarkAllocator) {
        precondition(CMarkExtensions.areRegistered, "cmark did not start")
        unsafe memory =
            allocator == .arena ? CMarkArena.memory : cmark_get_default_mem_allocator()
        self.allocator = allocator
        var flags: CInt = 0
        if options.smartPunctuation { flags |= CMARK_OPT_SMART }
        if options.extensions.contains(.footnotes), source.mayHoldFootnotes {
            flags |= CMARK_OPT_FOOTNOTES
        }
        if options.additions { flags |= CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE }
        if !options.additions, options.rawHTML == .allow { flags |= CMARK_OPT_UNSAFE }
        renderOptions = flags
        guard let parser = unsafe cmark_parser_new_with_mem(flags, memory) else {
            preconditionFailure("cmark made no parser")
        }
        unsafe self.parser = parser
        let setsCharacters = unsafe CMarkExtensions.attach(
            options.extensions,
            for: source,
            to: parser
        )
        unsafe source.bytes[source.body].withUnsafeBytes { bytes in
            unsafe cmark_parser_feed(
                parser,
                bytes.bindMemory(to: CChar.self).baseAddress,
                bytes.count
            )
        }
        let address =
            setsCharacters
            ? CMarkExtensions.special.withLock { _ in unsafe Self.finish(parser) }
            : unsafe Self.finish(parser)
        guard let root = unsafe CMarkNode(OpaquePointer(bitPattern: address)) else {
            preconditionFailure("cmark made no document")
        }
        self.root = root
        unsafe discarded = CMarkNode(
            Self.created(cmark_node_new_with_mem(CMARK_NODE_CUSTOM_BLOCK, memory))
        )
    }

    /// Gives the root as a number, since a lock hands out only what may go to another thread.
    @unsafe private static func finish(_ parser: OpaquePointer) -> Int {
        unsafe Int(bitPattern: cmark_parser_finish(parser))
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
            unsafe cmark_node_free(root.pointer)
            unsafe cmark_node_free(discarded.pointer)
            unsafe cmark_parser_free(parser)
        }
    }

    /// A new block that prints `before`, its children, `after`, each on lines of its own.
    func block(_ before: [UInt8], after: StaticString = "") -> CMarkNode {
        make(CMARK_NODE_CUSTOM_BLOCK, before, after)
    }

    /// A new block that prints the same wherever it is used.
    func block(_ before: StaticString, after: StaticString) -> CMarkNode {
        make(CMARK_NODE_CUSTOM_BLOCK, before, after)
    }

    /// A new inline node that prints `before`, its children and `after` with nothing between.
    func inline(_ before: [UInt8], after: StaticString = "") -> CMarkNode {
        make(CMARK_NODE_CUSTOM_INLINE, before, after)
    }

    /// A new inline node that prints the same wherever it is used.
    func inline(_ before: StaticString, after: StaticString) -> CMarkNode {
        make(CMARK_NODE_CUSTOM_INLINE, before, after)
    }

    /// A new, empty paragraph.
    func paragraph() -> CMarkNode {
        unsafe CMarkNode(Self.created(cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, memory)))
    }

    private func make(
        _ type: cmark_node_type,
        _ before: [UInt8],
        _ after: StaticString
    ) -> CMarkNode {
        let node = unsafe CMarkNode(Self.created(cmark_node_new_with_mem(type, memory)))
        // A new node prints nothing.
        if !before.isEmpty { node.setPrinted(before) }
        if after.utf8CodeUnitCount > 0 { node.setPrintedAfter(after) }
        return node
    }

    private func make(
        _ type: cmark_node_type,
        _ before: StaticString,
        _ after: StaticString
    ) -> CMarkNode {
        let node = unsafe CMarkNode(Self.created(cmark_node_new_with_mem(type, memory)))
        node.setPrinted(before, after: after)
        return node
    }

    /// Puts `other` in the place of a node, which is discarded with what it still contains.
    ///
    /// Safe on the exit of the node during a walk, and on the visit of a leaf: the iterator already
    /// holds the node after it.
    func replace(_ node: CMarkNode, with other: CMarkNode) {
        other.insertBefore(node)
        discard(node)
    }

    /// Takes a node and what it contains out of the tree.
    ///
    /// It lives until the tree ends: the texts of nodes that were once in it are parts of its own.
    func discard(_ node: CMarkNode) {
        discarded.append(node)
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
        return unsafe CMarkNode.withBytes(of: text, body)
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
