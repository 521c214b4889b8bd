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
