import HavenDates
package import HavenDiagnostics
import HavenDirectory
import HavenYAML

/// Reads `site.yaml` by its schema; what is wrong is reported and replaced by its default, so that the
/// rest of the build can report its own mistakes in the same run.
package struct SiteConfigurationReader {
    /// The version of the format that this Haven reads.
    package static let format = 1

    let path: String
    var diagnostics: [Diagnostic] = []

    private init(path: String) {
        self.path = path
    }

    /// Reads the file's bytes; `baseURL` is what `--base-url` said and wins over `url:`.
    package static func read(
        _ bytes: [UInt8],
        path: String,
        baseURL: SiteURL?
    ) -> (configuration: SiteConfiguration, diagnostics: [Diagnostic]) {
        var reader = SiteConfigurationReader(path: path)
        var (node, problems) = YAMLReader.read(bytes, range: 0..<bytes.count, path: path)
        if node == nil, problems.isEmpty { problems.append(.emptyConfiguration(path)) }
        if let root = node, !root.isMapping {
            // Without one key, not one of them is missing.
            problems.append(
                .configurationIsNoMapping(at: SourceLocation(path: path, range: root.range))
            )
            node = nil
        }
        reader.diagnostics += problems
        let configuration = reader.configuration(from: node, baseURL: baseURL)
        if case .mapping(let entries)? = node?.content {
            reader.reportDenied(
                configuration.denied,
                in: bytes,
                but: entries.first { $0.key == "denied_facts" }
            )
        }
        return (configuration, reader.diagnostics)
    }

    /// What a build goes on with, to report more, if there is no `site.yaml`.
    package static func fallback(baseURL: SiteURL?) -> SiteConfiguration {
        var reader = SiteConfigurationReader(path: "Content/site.yaml")
        return reader.configuration(from: nil, baseURL: baseURL)
    }

    private mutating func configuration(
        from node: YAMLNode?,
        baseURL: SiteURL?
    )
        -> SiteConfiguration
    {
        var fields = YAMLFields(node ?? .emptyMapping, path: path)
        let isReal = node != nil
        checkFormat(&fields, isReal: isReal)
        let title = isReal ? fields.requiredText("title") : nil
        let url = siteURL(&fields, isReal: isReal)
        let zone = timeZone(&fields)
        let language = language(&fields)
        let description = fields.text("description")
        let notices = notices(&fields, in: zone ?? .utc)
        let indexing = fields.flag("indexing")
        var centerReader = CenterReader(path: path)
        let center = centerReader.center(fields.fields("center"), siteTitle: title ?? "")
        diagnostics += centerReader.diagnostics
        let freshness = freshness(&fields)
        let facets = facets(&fields)
        let downloads = downloads(&fields)
        let denied = deniedFacts(&fields)
        let crisis = fields.located("crisis")
        let menus = menus(fields.fields("menus"))
        let taxonomies = taxonomies(fields.node("taxonomies"))
        let pagination = fields.integer("pagination", in: 1...1000)
        let rawHTML = fields.oneOf("raw_html", [("refuse", false), ("allow", true)])
        let params = fields.fields("params")?.finish(unknown: .nearMissOnly).remaining
        let shareImage = shareImage(fields.fields("share_image"))
        let omitted = omittedPages(&fields)
        diagnostics += fields.finish(unknown: .refuse).diagnostics
        let ownURL = url ?? baseURL ?? Self.placeholderURL
        return SiteConfiguration(
            isKnown: isReal,
            title: title ?? "",
            url: baseURL ?? url ?? Self.placeholderURL,
            host: ownURL.host,
            ownPath: String(ownURL.basePath.dropFirst()),
            zone: zone ?? .utc,
            language: language ?? "en",
            description: description,
            notices: notices,
            indexing: indexing ?? true,
            center: center,
            freshness: freshness,
            facets: facets,
            downloads: downloads,
            denied: denied,
            crisis: crisis,
            menus: menus,
            taxonomies: taxonomies,
            pagination: pagination ?? 20,
            allowsRawHTML: rawHTML ?? false,
            params: params ?? [],
            shareImage: shareImage,
            omittedPages: omitted
        )
    }

    /// Stands in for a URL that was reported as missing or malformed; nothing is written then.
    private static let placeholderURL: SiteURL = {
        guard let url = SiteURL(parsing: "https://site.invalid/") else {
            preconditionFailure("the placeholder is a sound URL")
        }
        return url
    }()

    private mutating func checkFormat(_ fields: inout YAMLFields, isReal: Bool) {
        guard isReal, fields.requiredText("format") != nil, let format = fields.scalar("format"),
            format.text != String(Self.format)
        else { return }
        report(
            "site-format",
            "format is \(format.text); this Haven reads format \(Self.format)",
            at: format.range,
            help: "write 'format: \(Self.format)', or use the Haven that this site was made for"
        )
    }

    private mutating func siteURL(_ fields: inout YAMLFields, isReal: Bool) -> SiteURL? {
        guard isReal, fields.requiredText("url") != nil, let text = fields.scalar("url") else {
            return nil
        }
        if let url = SiteURL(parsing: text.text) { return url }
        report(
            "site-url",
            "url must be an absolute http or https URL without query or fragment",
            at: text.range,
            help: "write where the site will live, such as 'https://example.org/'"
        )
        return nil
    }

    private mutating func timeZone(_ fields: inout YAMLFields) -> TimeZoneRules? {
        guard let name = fields.scalar("timezone") else { return nil }
        if let zone = TimeZoneRules(named: name.text) { return zone }
        report(
            "unknown-timezone",
            "unknown time zone '\(name.text)'",
            at: name.range,
            help: "use a name of the IANA database, such as 'America/Chicago'"
        )
        return nil
    }

    private mutating func language(_ fields: inout YAMLFields) -> String? {
        guard let tag = fields.scalar("language") else { return nil }
        if Self.isLanguageTag(tag.text) { return tag.text }
        report(
            "language-tag",
            "'\(tag.text)' is not the tag of a language",
            at: tag.range,
            help: "write a tag such as 'en', 'es' or 'es-MX'"
        )
        return nil
    }

    /// Whether a text has the form of a BCP 47 tag: subtags of letters and digits, the first of two or
    /// three letters.
    private static func isLanguageTag(_ text: String) -> Bool {
        let subtags = text.split(separator: "-", omittingEmptySubsequences: false)
        return subtags.enumerated().allSatisfy { index, subtag in
            let length = subtag.utf8.count
            return subtag.allSatisfy { $0.isASCII && ($0.isLetter || index > 0 && $0.isNumber) }
                && (index == 0 ? (2...3).contains(length) : (1...8).contains(length))
        }
    }

    mutating func report(
        _ id: DiagnosticID,
        _ message: String,
        at range: SourceRange?,
        help: String?
    ) {
        diagnostics.append(
            Diagnostic(
                .error,
                id,
                message,
                at: SourceLocation(path: path, range: range),
                help: help
            )
        )
    }
}

