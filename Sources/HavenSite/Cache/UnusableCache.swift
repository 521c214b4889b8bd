/// Says that the machine does not let a build keep its memory: a permission, a full disk, something else in the way.
///
/// Never ends a build: what is remembered only saves time. The build does without and mentions it.
struct UnusableCache: Error, Hashable {
    /// For people, as `EnvironmentFailure` puts it.
    let description: String

    init(_ attempt: String, _ path: String, _ reason: SystemFailure) {
        description = EnvironmentFailure(attempt, path, reason).description
    }

    init(_ failure: EnvironmentFailure) {
        description = failure.description
    }
}
