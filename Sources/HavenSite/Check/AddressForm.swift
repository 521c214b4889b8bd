/// A form of a page that is not sent by POST, so that what people type becomes a part of an address.
struct AddressForm: Hashable, Sendable {
    /// Where it leads, decoded; empty for the page itself.
    let action: String
    /// Whether it can send nothing but words to search for, which are no message to anybody.
    fileprivate(set) var onlySearches: Bool
    /// What a report names: `method` of the form, or `formmethod` of a button.
    let link: HTMLFacts.Link
}

/// Finds the forms of a page that are not sent by POST, tag by tag.
///
/// Which control belongs to which form is answered with a wide net: a field after the start of a form belongs to it
/// until some `</form>`, and one that names its form by an attribute belongs to all forms of the page.
struct AddressFormReader {
    private var forms: [AddressForm] = []
    /// Positions of those that have started and not ended.
    private var open: [Int] = []
    private var hasDistantField = false

    /// What was found so far, in the order of the page.
    var found: [AddressForm] {
        guard hasDistantField else { return forms }
        return forms.map { form in
            var form = form
            form.onlySearches = false
            return form
        }
    }

    /// Whether an element has a part in forms; most have none.
    static func concerns(_ element: TagName) -> Bool {
        switch element {
        case .form, .input, .button, .select, .textarea: true
        default: false
        }
    }

    mutating func take(_ tag: HTMLScanner.Tag, _ page: [UInt8]) {
        switch tag.name {
        case .form:
            if tag.isEnd {
                open = []
            } else if !Self.isHarmless(tag.value(.method), page) {
                open.append(forms.count)
                add("form", "method", tag, page, onlySearches: true)
            }
        case .input, .button, .select, .textarea:
            if tag.isEnd { return }
            let method = tag.value(.formmethod)
            if method != nil, !Self.isHarmless(method, page) {
                let element = tag.name == .input ? "input" : "button"
                add(element, "formmethod", tag, page, onlySearches: false)
            }
            if Self.onlySearches(tag, page) { return }
            if tag.value(.form) != nil { hasDistantField = true }
            for position in open { forms[position].onlySearches = false }
        default: break
        }
    }

    private mutating func add(
        _ element: String,
        _ attribute: String,
        _ tag: HTMLScanner.Tag,
        _ page: [UInt8],
        onlySearches: Bool
    ) {
        let value = tag.value(element == "form" ? .action : .formaction) ?? 0..<0
        let url = HTMLFacts.url(HTMLText.decode(page[value])[...])
        let action = String(decoding: url, as: UTF8.self)
        let link = HTMLFacts.Link(
            value: action,
            element: element,
            attribute: attribute,
            use: .sends,
            offset: tag.start
        )
        forms.append(AddressForm(action: action, onlySearches: onlySearches, link: link))
    }

    /// Whether a method keeps what is typed out of addresses: by POST, or as a dialog, which sends nothing.
    ///
    /// A form without a method, or with one that browsers do not know, is sent by GET.
    private static func isHarmless(_ method: Range<Int>?, _ page: [UInt8]) -> Bool {
        ["post", "dialog"].contains(text(method, page))
    }

    /// Whether a control is one that a search needs: a field for words, hidden ones, buttons that lead nowhere else.
    private static func onlySearches(_ tag: HTMLScanner.Tag, _ page: [UInt8]) -> Bool {
        guard tag.value(.formaction) == nil else { return false }
        if tag.name == .button { return true }
        return tag.name == .input && searchTypes.contains(text(tag.value(.type), page))
    }

    private static let searchTypes = ["search", "hidden", "submit", "reset", "button", "image"]

    private static func text(_ value: Range<Int>?, _ page: [UInt8]) -> String {
        String(decoding: HTMLText.decode(page[value ?? 0..<0]), as: UTF8.self).lowercased()
    }
}
