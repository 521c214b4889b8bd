internal import CMarkGFM

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#else
internal import Darwin
#endif

/// What a node is, as far as Haven treats kinds differently.
enum CMarkKind: Sendable {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
    case footnoteDefinition, table, tableRow, tableCell
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image
    case footnoteReference, strikethrough
    /// A node of our own making, or one that a newer cmark has and this code does not know.
    case customBlock, customInline, unknown
}

/// A node of a live tree: a borrowed pointer that must not outlive the closure that was given the tree.
///
/// Nothing leaves this type but Swift values. Positions are cmark's: lines from 1 in the text it was
/// given, columns from 1 in bytes; a node that cmark made itself has line 0.
@safe struct CMarkNode: Equatable {
    let pointer: OpaquePointer

    @unsafe init(_ pointer: OpaquePointer) {
        unsafe self.pointer = pointer
    }

    @unsafe init?(_ pointer: OpaquePointer?) {
        guard let pointer = unsafe pointer else { return nil }
        unsafe self.pointer = pointer
    }

    static func == (left: CMarkNode, right: CMarkNode) -> Bool {
        unsafe left.pointer == right.pointer
    }

    var kind: CMarkKind {
        switch unsafe cmark_node_get_type(pointer) {
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        case CMARK_NODE_HTML_INLINE: .htmlInline
        case CMARK_NODE_CUSTOM_INLINE: .customInline
        case CMARK_NODE_FOOTNOTE_REFERENCE: .footnoteReference
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .blockQuote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .codeBlock
        case CMARK_NODE_HTML_BLOCK: .htmlBlock
        case CMARK_NODE_CUSTOM_BLOCK: .customBlock
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_FOOTNOTE_DEFINITION: .footnoteDefinition
        default: extensionKind
        }
    }

    /// Extensions get their numbers when they are registered; only their names are fixed.
    private var extensionKind: CMarkKind {
        guard let name = unsafe cmark_node_get_type_string(pointer) else { return .unknown }
        if unsafe strcmp(name, "table_cell") == 0 { return .tableCell }
        if unsafe strcmp(name, "table_row") == 0 { return .tableRow }
        if unsafe strcmp(name, "table_header") == 0 { return .tableRow }
        if unsafe strcmp(name, "table") == 0 { return .table }
        if unsafe strcmp(name, "strikethrough") == 0 { return .strikethrough }
        return .unknown
    }

    // MARK: Neighbours

    var firstChild: CMarkNode? { unsafe CMarkNode(cmark_node_first_child(pointer)) }
    var lastChild: CMarkNode? { unsafe CMarkNode(cmark_node_last_child(pointer)) }
    var next: CMarkNode? { unsafe CMarkNode(cmark_node_next(pointer)) }
    var previous: CMarkNode? { unsafe CMarkNode(cmark_node_previous(pointer)) }
    var parent: CMarkNode? { unsafe CMarkNode(cmark_node_parent(pointer)) }

    // MARK: Positions

    var startLine: Int { Int(unsafe cmark_node_get_start_line(pointer)) }
    var startColumn: Int { Int(unsafe cmark_node_get_start_column(pointer)) }
    var endLine: Int { Int(unsafe cmark_node_get_end_line(pointer)) }
    var endColumn: Int { Int(unsafe cmark_node_get_end_column(pointer)) }

    // MARK: Contents

    /// The text of a text, code, HTML or footnote reference node; empty for others.
    var literal: [UInt8] { unsafe Self.bytes(cmark_node_get_literal(pointer)) }
    /// The destination of a link or image, without escapes and entities.
    var destination: [UInt8] { unsafe Self.bytes(cmark_node_get_url(pointer)) }
    /// The title of a link or image.
    var title: [UInt8] { unsafe Self.bytes(cmark_node_get_title(pointer)) }
    /// What follows the opening fence of a code block.
    var fenceInfo: [UInt8] { unsafe Self.bytes(cmark_node_get_fence_info(pointer)) }
    var headingLevel: Int { Int(unsafe cmark_node_get_heading_level(pointer)) }
    var isOrderedList: Bool { unsafe cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST }
    var isHeaderRow: Bool { unsafe cmark_gfm_extensions_get_table_row_is_header(pointer) != 0 }

    /// The fence of a code block; `nil` if it is indented code.
    var fence: (length: Int, character: UInt8)? {
        var length: CInt = 0
        var offset: CInt = 0
        var character: CChar = 0
        guard unsafe cmark_node_get_fenced(pointer, &length, &offset, &character) != 0 else {
            return nil
        }
        return (Int(length), UInt8(bitPattern: character))
    }

    /// The alignment of each column of a table: `l`, `c`, `r`, or 0.
    var columnAlignments: [UInt8] {
        let count = Int(unsafe cmark_gfm_extensions_get_table_columns(pointer))
        guard let start = unsafe cmark_gfm_extensions_get_table_alignments(pointer) else {
            return []
        }
        return unsafe Array(UnsafeBufferPointer(start: start, count: count))
    }

    /// Whether a list item is a task.
    var isTask: Bool { unsafe cmark_node_get_syntax_extension(pointer) != nil }

    /// Gives the literal to `body` without copying it.
    func withLiteral<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        guard let text = unsafe cmark_node_get_literal(pointer) else { return body([UInt8]().span) }
        return unsafe Self.withBytes(of: text, body)
    }

    /// Gives the bytes of a C string to `body` without copying them.
    @unsafe static func withBytes<Result>(
        of text: UnsafePointer<CChar>,
        _ body: (Span<UInt8>) -> Result
    ) -> Result {
        let buffer = unsafe UnsafeRawBufferPointer(start: text, count: Int(strlen(text)))
        return unsafe buffer.withMemoryRebound(to: UInt8.self) { unsafe body($0.span) }
    }

    /// The bytes of a C string; none for a null pointer.
    private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
        guard let text = unsafe text else { return [] }
        return unsafe withBytes(of: text) { text in
            var bytes: [UInt8] = []
            bytes.append(copying: text)
            return bytes
        }
    }
}
