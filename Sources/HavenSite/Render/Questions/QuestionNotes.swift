/// What one worker noted; questions have numbers of its own.
struct QuestionNotes: Sendable {
    /// Keys with `memberNames` of this worker.
    var members = QuestionTable()
    var memberNames: [String] = []
    var others: [SiteQuestion: UInt32] = [:]
    /// Of the answers, by number.
    var fingerprints: [UInt64] = []
}
