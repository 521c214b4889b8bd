/// Says that what was remembered cannot be what an earlier build wrote, so that nothing of it may be used.
///
/// Never reaches people as a failure: the build starts again without a memory and mentions it.
struct DamagedCache: Error, Hashable {}
