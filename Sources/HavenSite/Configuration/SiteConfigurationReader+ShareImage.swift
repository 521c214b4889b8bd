import HavenDiagnostics
import HavenYAML

extension SiteConfigurationReader {
    /// Networks show pictures of points only, so a picture of another kind would have no effect.
    mutating func shareImage(_ fields: YAMLFields?) -> Picture? {
        guard var fields else { return nil }
        let source = fields.requiredText("src") == nil ? nil : fields.locatedText("src")
        let alt = fields.requiredText("alt")
        diagnostics += fields.finish(unknown: .refuse).diagnostics
        guard let source, let alt else { return nil }
        let picture = Picture(source: source, alt: alt)
        guard picture.isRaster else {
            report(
                "share-image-format",
                "networks do not show a picture of this format beside a link",
                at: source.location.range,
                help: "use a picture whose name ends with "
                    + Picture.rasterEndings.joined(separator: ", ")
            )
            return nil
        }
        return picture
    }
}
