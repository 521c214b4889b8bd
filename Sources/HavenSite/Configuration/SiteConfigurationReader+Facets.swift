import HavenDiagnostics
import HavenYAML

extension SiteConfigurationReader {
    /// `facets:` with `lists` (the sides from which resources are listed), `pairs` (two sides at once) and `pages` (the most pages of all).
    mutating func facets(_ fields: inout YAMLFields) -> FacetSettings {
        guard var inner = fields.fields("facets") else { return FacetSettings() }
        var facets = ResourceFacet.allCases
        if inner.keyRange("lists") != nil {
            facets = inner.scalars("lists").compactMap { facet($0) }
        }
        var pairs: [FacetSettings.Pair] = []
        for node in inner.list("pairs") {
            guard case .sequence(let nodes) = node.content, nodes.count == 2 else {
                report(
                    "facets",
                    "a pair is a list of two",
                    at: node.range,
                    help: "write it as '[kind, state]'"
                )
                continue
            }
            let both = nodes.compactMap { $0.scalar.flatMap { facet($0) } }
            guard both.count == 2 else { continue }
            guard both[0] != both[1] else {
                report("facets", "a pair is of two different ones", at: node.range, help: nil)
                continue
            }
            guard !pairs.contains(where: { Set([$0.first, $0.second]) == Set(both) }) else {
                report("facets", "this pair is written twice", at: node.range, help: "keep one")
                continue
            }
            pairs.append(FacetSettings.Pair(first: both[0], second: both[1]))
        }
        let budget = inner.integer("pages", in: 0...1_000_000)
        diagnostics += inner.finish(unknown: .refuse).diagnostics
        return FacetSettings(facets: facets, pairs: pairs, budget: budget ?? 2000)
    }

    private mutating func facet(_ scalar: YAMLScalar) -> ResourceFacet? {
        if let facet = ResourceFacet(rawValue: scalar.text) { return facet }
        let names = ResourceFacet.allCases.map(\.rawValue)
        report(
            "facets",
            "resources cannot be listed by '\(scalar.text)'",
            at: scalar.range,
            help: NearMiss.help(for: scalar.text, among: names)
                ?? "known are \(names.joined(separator: ", "))"
        )
        return nil
    }
}
