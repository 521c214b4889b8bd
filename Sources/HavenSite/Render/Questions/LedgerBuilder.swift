import HavenTemplates

/// Puts the ledger of a build together: from what its workers noted, and from what of the ledger before is still in use.
struct LedgerBuilder {
    /// Stands for a question that has no number: there are more names than a key can hold.
    static let unknown = UInt32.max

    private let old: QuestionLedger
    /// What became of the records of the old ledger.
    private let oldRecords: [TemplateSubject?]
    /// The numbers here of the names of the old ledger, as far as they are still asked for.
    private var oldMembers: [Int?]
    /// The numbers here of the questions of the old ledger.
    private var oldNumbers: [UInt32?]

    private var memberNames = MemberNames()
    private var table = QuestionTable()
    private var others: [SiteQuestion: UInt32] = [:]
    private var fingerprints: [UInt64] = []

    /// - Parameters:
    ///   - old: The ledger of the build before.
    ///   - oldRecords: What its records are in this build.
    init(after old: QuestionLedger, oldRecords: [TemplateSubject?]) {
        self.old = old
        self.oldRecords = oldRecords
        oldNumbers = Array(repeating: nil, count: old.count)
        oldMembers = Array(repeating: nil, count: old.members.count)
    }

    /// Takes over questions of the old ledger whose answers hold; gives their numbers here.
    mutating func keep(_ questions: some Sequence<UInt32>) -> [UInt32] {
        questions.map { number in
            if let known = oldNumbers[Int(number)] { return known }
            let kept = keep(Int(number))
            oldNumbers[Int(number)] = kept
            return kept
        }
    }

    private mutating func keep(_ number: Int) -> UInt32 {
        let fingerprint = old.fingerprints[number]
        guard number < old.memberQuestions.count else {
            return add(old.otherQuestions[number - old.memberQuestions.count], fingerprint)
        }
        let question = old.memberQuestions[number]
        let member =
            oldMembers[Int(question.member)]
            ?? memberNames.number(of: old.members[Int(question.member)])
        oldMembers[Int(question.member)] = member
        guard let subject = oldRecords[Int(question.record)],
            let key = QuestionTable.Key(member, of: subject)
        else {
            preconditionFailure("the answer to a question about a record that is gone cannot hold")
        }
        return add(key, fingerprint)
    }

    /// Takes over all that a worker noted; gives the number here of each of its questions.
    mutating func add(_ notes: QuestionNotes) -> [UInt32] {
        let members = notes.memberNames.map { memberNames.number(of: $0) }
        var numbers = [UInt32](repeating: 0, count: notes.fingerprints.count)
        for (word, number) in notes.members {
            let key = QuestionTable.Key(word: word)
            numbers[Int(number)] =
                QuestionTable.Key(members[key.member], of: key.subject)
                .map { add($0, notes.fingerprints[Int(number)]) } ?? Self.unknown
        }
        for (question, number) in notes.others {
            numbers[Int(number)] = add(question, notes.fingerprints[Int(number)])
        }
        return numbers
    }

    private mutating func add(_ key: QuestionTable.Key, _ fingerprint: UInt64) -> UInt32 {
        let number = table.number(of: key, adding: UInt32(fingerprints.count))
        if number == fingerprints.count { fingerprints.append(fingerprint) }
        return number
    }

    private mutating func add(_ question: SiteQuestion, _ fingerprint: UInt64) -> UInt32 {
        if let number = others[question] { return number }
        let number = UInt32(fingerprints.count)
        others[question] = number
        fingerprints.append(fingerprint)
        return number
    }

    /// The ledger, and the number in it of each question by its number here.
    func ledger(_ names: RecordNames) -> (ledger: QuestionLedger, numbers: [UInt32]) {
        var ledger = QuestionLedger()
        ledger.members = memberNames.all
        ledger.fingerprints.reserveCapacity(fingerprints.count)
        ledger.memberQuestions.reserveCapacity(table.count)
        var numbers = [UInt32](repeating: 0, count: fingerprints.count)
        var records: [TemplateSubject: UInt32] = [:]
        for (word, number) in table.entries {
            let key = QuestionTable.Key(word: word)
            let subject = key.subject
            var record = records[subject]
            if record == nil {
                record = UInt32(ledger.records.count)
                records[subject] = record
                ledger.records.append(names.name(of: subject))
            }
            numbers[Int(number)] = UInt32(ledger.fingerprints.count)
            ledger.memberQuestions.append(.init(record: record ?? 0, member: UInt32(key.member)))
            ledger.fingerprints.append(fingerprints[Int(number)])
        }
        for (question, number) in others {
            numbers[Int(number)] = UInt32(ledger.fingerprints.count)
            ledger.otherQuestions.append(question)
            ledger.fingerprints.append(fingerprints[Int(number)])
        }
        return (ledger, numbers)
    }
}
