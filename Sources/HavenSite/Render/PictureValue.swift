import HavenTemplates

extension RenderModel {
    /// A picture as templates see it; `page` is the one whose file names it.
    func value(of picture: Picture, from page: Page) -> TemplateValue {
        .map([
            "url": .string(href(picture.source.value, from: page)),
            "permalink": .text(absolute(picture.source.value, from: page)),
            "alt": .string(picture.alt),
        ])
    }

    /// The picture that stands for a page where links are shared: its own if networks can show it, else that
    /// of the site.
    func shareImage(of page: Page) -> TemplateValue {
        guard let own = page.frontMatter.image, own.isRaster else { return siteShareImage }
        return reachable(own, from: page)
    }

    /// The picture of `share_image:` in `site.yaml`.
    var siteShareImage: TemplateValue {
        configuration.shareImage.map { reachable($0, from: site[site.home]) } ?? .none
    }

    /// A picture that is there; one that is missing has been reported.
    private func reachable(_ picture: Picture, from page: Page) -> TemplateValue {
        absolute(picture.source.value, from: page) == nil ? .none : value(of: picture, from: page)
    }

    /// The language and the place of a page, as Open Graph wants them: `en_US`.
    ///
    /// The place is that of the language tag, else the country of the center; without either there is none.
    func locale(of page: Page) -> String? {
        let subtags = page.language.split(separator: "-")
        let region = subtags.dropFirst().first { $0.utf8.count == 2 }.map(String.init)
        guard let language = subtags.first,
            let place = region ?? configuration.center.locations.compactMap(\.country).first
        else { return nil }
        return language.lowercased() + "_" + place.uppercased()
    }
}
