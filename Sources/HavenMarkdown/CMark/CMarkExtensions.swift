internal import CMarkGFM
internal import Synchronization

/// The extensions of cmark that a document needs.
enum CMarkExtensions {
    /// Makes cmark's extensions known, once, and keeps threads from disturbing each other.
    ///
    /// cmark keeps the characters that extensions wait for in two global arrays: a parser sets them when
    /// it starts on inline text and clears them when it ends, so that with two threads one blinds the
    /// other and links vanish now and then. The characters of automatic links are set here once and
    /// taken from the extension, which leaves nothing to clear. The tilde of strikethrough cannot be:
    /// cmark finds the extension by it. See `special`.
    static let areRegistered: Bool = {
        cmark_gfm_core_extensions_ensure_registered()
        guard let parser = unsafe cmark_parser_new(0) else { return false }
        let autolink = unsafe cmark_find_syntax_extension("autolink")
        guard unsafe cmark_parser_attach_syntax_extension(parser, autolink) != 0 else {
            return false
        }
        unsafe cmark_manage_extensions_special_characters(parser, 1)
        unsafe cmark_syntax_extension_set_special_inline_chars(autolink, nil)
        unsafe cmark_parser_free(parser)
        return true
    }()

    /// Held while a text with a tilde is parsed; a text without one neither gets the extension nor
    /// looks at what it sets.
    static let special = Mutex(())

    /// Gives a parser the extensions that have something to do in a document: each looks at every text.
    ///
    /// Returns whether they set characters, so that `special` must be held while it parses inline text.
    @unsafe static func attach(
        _ wanted: MarkdownOptions.Extensions,
        for source: BodySource,
        to parser: OpaquePointer
    ) -> Bool {
        var extensions = wanted
        if !source.holdsTilde { extensions.remove(.strikethrough) }
        if !source.mayHoldAddress { extensions.remove(.autolink) }
        for name in extensions.names {
            let found = unsafe cmark_find_syntax_extension(name)
            _ = unsafe cmark_parser_attach_syntax_extension(parser, found)
        }
        return source.holdsTilde
    }
}
