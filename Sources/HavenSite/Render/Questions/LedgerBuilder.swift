import HavenTemplates

/// Puts the ledger of a build together: the one before, and behind it what the workers of this build noted.
///
/// What a file asks that is left alone keeps its number, so that of ten thousand such files none has to be looked at. A question that is asked anew is
/// added even if the old ledger has it; both have the answer of this build, or nobody depends on the old one any more.
struct LedgerBuilder {
    /// Stands for a question that has no number: there are more names than a key can hold.
    static let unknown = UInt32.max

    private var ledger: QuestionLedger
    /// The numbers here of the questions of the old ledger, `nil` if they are what they were.
    private let oldNumbers: [UInt32]?
    private let names: RecordNames

    /// What was added, in this builder's numbers of names.
    private var memberNames = MemberNames()
    private var table = QuestionTable()
    private var others: [SiteQuestion: UInt32] = [:]
    private var records: [TemplateSubject: UInt32] = [:]
    /// The places of the names in the ledger.
    private var members: [UInt32] = []
    private var knownMembers: [String: UInt32]

    /// - Parameters:
    ///   - old: The ledger of the build before.
    ///   - wanted: Gives which of its questions are those of files that are left alone.
    ///   - names: Names the records of this build.
    init(after old: QuestionLedger, wanted: () -> [Bool], names: RecordNames) {
        self.names = names
        if old.isBloated {
            let (ledger, numbers) = old.compacted(wanted: wanted())
            self.ledger = ledger
            self.oldNumbers = numbers
        } else {
            self.ledger = old
            self.oldNumbers = nil
        }
        knownMembers = Dictionary(
            ledger.members.enumerated().map { ($1, UInt32($0)) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// The numbers here of questions of the old ledger, all of them wanted.
    func kept(_ questions: [UInt32]) -> [UInt32] {
        guard let oldNumbers else { return questions }
        return questions.map { oldNumbers[Int($0)] }
    }

    /// Makes room for what workers noted, so that nothing large has to be moved.
    mutating func reserve(for notes: [QuestionNotes]) {
        // What two workers ask alike is little.
        let count = notes.reduce(0) { $0 + $1.fingerprints.count }
        ledger.reserve(ledger.count + count)
        table.reserve(count)
    }

    /// Takes over all that a worker noted; gives the number here of each of its questions.
    mutating func add(_ notes: QuestionNotes) -> [UInt32] {
        let names = notes.memberNames.map { number(ofMember: $0) }
        var numbers = [UInt32](repeating: 0, count: notes.fingerprints.count)
        notes.members.visit { key, number in
            numbers[Int(number)] =
                QuestionTable.Key(names[key.member], of: key.subject)
                .map { add($0, notes.fingerprints[Int(number)]) } ?? Self.unknown
        }
        for (question, number) in notes.others {
            numbers[Int(number)] = add(question, notes.fingerprints[Int(number)])
        }
        return numbers
    }

    /// The ledger for the next build.
    consuming func finish() -> QuestionLedger {
        // One that began with this build has been kept free of doubles.
        if ledger.settled == 0 { ledger.settle() }
        return ledger
    }

    private mutating func number(ofMember name: String) -> Int {
        let number = memberNames.number(of: name)
        if number == members.count {
            let place = knownMembers[name] ?? ledger.add(member: name)
            knownMembers[name] = place
            members.append(place)
        }
        return number
    }

    private mutating func add(_ key: QuestionTable.Key, _ fingerprint: UInt64) -> UInt32 {
        let new = UInt32(ledger.count)
        let number = table.number(of: key, adding: new)
        guard number == new else { return number }
        let subject = key.subject
        let record = records[subject] ?? ledger.add(names.name(of: subject))
        records[subject] = record
        return ledger.add(member: members[key.member], of: record, fingerprint: fingerprint)
    }

    private mutating func add(_ question: SiteQuestion, _ fingerprint: UInt64) -> UInt32 {
        if let number = others[question] { return number }
        let number = ledger.add(question, fingerprint: fingerprint)
        others[question] = number
        return number
    }
}
