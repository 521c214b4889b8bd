import ArgumentParser
import HavenSite

/// The value of `--base-url`.
struct BaseURL: ExpressibleByArgument {
    let url: SiteURL

    init?(argument: String) {
        guard let url = SiteURL(parsing: argument) else { return nil }
        self.url = url
    }
}
