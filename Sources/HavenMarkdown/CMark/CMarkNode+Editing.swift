internal import CMarkGFM

/// Changes to a live tree.
///
/// cmark refuses a child its parent may not hold; a refusal here is a mistake of ours and stops the
/// program, because going on would lose text.
extension CMarkNode {
    /// Makes the node plain again, so that cmark renders a task like any list item.
    func removeExtension() {
        unsafe cmark_node_set_syntax_extension(pointer, nil)
    }

    /// Sets the text of a text node; a zero byte would end it.
    func setLiteral(_ text: [UInt8]) {
        unsafe text.withCString { text in _ = unsafe cmark_node_set_literal(pointer, text) }
    }

    /// Sets what a node of our own prints before its children; a zero byte would end it.
    func setPrinted(_ before: [UInt8]) {
        unsafe before.withCString { text in
            Self.require(unsafe cmark_node_set_on_enter(pointer, text))
        }
    }

    /// Sets what a node of our own prints before and after its children.
    func setPrinted(_ before: StaticString, after: StaticString) {
        unsafe before.withCString { text in
            Self.require(unsafe cmark_node_set_on_enter(pointer, text))
        }
        setPrintedAfter(after)
    }

    /// Sets what a node of our own prints after its children.
    func setPrintedAfter(_ after: StaticString) {
        unsafe after.withCString { text in
            Self.require(unsafe cmark_node_set_on_exit(pointer, text))
        }
    }

    func append(_ child: CMarkNode) {
        Self.require(unsafe cmark_node_append_child(pointer, child.pointer))
    }

    func prepend(_ child: CMarkNode) {
        Self.require(unsafe cmark_node_prepend_child(pointer, child.pointer))
    }

    func insertBefore(_ sibling: CMarkNode) {
        Self.require(unsafe cmark_node_insert_before(sibling.pointer, pointer))
    }

    /// Moves all children of `other` to the end of this node's.
    func adoptChildren(of other: CMarkNode) {
        while let child = other.firstChild { append(child) }
    }

    static func require(_ status: CInt) {
        precondition(status == 1, "cmark refused an edit of its tree")
    }
}

extension [UInt8] {
    /// Gives the bytes to C as a string; the first zero byte ends it.
    fileprivate func withCString(_ body: (UnsafePointer<CChar>) -> Void) {
        var terminated = self
        terminated.append(0)
        unsafe terminated.withUnsafeBytes { buffer in
            guard let start = unsafe buffer.bindMemory(to: CChar.self).baseAddress else { return }
            unsafe body(start)
        }
    }
}

extension StaticString {
    /// Gives the text to C as it is: the compiler ends it with a zero byte.
    fileprivate func withCString(_ body: (UnsafePointer<CChar>) -> Void) {
        precondition(hasPointerRepresentation, "a text has more than one character")
        unsafe body(UnsafeRawPointer(utf8Start).assumingMemoryBound(to: CChar.self))
    }
}
