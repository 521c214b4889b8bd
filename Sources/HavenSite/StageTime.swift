/// How much time has gone by.
package struct StageTime: Hashable, Sendable {
    /// By the clock on the wall, in seconds.
    package var wall: Double
    /// Of all threads of the process together, in seconds.
    package var work: Double

    package init(wall: Double, work: Double) {
        self.wall = wall
        self.work = work
    }

    static func - (left: StageTime, right: StageTime) -> StageTime {
        StageTime(wall: left.wall - right.wall, work: left.work - right.work)
    }
}

/// What took how long in a build.
package struct BuildTimings: Sendable {
    /// One stage, or what else took time of its own.
    package struct Stage: Sendable {
        package let name: String
        package let time: StageTime
    }

    /// One template of whole files: with all that it includes.
    package struct Template: Sendable {
        package let name: String
        package internal(set) var files: Int
        /// In seconds, of the threads that ran it.
        package internal(set) var seconds: Double

        mutating func add(_ seconds: Double) {
            files += 1
            self.seconds += seconds
        }
    }

    /// In the order of the line.
    package internal(set) var stages: [Stage] = []
    /// The costliest first.
    package internal(set) var templates: [Template] = []
}

/// Takes the times of the stages of a build, if somebody wants to know.
struct StageClock {
    private let stopwatch: (@Sendable () -> StageTime)?
    private var last: StageTime?
    private(set) var timings = BuildTimings()

    init(_ stopwatch: (@Sendable () -> StageTime)?) {
        self.stopwatch = stopwatch
        last = stopwatch?()
    }

    /// Notes that a stage has ended.
    mutating func ended(_ name: String) {
        guard let now = stopwatch?(), let last else { return }
        timings.stages.append(.init(name: name, time: now - last))
        self.last = now
    }

    /// Notes what the workers spent on templates.
    mutating func add(_ templates: [[String: BuildTimings.Template]]) {
        var all: [String: BuildTimings.Template] = [:]
        for templates in templates {
            all.merge(templates) { known, other in
                var sum = known
                sum.files += other.files
                sum.seconds += other.seconds
                return sum
            }
        }
        timings.templates = all.values.sorted { ($1.seconds, $0.name) < ($0.seconds, $1.name) }
    }
}
