import HavenDiagnostics

/// What the attributes of one object say in the taxonomy of Haven.
struct HSDSStatements {
    struct Statement {
        let text: String
        let location: SourceLocation
    }

    private var statements: [HSDSTerm: [Statement]] = [:]

    /// Reads the attributes of an object; those of other taxonomies are counted, because nobody here can say what their terms mean.
    init(_ item: HSDSItem, _ report: inout ImportReport) {
        for attribute in item.items("attributes") {
            guard let term = attribute.items("taxonomy_term").first else {
                report.count(
                    "an attribute without its term is not taken over",
                    at: attribute.location
                )
                continue
            }
            let taxonomy =
                term.text("taxonomy") ?? term.items("taxonomy_detail").first?.text("name")
            guard taxonomy == HSDSTerm.taxonomy else {
                let name = PlainText.line(taxonomy ?? "")
                report.count(
                    name.isEmpty
                        ? "terms that name no taxonomy are not taken over"
                        : "terms of the taxonomy '\(name)' are not taken over: Haven does not know them",
                    at: term.location
                )
                continue
            }
            let code = term.text("code") ?? ""
            guard let known = HSDSTerm(code: code) else {
                report.count(
                    "the term '\(PlainText.line(code))' of Haven is not known here",
                    at: term.location
                )
                continue
            }
            let value = attribute.text("value") ?? ""
            statements[known, default: []].append(
                Statement(text: value, location: attribute.place(of: "value"))
            )
        }
    }

    /// The first statement of a term with a value.
    subscript(term: HSDSTerm) -> Statement? {
        statements[term]?.first { !$0.text.isEmpty }
    }

    func all(_ term: HSDSTerm) -> [Statement] { statements[term] ?? [] }

    func has(_ term: HSDSTerm) -> Bool { statements[term] != nil }

    /// A text of several lines as the value of a fact with the lines below it.
    static func value(_ statement: Statement) -> FactValue {
        let range = statement.location.range ?? SourceRange(0, 0)
        let lines = statement.text.split(whereSeparator: \.isNewline).map { line in
            SourceText(PlainText.line(String(line)), at: range, isVerbatim: false)
        }
        guard let first = lines.first else {
            return FactValue(SourceText("", at: range, isVerbatim: false))
        }
        return FactValue(first, lines: lines.dropFirst().filter { !$0.text.isEmpty })
    }
}
