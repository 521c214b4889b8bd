import HavenDates
import HavenDirectory
import HavenTemplates

/// Hours as data for a script that says whether someone is there now; docs/template-data.md describes it.
///
/// It holds what `Hours.isOpen(at:in:)` looks at and nothing else, so that the script can come to the same answer.
enum HoursData {
    /// The data of hours; `nil` if there is nothing to compute.
    ///
    /// Nothing is said of what is always the same: `24/7` without a day that differs, and `by appointment`. Nor of hours whose zone
    /// nobody knows: whether hours without one are in the zone of the site is for the caller to say.
    static func value(
        of hours: Hours?,
        isInZoneOfSite: Bool,
        siteZone: TimeZoneRules
    ) -> TemplateValue? {
        guard let hours, let zone = hours.zone ?? (isInZoneOfSite ? siteZone.name : nil),
            let week = week(of: hours)
        else { return nil }
        return .map([
            "zone": .string(zone),
            "week": .list(week.map(times)),
            "exceptions": .list(
                hours.exceptions.map { exception in
                    .list([
                        .string(exception.first.iso), .string(exception.last.iso),
                        times(exception.spans),
                    ])
                }
            ),
        ])
    }

    /// What begins on each day from Monday to Sunday; `nil` if there is nothing to compute.
    private static func week(of hours: Hours) -> [[Hours.Span]]? {
        switch hours.pattern {
        case .byAppointment: nil
        case .always:
            hours.exceptions.isEmpty ? nil : Weekday.allCases.map { _ in [.wholeDay] }
        case .weekly(let rules):
            Weekday.allCases.map { day in
                rules.filter { $0.days.contains(day) }.map(\.span)
            }
        }
    }

    private static func times(_ spans: [Hours.Span]) -> TemplateValue {
        .list(spans.map { .list([.int($0.opens), .int($0.closes)]) })
    }
}
