// Foundation reads the document that lists them.
import Foundation
import HavenSite
import Testing

@Suite struct `Words that ask for health data` {
    @Test(arguments: [
        "Insurance", "Your insurance company", "member-number", "Member number?", "policy-number",
        "What is your diagnosis?", "medications", "Date of birth", "date-of-birth", "DOB",
        "Social Security number", "SSN", "Número de póliza", "FECHA DE NACIMIENTO",
        "Which substances do you use?", "Medicaid/Medicare",
    ])
    func `are found as whole words in any case`(text: String) {
        #expect(ProtectedWords.areIn(text))
    }

    @Test(arguments: [
        "", "Message", "Remember numbers", "What should we remember? A number", "Assurance",
        "number of members", "Date", "Birth", "Security", "Your policy on visitors", "dobra",
        "A question about social events", "biomedical",
    ])
    func `are not found inside of other words or apart`(text: String) {
        #expect(!ProtectedWords.areIn(text))
    }

    @Test func `are each found by themselves`() {
        for phrase in ProtectedWords.all {
            #expect(ProtectedWords.areIn("a \(phrase.uppercased()), please"), "\(phrase)")
        }
    }

    @Test func `are listed in the document for authors, and no others`() throws {
        let document = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../docs/contact-form.md")
        let text = try String(contentsOf: document, encoding: .utf8)
        let list = try #require(text.components(separatedBy: "about health:\n").last)
        let words = list.replacing("in Spanish:", with: "").split { ",;.".contains($0) }.map {
            $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        }
        #expect(words.filter { !$0.isEmpty } == ProtectedWords.all)
    }

    @Test(arguments: FormField.Kind.allCases.filter { !$0.needsAgreement })
    func `count in all that is written of a field of any type`(kind: FormField.Kind) {
        let plain = FormField("other", kind, label: .written("Who pays?"))
        let byLabel = FormField("other", kind, label: .written("Insurance company"))
        let byID = FormField("insurer", kind, label: .written("Who pays?"))
        var byOption = plain
        byOption.options = ["Visit", "Withdrawal"].map { .written($0) }
        var byHelp = plain
        byHelp.help = .written("As on your card. Add your member number.")
        #expect(!plain.needsAgreement)
        #expect(byLabel.protectedWords == "insurance")
        #expect(byID.protectedWords == "insurer")
        #expect(byOption.protectedWords == "withdrawal")
        #expect(byHelp.protectedWords == "member number")
        for field in [byLabel, byID, byOption, byHelp] { #expect(field.needsAgreement) }
    }

    @Test(arguments: [
        "Please leave out health details.", "Leave out your diagnosis, medication and insurance.",
        "Please do not write about your medical history", "Don’t send your member number!",
        "We answer soon. Never mention a diagnosis here: we talk about it by phone.",
        "Por favor, no escriba sobre su diagnóstico.", "Omita su fecha de nacimiento.",
        "We never share it.", "",
    ])
    func `are passed over where a help asks to leave something out`(help: String) {
        #expect(ProtectedWords.first(inHelp: help) == nil)
    }

    @Test(arguments: [
        ("Tell us your diagnosis.", "diagnosis"),
        ("Please leave out names. Add your medication.", "medication"),
        ("Do not forget your member number.", "member number"),
        ("Do not send this without your member number.", "member number"),
        ("Do not write much, only your diagnosis", "diagnosis"),
        ("Do not send a photo, write your member number", "member number"),
        ("Do not send a photo: your policy number is enough", "policy number"),
        ("No medication? Say so", "medication"),
        ("No olvide su número de póliza", "número de póliza"),
        ("No escriba nada sino su diagnóstico", "diagnóstico"), ("Do not", nil),
        ("Your insurance\nPlease do not write more", "insurance"),
    ])
    func `are found where a help asks for something after all`(help: String, words: String?) {
        #expect(ProtectedWords.first(inHelp: help) == words)
    }

    @Test(arguments: [FormField.Kind.upload, .birthdate, .insurance, .health])
    func `are not needed where the type says it`(kind: FormField.Kind) {
        #expect(FormField("other", kind, label: .written("Other")).needsAgreement)
    }
}
