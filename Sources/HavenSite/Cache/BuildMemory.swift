/// What a build leaves for the next one.
///
/// Without it, the next build does more work and comes to the same result.
struct BuildMemory: Sendable {
    var sources: SourceMemory
    /// What the output folder holds.
    var outputs: OutputMemory
    /// When the build began that noted this, in nanoseconds since 1970 by the clock of the file system: what was changed later than two
    /// seconds before is looked at, whatever its stamp says.
    var time: Int64
}
