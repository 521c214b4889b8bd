import HavenTemplates

/// Notes what the renderings of one worker ask.
///
/// A class, because it is handed into each rendering and must not be copied; it belongs to one thread. All that it knows is in one value,
/// so that the runtime has one access to watch over for each question.
final class QuestionRecorder {
    private var notebook: QuestionNotebook

    init(_ hasher: AnswerFingerprint) {
        notebook = QuestionNotebook(hasher)
    }

    /// Starts a rendering.
    func begin() {
        notebook.begin()
    }

    /// Ends the rendering; its questions, or `nil` if it asked something that cannot be asked again.
    func end() -> [UInt32]? {
        notebook.questions
    }

    /// Notes that a template asked a record for a member; `answer` is `nil` if it has none of that name.
    func asked(_ member: String, of subject: TemplateSubject, _ answer: TemplateValue?) {
        notebook.asked(member, of: subject, answer)
    }

    /// Notes a call; `answer` is what it gave.
    func called(_ function: String, _ arguments: TemplateArguments, _ answer: TemplateValue) {
        notebook.called(function, arguments, answer)
    }

    /// Notes a question; the fingerprint of its answer is made if it is new.
    ///
    /// What makes it must not ask in its turn.
    func asked(_ question: SiteQuestion, fingerprint: (inout AnswerFingerprint) -> UInt64) {
        notebook.asked(question, fingerprint: fingerprint)
    }

    /// What this worker noted.
    var notes: QuestionNotes { notebook.notes }
}
