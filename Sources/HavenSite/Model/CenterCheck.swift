import HavenDates
import HavenDiagnostics

/// Warns of what is sound by itself and yet surely not meant: no crisis lines beside a text that needs them,
/// a license that has run out, a review in the future, a text for an entry that does not exist.
struct CenterCheck {
    private let site: Site

    init(site: Site) {
        self.site = site
    }

    /// The warnings, in the order of settings and pages.
    func diagnostics() -> [Diagnostic] {
        missingCrisisLines() + credentials() + site.pages.flatMap(reviews)
            + site.pages.flatMap(misnamed)
    }

    private func missingCrisisLines() -> [Diagnostic] {
        guard site.configuration.crisis.isEmpty else { return [] }
        // A directory of such lines is what others need beside them.
        let speaking = site.pages.filter {
            $0.listKind != "directory" && $0.text?.crisisTopics.isEmpty == false
        }
        guard let first = speaking.first else { return [] }
        return [
            .noCrisisLines(speaking.count, first: SourceLocation(path: first.madeFrom))
        ]
    }

    private func credentials() -> [Diagnostic] {
        let center = site.configuration.center
        return (center.licenses + center.accreditations).compactMap { credential in
            guard let expires = credential.expires,
                site.configuration.zone.instant(of: expires.value) <= site.instant
            else { return nil }
            return .expiredCredential(credential.name, expires)
        }
    }

    private func reviews(of page: Page) -> [Diagnostic] {
        guard page.file != nil, let review = page.frontMatter.reviewed, let date = review.date,
            site.configuration.zone.instant(of: date) > site.instant
        else { return [] }
        return [.futureReview(date, at: review.by.location)]
    }

    /// A page in a folder of the center's that is nearly the text of an entry.
    private func misnamed(_ page: Page) -> [Diagnostic] {
        guard page.kind == .page, let file = page.file,
            let folder = CenterFolder(rawValue: file.folder)
        else { return [] }
        let center = site.configuration.center
        let ids: [String] =
            switch folder {
            case .services: center.services.map(\.id)
            case .levelsOfCare: center.levelsOfCare.map(\.id)
            case .locations: center.locations.map(\.id)
            case .team: center.team.map(\.id)
            case .resources: []
            }
        guard let near = NearMiss.best(for: file.path.stem, among: ids) else { return [] }
        return [.almostAnEntry(file, near: near)]
    }
}

extension Diagnostic {
    static func noCrisisLines(_ count: Int, first: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning,
            "no-crisis-lines",
            "\(count) page\(count == 1 ? " speaks" : "s speak") of suicide or an overdose, and the site names no "
                + "crisis lines",
            at: SourceLocation(path: "Content/site.yaml"),
            notes: [.init("the first is this", at: first)],
            help: "add 'crisis: [988-lifeline, \"911\"]' with ids of resources in your directories"
        )
    }

    static func expiredCredential(_ name: String, _ expires: Located<CivilDate>) -> Diagnostic {
        Diagnostic(
            .warning,
            "expired-credential",
            "'\(name)' was valid until \(expires.value.iso)",
            at: expires.location,
            help: "write the new date, or remove the entry; the page says that it has run out"
        )
    }

    static func futureReview(_ date: CivilDate, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .warning,
            "future-review",
            "the review is dated \(date.iso), which is still to come",
            at: location,
            help: "write the day on which the text was checked"
        )
    }

    static func almostAnEntry(_ file: ContentFile, near: String) -> Diagnostic {
        Diagnostic(
            .warning,
            "almost-an-entry",
            "'\(file.path.stem)' is no id in site.yaml, so this is a page of its own",
            at: SourceLocation(path: file.displayPath),
            help: "did you mean '\(near).md', the text about that entry?"
        )
    }
}
