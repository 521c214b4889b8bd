/// What an export of HSDS says besides the records, and how records are told from those of others.
package struct HSDSPublication: Sendable {
    /// The host or the address of the site, of which all ids are made.
    package let namespace: String
    /// The IANA name of the zone of hours that name none.
    package let zone: String
    /// The name of the center, which is the organization of what is its own.
    package let centerName: String
    /// What the center is, in plain text; its name if it is `nil`.
    package let centerDescription: String?
    /// The full address of the center on the web.
    package let centerWebsite: String?
    /// The description of a record as plain text.
    package let summary: @Sendable (ResourceRecord) -> String
    /// The full address of the page of a record; `nil` if it has none.
    package let page: @Sendable (ResourceRecord) -> String?

    package init(
        namespace: String,
        zone: String,
        centerName: String,
        centerDescription: String? = nil,
        centerWebsite: String? = nil,
        summary: @escaping @Sendable (ResourceRecord) -> String,
        page: @escaping @Sendable (ResourceRecord) -> String?
    ) {
        self.namespace = namespace
        self.zone = zone
        self.centerName = centerName
        self.centerDescription = centerDescription
        self.centerWebsite = centerWebsite
        self.summary = summary
        self.page = page
    }
}
