import HavenDirectory

/// When a site changes by itself, because something in it is dated.
enum NextMoment {
    /// The first moment after `instant`, in seconds since 1970-01-01T00:00:00Z, from which on the site may be another; `Int.max` if it never
    /// changes by itself.
    static func after(
        _ instant: Int,
        sources: [ParsedSource],
        site: Site
    ) -> Int {
        let zone = site.configuration.zone
        let center = site.configuration.center
        var dates: [CivilDate] = []
        for source in sources {
            let matter = source.frontMatter
            dates += [matter.publishDate ?? matter.date, matter.expiryDate].compactMap(\.self)
        }
        for notice in site.configuration.notices {
            dates += [notice.from, notice.until].compactMap(\.self)
        }
        dates += (center.licenses + center.accreditations).compactMap(\.expires?.value)
        dates += site.resources.compactMap { entry in
            entry.resource.meets.flatMap { NextMeeting(of: $0, after: instant, in: zone)?.start }
        }
        return dates.lazy.filter { ($0.daysSinceEpoch + 2) * 86_400 > instant }
            .map(zone.instant).filter { $0 > instant }.min() ?? .max
    }
}
