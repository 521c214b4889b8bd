/// What one worker noted; questions have numbers of its own.
struct QuestionNotes: Sendable {
    /// Keys with `memberNames` of this worker.
    let members: [(key: UInt64, number: UInt32)]
    let memberNames: [String]
    let others: [SiteQuestion: UInt32]
    /// Of the answers, by number.
    let fingerprints: [UInt64]
}
