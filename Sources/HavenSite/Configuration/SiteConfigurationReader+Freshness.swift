import HavenDiagnostics
import HavenDirectory
import HavenYAML

extension SiteConfigurationReader {
    /// The most days that can be given: ten years.
    private static var mostDays: Int { 3650 }

    /// `freshness:` with the days that a check holds, by kind or as `other`; `off` asks for no reports.
    mutating func freshness(_ fields: inout YAMLFields) -> FreshnessPolicy? {
        guard let node = fields.node("freshness") else { return FreshnessPolicy() }
        if let scalar = node.scalar {
            if scalar.text == "off" { return nil }
            report(
                "freshness",
                "'\(scalar.text)' is no days for kinds of resources",
                at: scalar.range,
                help: "write 'freshness: {hotline: 90, other: 365}', or 'off'"
            )
            return FreshnessPolicy()
        }
        guard var inner = fields.fields("freshness") else { return FreshnessPolicy() }
        var days: [ResourceKind: Int] = [:]
        for kind in ResourceKind.allCases {
            days[kind] = inner.integer(kind.rawValue, in: 1...Self.mostDays)
        }
        let other = inner.integer("other", in: 1...Self.mostDays)
        diagnostics += inner.finish(unknown: .refuse).diagnostics
        return FreshnessPolicy(days: days, otherwise: other)
    }
}
