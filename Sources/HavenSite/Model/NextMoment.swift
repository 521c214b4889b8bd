import HavenDates
import HavenDirectory

/// When a site changes by itself, because something in it is dated.
enum NextMoment {
    /// The first moment after `instant` from which on the site may be another, both in seconds since 1970-01-01T00:00:00Z.
    ///
    /// Never later than the next midnight of the site: so whoever compares a day with today need not be known here, and only what has a
    /// time of the day is looked up.
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
            entry.resource.facts.meets.flatMap {
                NextMeeting(of: $0, after: instant, in: zone)?.start
            }
        }
        let midnight = midnight(after: instant, in: zone)
        return dates.lazy.filter { ($0.daysSinceEpoch + 2) * 86_400 > instant }
            .map(zone.instant).filter { $0 > instant }.min().map { min($0, midnight) } ?? midnight
    }

    /// The first moment after `instant` at which a day begins in a zone.
    static func midnight(after instant: Int, in zone: TimeZoneRules) -> Int {
        // No zone is a day from UTC, so the day there is at most one from that of UTC, and the next one at most two.
        let today = Int((Double(instant) / 86_400).rounded(.down))
        let starts = (today - 1...today + 2).map {
            zone.instant(of: CivilDate(daysSinceEpoch: $0))
        }
        guard let next = starts.first(where: { $0 > instant }) else {
            preconditionFailure("a zone that is more than a day from UTC")
        }
        return next
    }
}
