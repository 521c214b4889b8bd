package import HavenDates

/// The instant a build believes in; nothing else in the library knows what time it is.
package enum BuildClock: Sendable, Hashable {
    /// The time of the machine, in seconds since 1970-01-01T00:00:00Z.
    case now(Int)
    /// What `--clock` said; a day without time is its midnight in the zone of the site.
    case set(CivilDate)

    /// The instant in seconds since 1970-01-01T00:00:00Z.
    package func instant(in zone: TimeZoneRules) -> Int {
        switch self {
        case .now(let seconds): seconds
        case .set(let date): zone.instant(of: date)
        }
    }
}
