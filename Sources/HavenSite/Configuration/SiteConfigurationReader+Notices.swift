import HavenDates
import HavenDiagnostics
import HavenYAML

extension SiteConfigurationReader {
    /// `notice:` is a sentence, or a list of sentences and of mappings with dates.
    mutating func notices(
        _ fields: inout YAMLFields,
        in zone: TimeZoneRules
    ) -> [SiteConfiguration.Notice] {
        guard let node = fields.node("notice") else { return [] }
        guard case .sequence(let items) = node.content else {
            return notice(node, in: zone).map { [$0] } ?? []
        }
        return items.compactMap { notice($0, in: zone) }
    }

    private mutating func notice(
        _ node: YAMLNode,
        in zone: TimeZoneRules
    ) -> SiteConfiguration.Notice? {
        if let text = node.scalar?.text {
            return .init(text: text, link: nil, from: nil, until: nil)
        }
        var fields = YAMLFields(node, path: path)
        let text = fields.requiredText("text")
        let link = fields.locatedText("link")
        let from = date("from", &fields)
        let until = date("until", &fields)
        let untilRange = fields.keyRange("until")
        diagnostics += fields.finish(unknown: .refuse).diagnostics
        if let from, let until, zone.instant(of: until) <= zone.instant(of: from) {
            report(
                "notice-dates",
                "the notice would disappear before it appears",
                at: untilRange,
                help:
                    "write a later date for 'until'; a date without time is the midnight it begins with"
            )
        }
        return text.map { .init(text: $0, link: link, from: from, until: until) }
    }

    private mutating func date(_ key: String, _ fields: inout YAMLFields) -> CivilDate? {
        guard let text = fields.locatedText(key) else { return nil }
        if let date = CivilDate(parsing: text.value) { return date }
        diagnostics.append(.badDate(key, text))
        return nil
    }

    mutating func omittedPages(_ fields: inout YAMLFields) -> Set<StandardPage> {
        var omitted: Set<StandardPage> = []
        for name in fields.scalars("omit_pages") {
            if let page = StandardPage.omittable.first(where: { $0.rawValue == name.text }) {
                omitted.insert(page)
            } else {
                let known = StandardPage.omittable.map(\.rawValue)
                report(
                    "omitted-page",
                    "'\(name.text)' is no page that Haven makes by itself",
                    at: name.range,
                    help: NearMiss.help(for: name.text, among: known)
                        ?? "these can be left out: \(known.joined(separator: ", "))"
                )
            }
        }
        return omitted
    }
}
