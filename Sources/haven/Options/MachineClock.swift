import Foundation
import HavenSite

/// The one place where the time of the machine is read.
enum MachineClock {
    static var now: BuildClock { .now(Int(Date().timeIntervalSince1970)) }
}
