import HavenDiagnostics
import HavenYAML

extension SiteConfigurationReader {
    /// `downloads:` with the formats in which resources can be downloaded; `off` for none.
    mutating func downloads(_ fields: inout YAMLFields) -> Set<DownloadFormat> {
        guard let node = fields.node("downloads") else { return Set(DownloadFormat.allCases) }
        if node.scalar?.text == "off" { return [] }
        var formats: Set<DownloadFormat> = []
        for word in fields.scalars("downloads") {
            if let format = DownloadFormat(rawValue: word.text) {
                formats.insert(format)
                continue
            }
            let names = DownloadFormat.allCases.map(\.rawValue)
            report(
                "downloads",
                "there is no download as '\(word.text)'",
                at: word.range,
                help: NearMiss.help(for: word.text, among: names)
                    ?? "known are \(names.joined(separator: ", ")); 'off' is for none"
            )
        }
        return formats
    }
}
