/// What resources can be downloaded as; the raw value is the word of `downloads:`.
package enum DownloadFormat: String, Sendable, Hashable, CaseIterable {
    /// Cards for the address books of telephones.
    case vcard
    /// Meetings for calendars.
    case calendar
    /// A table, in the form that `Content/resources/` takes.
    case csv
    /// All that is known, for programs.
    case json
    /// The meetings of the site, for the apps of fellowships.
    case meetingGuide = "meeting-guide"
    /// The services of the site for other directories, as Open Referral has them.
    case hsds

    /// The media type of its files.
    package var mediaType: String {
        switch self {
        case .vcard: "text/vcard"
        case .calendar: "text/calendar"
        case .csv: "text/csv"
        case .json, .meetingGuide, .hsds: "application/json"
        }
    }
}
