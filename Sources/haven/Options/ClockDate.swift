import ArgumentParser
import HavenDates
import HavenSite

/// The value of `--clock`.
struct ClockDate: ExpressibleByArgument {
    let date: CivilDate

    init?(argument: String) {
        guard let date = CivilDate(parsing: argument) else { return nil }
        self.date = date
    }
}
