package import HavenDiagnostics

/// What a file of another format became.
package struct ImportedRecords: Sendable {
    package let records: [ResourceRecord]
    /// What was not taken over and why, and what is wrong, each with its place in the file.
    ///
    /// A row with an error is not among the records; all else is.
    package let diagnostics: [Diagnostic]

    package init(records: [ResourceRecord], diagnostics: [Diagnostic]) {
        self.records = records
        self.diagnostics = diagnostics
    }
}
