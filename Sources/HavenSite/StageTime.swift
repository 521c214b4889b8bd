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
