/// Words that show that a field asks for health data, whatever type its author gave it.
///
/// docs/contact-form.md lists them. They are looked for as whole words in all that an author writes of a field:
/// `member-number` and "Your member number" are found, "Remember" is not. The list is a net, not a judge:
/// it knows English and some Spanish, and no list knows every way to ask.
package enum ProtectedWords {
    /// Each entry is one word, or several that follow one another.
    package static let all: [String] = [
        // Insurance.
        "insurance", "insurer", "medicaid", "medicare", "health plan", "policy number",
        "policy id", "policyholder", "member number", "member id", "group number",
        "subscriber id", "subscriber number",
        // Health.
        "diagnosis", "diagnoses", "diagnosed", "medication", "medications", "medicine",
        "medicines", "prescription", "prescriptions", "symptom", "symptoms", "health condition",
        "health conditions", "health history", "medical", "substance", "substances",
        "drug of choice", "last use", "withdrawal", "alcohol", "opioid", "opioids", "overdose",
        // What identifies a person for life.
        "date of birth", "birth date", "birthdate", "birthday", "dob", "social security", "ssn",
        // The same in Spanish.
        "seguro médico", "seguro de salud", "seguro social", "número de póliza",
        "número de miembro", "diagnóstico", "medicamento", "medicamentos", "síntomas",
        "fecha de nacimiento",
    ]

    private static let phrases: [[String]] = all.map { $0.split(separator: " ").map(String.init) }

    /// Whether one of the entries stands in a text, as whole words and in any case.
    package static func areIn(_ text: String) -> Bool {
        first(in: text) != nil
    }

    /// The first entry of `all` that stands in a text, as whole words and in any case.
    package static func first(in text: String) -> String? {
        first(among: words(of: text))
    }

    /// The same for the sentence below a field, where the usual words are a request to leave something out.
    ///
    /// "Please do not write about your medication." is a good sentence, and its words are passed over.
    /// A sentence is passed over only if it begins with such a request and nothing in it takes a part
    /// back; every other one is looked at as a label is. So a request in other words may count as a question,
    /// which costs its author a second try, but a question in the clothes of a request is still found.
    package static func first(inHelp text: String) -> String? {
        for sentence in text.split(whereSeparator: { ".!?:;\n–—".contains($0) }) {
            let words = Self.words(of: sentence)
            if asksToLeaveOut(words) { continue }
            if let found = first(among: words) { return found }
        }
        return nil
    }

    /// What a request to leave something out begins with, after "please".
    private static let requests = [
        "leave out", "do not", "don't", "never", "omita", "omite", "no",
    ]

    /// Verbs that make a request of "do not" and its like: "do not forget" asks for the thing.
    private static let tellingVerbs = [
        "write", "send", "include", "add", "enter", "share", "give", "mention", "tell",
        "escriba", "escribas", "envíe", "envíes", "incluya", "incluyas", "mencione", "menciones",
    ]

    /// Words by which a sentence asks after all for a part of what it seemed to leave out.
    private static let exceptions = [
        "but", "except", "instead", "only", "unless", "until", "before", "without", "if",
        "pero", "sino", "excepto", "salvo", "solo", "sólo", "hasta", "antes", "sin", "si",
    ]

    private static func asksToLeaveOut(_ sentence: [String]) -> Bool {
        var rest = sentence[...]
        for courtesy in [["please"], ["por", "favor"]] where rest.starts(with: courtesy) {
            rest = rest.dropFirst(courtesy.count)
        }
        guard
            let request = requests.map({ words(of: $0) })
                .first(where: { rest.starts(with: $0) })
        else {
            return false
        }
        rest = rest.dropFirst(request.count)
        let hasVerb = ["leave", "omita", "omite"].contains(request.first)
        if !hasVerb {
            guard let verb = rest.popFirst(), tellingVerbs.contains(verb) else { return false }
        }
        // A second verb would ask for something: "Do not send a photo, write your member number".
        return !rest.contains { exceptions.contains($0) || tellingVerbs.contains($0) }
    }

    private static func words(of text: some StringProtocol) -> [String] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    }

    private static func first(among words: [String]) -> String? {
        zip(all, phrases).first { words.contains($0.1) }?.0
    }
}
