/// What is left of a page when it has been examined: its mistakes, and what can only be said when all pages are there.
///
/// A class, because it has many parts and lies in several lists. It is immutable.
final class ExaminedPage: Sendable {
    let path: OutputPath
    /// The file of the theme that it is.
    let asset: ThemeAsset?
    let findings: [LinkFindings.Finding]
    /// The places on other pages that its links lead to.
    let demands: [LinkExaminer.Demand]
    /// The links that dial or text a number which reaches nobody, each once.
    let wrongNumbers: [String]
    /// The places on it that links of other pages may lead to.
    let places: HTMLFacts

    /// Examines a page.
    init(_ page: LinkCheck.Page, by examiner: inout LinkExaminer) {
        let examination = examiner.examine(page)
        path = page.path
        asset = page.asset
        findings = examination.findings
        demands = examination.demands
        wrongNumbers = examiner.numbers.wrong(in: page.facts)
        places = page.facts.withoutLinks
    }

    /// Whether there is nothing to report of it, as long as the places its links lead to are there.
    var isClean: Bool { findings.isEmpty && wrongNumbers.isEmpty }
}
