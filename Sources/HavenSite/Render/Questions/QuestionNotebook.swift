import HavenTemplates

/// The questions of one worker's renderings, and fingerprints of the answers.
///
/// Every question is kept once, however many pages ask it: in one build, one question has one answer. A rendering is the
/// list of the numbers of its questions, in the order in which they were asked first.
struct QuestionNotebook {
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
    mutating func begin() {
        current.removeAll(keepingCapacity: true)
        rendering += 1
        isComplete = true
    }

    /// The questions of the rendering, or `nil` if it asked something that cannot be asked again.
    ///
    /// A copy of just their size: a page that asks ten things must not keep the room of one that asked ten thousand.
    var questions: [UInt32]? { isComplete ? current.map(\.self) : nil }

    mutating func asked(_ member: String, of subject: TemplateSubject, _ answer: TemplateValue?) {
        guard let key = QuestionTable.Key(memberNames.number(of: member), of: subject) else {
            isComplete = false
            return
        }
        let new = UInt32(fingerprints.count)
        let number = members.number(of: key, adding: new)
        if number == new {
            fingerprints.append(hasher.of(answer))
            lastAsked.append(0)
        }
        note(number)
    }

    mutating func called(
        _ function: String,
        _ arguments: TemplateArguments,
        _ answer: TemplateValue
    ) {
        guard let call = SiteCall(function, arguments) else {
            isComplete = false
            return
        }
        asked(.call(call)) { $0.of(answer) }
    }

    mutating func asked(
        _ question: SiteQuestion,
        fingerprint: (inout AnswerFingerprint) -> UInt64
    ) {
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
            members: members,
            memberNames: memberNames.all,
            others: others,
            fingerprints: fingerprints
        )
    }

    private mutating func note(_ number: UInt32) {
        guard lastAsked[Int(number)] != rendering else { return }
        lastAsked[Int(number)] = rendering
        current.append(number)
    }
}
