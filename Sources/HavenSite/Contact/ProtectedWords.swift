/// Words that show that a field asks for health data, whatever type its author gave it.
///
/// docs/contact-form.md lists them. They are looked for as whole words in the id and the label of a field:
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
        "drug of choice", "last use", "withdrawal",
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
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return phrases.contains { words.contains($0) }
    }
}
