import HavenDiagnostics

/// One meeting of a feed as it stands there, whatever the file is written in.
struct MeetingGuideRow {
    /// A value with its place; a list of several.
    struct Value {
        let texts: [String]
        let range: SourceRange

        var text: String { texts.joined(separator: ", ") }
    }

    /// The place of all of it.
    let range: SourceRange
    var values: [MeetingGuideField: Value] = [:]
    /// How people attend, as WordPress works it out: `in_person`, `hybrid`, `online`, `inactive`.
    var attendance: String?

    subscript(field: MeetingGuideField) -> Value? { values[field] }
}
