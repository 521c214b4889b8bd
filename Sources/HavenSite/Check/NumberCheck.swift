package import HavenDiagnostics
import HavenDirectory

/// Checks every number that a page offers to dial or text, whoever wrote the link.
///
/// Facts of resources are checked where they are written. A `tel:` link in an article, a menu or a
/// template has no such place, so it is checked here, by the same rules.
package struct NumberCheck: Sendable {
    package init() {}

    /// Reports each wrong number once, at the first page that has it.
    package func check(_ pages: [LinkCheck.Page]) -> [Diagnostic] {
        var verdicts: [String: ValueProblem?] = [:]
        var places: [String: (first: OutputPath, count: Int)] = [:]
        for page in pages {
            for link in Set(page.facts.numberLinks).sorted() {
                let verdict = verdicts[link]
                let problem = verdict ?? Self.problem(of: link)
                if verdict == nil { verdicts[link] = .some(problem) }
                guard problem != nil else { continue }
                let known = places[link]
                places[link] = (known?.first ?? page.path, (known?.count ?? 0) + 1)
            }
        }
        return places.sorted { $0.key < $1.key }.compactMap { link, place in
            guard case .some(.some(let problem)) = verdicts[link] else { return nil }
            return .wrongNumber(link, problem, at: place.first, pages: place.count)
        }
    }

    private static func problem(of link: String) -> ValueProblem? {
        let isText = link.lowercased().hasPrefix("sms:")
        let number = link.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            .last.map { $0.prefix { $0 != "?" && $0 != ";" && $0 != "," } }
        let text = SiteURL.decoded(String(number ?? "")) ?? ""
        do throws(ValueProblem) {
            let (_, end) = try PhoneNumber.read(text, from: 0, allowingShortCodes: isText)
            guard end == text.utf8.count else {
                _ = try PhoneNumber(parsing: text)
                return nil
            }
            return nil
        } catch {
            return error
        }
    }
}

extension Diagnostic {
    fileprivate static func wrongNumber(
        _ link: String,
        _ problem: ValueProblem,
        at page: OutputPath,
        pages: Int
    ) -> Diagnostic {
        let notes: [Note] =
            pages > 1 ? [Note("and on \(pages - 1) more page\(pages == 2 ? "" : "s")")] : []
        return Diagnostic(
            .error,
            "wrong-number",
            "the link '\(link)' reaches nobody: \(problem.message)",
            at: SourceLocation(path: "Output/" + page.text),
            notes: notes,
            help: "correct the number, or link to the resource that has it: 'resource:988-lifeline'"
        )
    }
}