extension YAMLNode {
    fileprivate var isMapping: Bool {
        switch content {
        case .mapping: true
        case .scalar, .sequence: false
        }
    }

    /// A mapping without entries, for a key that was left out.
    static let emptyMapping = YAMLNode(.mapping([]), range: SourceRange(0, 0))
}

extension YAMLFields {
    /// The texts of a list, or one text, with their places.
    mutating func located(_ key: String) -> [Located<String>] {
        scalars(key).map {
            Located($0.text, at: SourceLocation(path: path, range: $0.range))
        }
    }

    /// One text with its place.
    mutating func locatedText(_ key: String) -> Located<String>? {
        scalar(key).map { Located($0.text, at: SourceLocation(path: path, range: $0.range)) }
    }
}

extension String {
    /// The text with its first letter in upper case.
    var capitalizedFirst: String {
        prefix(1).uppercased() + dropFirst()
    }
}

extension Diagnostic {
    static func configurationIsNoMapping(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            "wrong-type",
            "settings are lines of 'key: value', and this is something else",
            at: location,
            help: "begin each line with its key: 'format: 1', 'title: …', 'url: …'"
        )
    }

    static func emptyConfiguration(_ path: String) -> Diagnostic {
        Diagnostic(
            .error,
            "site-empty",
            "the site's settings are empty",
            at: SourceLocation(path: path, range: SourceRange(0, 0)),
            help: "it needs at least 'format: 1', 'title:' and 'url:'"
        )
    }
}
