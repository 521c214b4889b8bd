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
