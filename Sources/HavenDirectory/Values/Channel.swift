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
        /// A room online in which a meeting takes place.
        case join
        /// A number that leads into a meeting.
        case dialIn = "dial-in"
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
    /// When somebody answers, if that is not at the hours of the resource.
    package let hours: StatedHours?
    /// In which languages, if these are not those of the resource.
    package let languages: [ResourceLanguage]

    package init(
        kind: Kind,
        display: String,
        number: String? = nil,
        href: String,
        keyword: String? = nil,
        note: String? = nil,
        owner: String? = nil,
        hours: StatedHours? = nil,
        languages: [ResourceLanguage] = []
    ) {
        self.kind = kind
        self.display = display
        self.number = number
        self.href = href
        self.keyword = keyword
        self.note = note
        self.owner = owner
        self.hours = hours
        self.languages = languages
    }

    /// What a telephone dials: the digits of the link without its scheme, `+16465550156,,123#`; `nil` for an address.
    package var dialled: String? {
        guard number != nil, let colon = href.firstIndex(of: ":") else { return nil }
        return href[href.index(after: colon)...].prefix { $0 != "?" }
            .split(separator: "%23", omittingEmptySubsequences: false).joined(separator: "#")
    }

    /// Whether its number is the relay service 711, which asks for another number first: who dials it does not reach the resource.
    package var isRelay: Bool { dialled == "711" }

    /// The same way to reach a resource, with what is known of it alone.
    func with(
        note: String?,
        owner: String?,
        hours: StatedHours?,
        languages: [ResourceLanguage]
    ) -> Channel {
        Channel(
            kind: kind,
            display: display,
            number: number,
            href: href,
            keyword: keyword,
            note: [self.note, note].compactMap(\.self).joined(separator: "; ").nonEmpty,
            owner: owner ?? self.owner,
            hours: hours ?? self.hours,
            languages: languages.isEmpty ? self.languages : languages
        )
    }
}

extension String {
    /// The text, or `nil` if nothing is in it.
    var nonEmpty: String? { isEmpty ? nil : self }
}
