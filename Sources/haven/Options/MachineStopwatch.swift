import HavenSite

#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Time on the wall and the work of this process so far.
enum MachineStopwatch {
    static func now() -> StageTime {
        StageTime(wall: seconds(CLOCK_MONOTONIC), work: seconds(CLOCK_PROCESS_CPUTIME_ID))
    }

    private static func seconds(_ clock: clockid_t) -> Double {
        var time = timespec()
        guard unsafe clock_gettime(clock, &time) == 0 else { return 0 }
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
}
