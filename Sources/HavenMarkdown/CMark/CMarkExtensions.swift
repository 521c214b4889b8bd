internal import CMarkGFM
internal import Synchronization

/// The extensions of cmark that a document needs.
enum CMarkExtensions {
    /// Makes cmark's extensions known, once, and keeps threads from disturbing each other.
    ///
    /// cmark keeps the characters that extensions wait for in two global arrays: a parser sets them when
    /// it starts on inline text and clears them when it ends, so that with two threads one blinds the
    /// other and links vanish now and then. The colon of automatic links is set here once and taken from
    /// the extension, which leaves nothing to clear. The tilde of strikethrough cannot be: cmark finds the
    /// extension by it. See `special`.
    static let areRegistered: Bool = {
        cmark_gfm_core_extensions_ensure_registered()
        guard let parser = unsafe cmark_parser_new(0) else { return false }
        let autolink = unsafe cmark_find_syntax_extension("autolink")
        unsafe cmark_syntax_extension_set_special_inline_chars(autolink, list(":"))
        guard unsafe cmark_parser_attach_syntax_extension(parser, autolink) != 0 else {
            return false
        }
        unsafe cmark_manage_extensions_special_characters(parser, 1)
        unsafe cmark_syntax_extension_set_special_inline_chars(autolink, nil)
        unsafe cmark_parser_free(parser)
        return true
    }()

    /// An extension that matches nothing, but makes cmark stop at each `w`, where it looks for `www.`.
    ///
    /// Of the characters of automatic links this is the one that every text is full of. A text that has
    /// no such address need not be cut into pieces at them, which costs more than all other links.
    private static let webStop: Int = {
        let stop = unsafe cmark_syntax_extension_new("haven-www")
        unsafe cmark_syntax_extension_set_match_inline_func(stop) { _, _, _, _, _ in nil }
        unsafe cmark_syntax_extension_set_special_inline_chars(stop, list("w"))
        return Int(bitPattern: stop)
    }()

    private static func list(_ character: Unicode.Scalar) -> UnsafeMutablePointer<cmark_llist>? {
        unsafe cmark_llist_append(
            cmark_get_default_mem_allocator(),
            nil,
            UnsafeMutableRawPointer(bitPattern: UInt(character.value))
        )
    }

    /// Held while a text with a tilde or with `www.` is parsed.
    ///
    /// A text without a tilde neither gets the extension nor looks at what it sets. One without `www.` may
    /// see that another thread has just made `w` special: then it is cut at some of them, and cmark joins
    /// the pieces, as it does with all text.
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
        let stopsAtWeb = source.holdsWebAddress && extensions.contains(.autolink)
        if stopsAtWeb {
            let stop = unsafe OpaquePointer(bitPattern: webStop)
            _ = unsafe cmark_parser_attach_syntax_extension(parser, stop)
        }
        return stopsAtWeb || source.holdsTilde
    }
}
