package import HavenDiagnostics

/// Where in its file the day of a resource's check stands, or would stand.
package enum VerificationPlace: Sendable, Equatable {
    /// In which language the text is written.
    package enum Form: Sendable, Equatable {
        case markdown, markdownTable, yaml, csv
    }

    /// The bytes of the value, which may be none.
    case value(SourceRange, Form)
    /// A line of its own, to be put in at an offset, behind a line break and this beginning.
    case line(at: Int, beginning: String, Form)
    /// There is no place; why, and what an author can do.
    case none(String)

    static let listItem = VerificationPlace.none(
        "a resource in a list has no facts; write it as a '###' heading with its facts below"
    )
    static let noColumn = VerificationPlace.none("add a column 'Verified' to the table first")
    static let noCell = VerificationPlace.none("its row ends before the column 'Verified'")
    static let flowMapping = VerificationPlace.none("write 'verified: …' into its mapping by hand")
}
