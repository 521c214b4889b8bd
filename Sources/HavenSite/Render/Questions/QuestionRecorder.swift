import HavenTemplates

/// Notes what the renderings of one worker ask, and fingerprints of the answers.
///
/// Every question is kept once, however many pages ask it: in one build, one question has one answer. A rendering is the
/// list of the numbers of its questions, in the order in which they were asked first.
///
/// A class, because it is handed into each rendering and must not be copied; it belongs to one thread.
final class QuestionRecorder {
    /// The numbers that this worker gave its questions.
    private var members = QuestionTable()
    private var memberNames = MemberNames()
    private var others: [SiteQuestion: UInt32] = [:]
    private var fingerprints: [UInt64] = []
    private var hasher: AnswerFingerprint

    /// The questions of the rendering under way.
    private var current: [UInt32] = []
    /// The last rendering that asked each question.
    private var lastAsked: [UInt32] = []
    private var rendering: UInt32 = 0
    /// Whether the rendering asked nothing that cannot be asked again.
    private var isComplete = true

    init(_ hasher: AnswerFingerprint) {
        self.hasher = hasher
    }

    /// Starts a rendering.
    func begin() {
        current.removeAll(keepingCapacity: true)
        rendering += 1
        isComplete = true
    }

    /// Ends the rendering; its questions, or `nil` if it asked something that cannot be asked again.
    func end() -> [UInt32]? {
        isComplete ? current : nil
    }

    /// Notes that a template asked a record for a member; `answer` is `nil` if it has none of that name.
    func asked(_ member: String, of subject: TemplateSubject, _ answer: TemplateValue?) {
        let name = memberNames.number(of: member)
        guard let key = QuestionTable.Key(name, of: subject) else {
            isComplete = false
            return
        }
        note(
            members.number(of: key, adding: UInt32(fingerprints.count)),
            answer: answer
        )
    }

    /// Notes a call; `answer` is what it gave.
    func called(_ function: String, _ arguments: TemplateArguments, _ answer: TemplateValue) {
        guard let call = SiteCall(function, arguments) else {
            isComplete = false
            return
        }
        asked(.call(call)) { $0.of(answer) }
    }

    /// Notes a question; the fingerprint of its answer is made if it is new.
    func asked(_ question: SiteQuestion, fingerprint: (inout AnswerFingerprint) -> UInt64) {
        if let number = others[question] { return note(number) }
        let number = UInt32(fingerprints.count)
        others[question] = number
        fingerprints.append(fingerprint(&hasher))
        lastAsked.append(0)
        note(number)
    }

    /// What this worker noted.
    var notes: QuestionNotes {
        QuestionNotes(
            members: members.entries,
            memberNames: memberNames.all,
            others: others,
            fingerprints: fingerprints
        )
    }

    private func note(_ number: UInt32, answer: TemplateValue?) {
        if number == fingerprints.count {
            fingerprints.append(hasher.of(answer))
            lastAsked.append(0)
        }
        note(number)
    }

    private func note(_ number: UInt32) {
        guard lastAsked[Int(number)] != rendering else { return }
        lastAsked[Int(number)] = rendering
        current.append(number)
    }
}
