/// Every question that the files of an output depend on, by names that the next build understands, with the fingerprint of its answer.
///
/// A question is known by its number: first come those about members, then the others.
struct QuestionLedger: Sendable {
    /// A question about a member, as places in `records` and `members`.
    struct MemberQuestion: Hashable, Sendable {
        let record: UInt32
        let member: UInt32
    }

    var records: [RecordNames.Name] = []
    var members: [String] = []
    var memberQuestions: [MemberQuestion] = []
    var otherQuestions: [SiteQuestion] = []
    /// By number.
    var fingerprints: [UInt64] = []

    var count: Int { fingerprints.count }
}
