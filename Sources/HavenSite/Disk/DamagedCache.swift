/// Says that what was remembered cannot be what an earlier build wrote, so that nothing of it may be used.
///
/// Never reaches people as it is: the build starts again without a memory and mentions it. What it wrote itself a moment before and cannot
/// read is an `EnvironmentFailure`.
struct DamagedCache: Error, Hashable {}
