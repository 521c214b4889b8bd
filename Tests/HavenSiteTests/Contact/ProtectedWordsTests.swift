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

    @Test(arguments: [
        (FormField.Kind.text, true), (.message, true), (.choice, true),
        (.name, false), (.phone, false), (.email, false), (.consent, false),
    ])
    func `count where an answer can be anything`(kind: FormField.Kind, isProtected: Bool) {
        let byLabel = FormField("other", kind, label: .written("Your insurance"))
        let byID = FormField("insurance", kind, label: .written("Who pays?"))
        let plain = FormField("other", kind, label: .written("Who pays?"))
        #expect(byLabel.needsAgreement == isProtected)
        #expect(byID.needsAgreement == isProtected)
        #expect(!plain.needsAgreement)
    }

    @Test(arguments: [FormField.Kind.upload, .birthdate, .insurance, .health])
    func `are not needed where the type says it`(kind: FormField.Kind) {
        #expect(FormField("other", kind, label: .written("Other")).needsAgreement)
    }
}
