/// Every question that the files of an output depend on, by names that the next build understands, with the fingerprint of its answer.
///
/// A question is known by its number, its place in `questions`. A ledger goes on from one build to the next: new questions are added at its
/// end, even if they are there already. When it has grown by half, it is made anew of those that files still ask, each once.
struct QuestionLedger: Sendable {
    /// What is asked.
    enum Question: Hashable, Sendable {
        /// A member of a record, as places in `members` and `records`.
        case member(UInt32, record: UInt32)
        /// A place in `otherQuestions`.
        case other(UInt32)
    }

    private(set) var records: [RecordNames.Name] = []
    private(set) var members: [String] = []
    private(set) var otherQuestions: [SiteQuestion] = []
    private(set) var questions: [Question] = []
    /// Of the answers, by number.
    private(set) var fingerprints: [UInt64] = []

    /// How many questions there were when each was there once.
    private(set) var settled = 0

    var count: Int { questions.count }

    /// Whether there are so many questions that it is time to make it anew.
    var isBloated: Bool { count > settled + settled / 2 }

    /// Says that every question is there once.
    mutating func settle() {
        settled = count
    }

    /// Adds a record; gives its place.
    mutating func add(_ record: RecordNames.Name) -> UInt32 {
        records.append(record)
        return UInt32(records.count - 1)
    }

    /// Adds the name of a member; gives its place.
    mutating func add(member: String) -> UInt32 {
        members.append(member)
        return UInt32(members.count - 1)
    }

    /// Adds a question about a member; gives its number.
    mutating func add(
        member: UInt32,
        of record: UInt32,
        fingerprint: UInt64
    ) -> UInt32 {
        questions.append(.member(member, record: record))
        fingerprints.append(fingerprint)
        return UInt32(questions.count - 1)
    }

    /// Adds another question; gives its number.
    mutating func add(_ question: SiteQuestion, fingerprint: UInt64) -> UInt32 {
        otherQuestions.append(question)
        questions.append(.other(UInt32(otherQuestions.count - 1)))
        fingerprints.append(fingerprint)
        return UInt32(questions.count - 1)
    }

    /// Makes room for so many questions.
    mutating func reserve(_ count: Int) {
        questions.reserveCapacity(count)
        fingerprints.reserveCapacity(count)
    }

    /// The questions that are wanted, each once, and the number in the new ledger of each of them by its number in this one.
    ///
    /// Two that are the same have the same answer: both hold in the build that wants them.
    func compacted(wanted: [Bool]) -> (ledger: QuestionLedger, numbers: [UInt32]) {
        var rest = QuestionLedger()
        var numbers = [UInt32](repeating: 0, count: count)
        var records: [RecordNames.Name: UInt32] = [:]
        var members: [String: UInt32] = [:]
        var memberQuestions: [Question: UInt32] = [:]
        var others: [SiteQuestion: UInt32] = [:]
        for (number, question) in questions.enumerated() where wanted[number] {
            let fingerprint = fingerprints[number]
            switch question {
            case .member(let member, let record):
                let name = self.records[Int(record)]
                let record = records[name] ?? rest.add(name)
                records[name] = record
                let text = self.members[Int(member)]
                let member = members[text] ?? rest.add(member: text)
                members[text] = member
                let same = Question.member(member, record: record)
                numbers[number] =
                    memberQuestions[same]
                    ?? rest.add(member: member, of: record, fingerprint: fingerprint)
                memberQuestions[same] = numbers[number]
            case .other(let place):
                let same = otherQuestions[Int(place)]
                numbers[number] = others[same] ?? rest.add(same, fingerprint: fingerprint)
                others[same] = numbers[number]
            }
        }
        rest.settle()
        return (rest, numbers)
    }
}
