/// One way to reach a resource: a number to call or to text, or an address to open.
package struct Channel: Sendable, Hashable {
    /// What a person does with it.
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case call
        case text
        /// For people who are deaf or hard of hearing: a text telephone, or a relay service.
        case tty
        case chat
        case web
    }

    package let kind: Kind
    /// The number or address as the author wrote it: `1-800-662-4357 (1-800-662-HELP)`.
    package let display: String
    /// The digits for people, `1-800-662-4357`; `nil` for an address.
    package let number: String?
    /// The link: `tel:+18006624357`, `sms:741741?body=HOME`, `https://988lifeline.org/`.
    package let href: String
    /// The word to send, for a text line that asks for one.
    package let keyword: String?
    /// The rest of the line: `press 2 for Spanish`.
    package let note: String?
    /// Who answers, if that is not the owner of the resource.
    package let owner: String?

    package init(
        kind: Kind,
        display: String,
        number: String? = nil,
        href: String,
        keyword: String? = nil,
        note: String? = nil,
        owner: String? = nil
    ) {
        self.kind = kind
        self.display = display
        self.number = number
        self.href = href
        self.keyword = keyword
        self.note = note
        self.owner = owner
    }
}
