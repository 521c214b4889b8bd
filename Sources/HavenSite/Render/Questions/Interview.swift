import HavenTemplates

/// Asks the questions of an earlier build again, each once, and compares the answers.
struct Interview {
    private static let chunk = 512

    private let model: RenderModel
    private let ledger: QuestionLedger
    /// What the records of the ledger are in this build; `nil` for one that is gone.
    private let records: [TemplateSubject?]

    init(_ ledger: QuestionLedger, model: RenderModel) {
        self.ledger = ledger
        self.model = model
        records = ledger.records.map { model.names.subject(named: $0) }
    }

    /// Whether the answer to each question, by its number, is the one that was remembered.
    func findings(threads: Int) -> [Bool] {
        let starts = Array(stride(from: 0, to: ledger.count, by: Self.chunk))
        return starts.concurrentMap(threads: threads, chunk: 1) { start in
            var hasher = model.fingerprint
            return (start..<min(start + Self.chunk, ledger.count)).map { number in
                fingerprint(ofAnswerTo: ledger.questions[number], &hasher)
                    == ledger.fingerprints[number]
            }
        }.flatMap(\.self)
    }

    private func fingerprint(
        ofAnswerTo question: QuestionLedger.Question,
        _ hasher: inout AnswerFingerprint
    ) -> UInt64? {
        switch question {
        case .other(let place):
            return model.fingerprint(ofAnswerTo: ledger.otherQuestions[Int(place)], &hasher)
        case .member(let member, let place):
            guard let subject = records[Int(place)], let record = model.record(subject) else {
                return nil
            }
            let name = ledger.members[Int(member)]
            if name == TemplateMemberName.order { return hasher.of(record.sortKey) }
            do throws(TemplateCallFailure) {
                return hasher.of(try record.member(name))
            } catch {
                return nil
            }
        }
    }
}
