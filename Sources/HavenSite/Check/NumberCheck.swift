import HavenDiagnostics
import HavenDirectory

/// Checks every number that a page offers to dial or text, whoever wrote the link.
///
/// Facts of resources are checked where they are written. A `tel:` link in an article, a menu or a
/// template has no such place, so it is checked here, by the same rules.
struct NumberCheck {
    /// What is known of links: templates repeat them on every page.
    private var verdicts: [String: ValueProblem?] = [:]

    /// The links of a page that reach nobody, each once, sorted.
    mutating func wrong(in facts: HTMLFacts) -> [String] {
        var wrong: Set<String> = []
        for link in facts.numberLinks {
            let verdict = verdicts[link]
            let problem = verdict ?? Self.problem(of: link)
            if verdict == nil { verdicts[link] = .some(problem) }
            if problem != nil { wrong.insert(link) }
        }
        return wrong.sorted()
    }

    /// Reports each wrong number once, at the first page that has it.
    ///
    /// - Parameter pages: In the order of their paths.
    /// - Returns: The reports, by link.
    static func report(_ pages: [ExaminedPage]) -> [Diagnostic] {
        var places: [String: (first: OutputPath, count: Int)] = [:]
        for page in pages {
            for link in page.wrongNumbers {
                let known = places[link]
                places[link] = (known?.first ?? page.path, (known?.count ?? 0) + 1)
            }
        }
        return places.sorted { $0.key < $1.key }.compactMap { link, place in
            problem(of: link).map {
                .wrongNumber(link, $0, at: place.first, pages: place.count)
            }
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
