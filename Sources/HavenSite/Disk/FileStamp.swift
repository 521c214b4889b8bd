/// What tells that a file is the one seen before, without reading it.
///
/// The time of the last change of the node (`ctime`) is in it because no program can set it back: a file that was edited and given
/// its old time of modification, or replaced by another of the same size, has another stamp.
struct FileStamp: Hashable, Sendable {
    /// In bytes.
    let size: Int
    /// When the contents were last changed, in nanoseconds since 1970.
    let modification: Int64
    /// When contents, name, owner or rights were last changed, in nanoseconds since 1970.
    let change: Int64
    let node: UInt64

    /// How long a clock of a file system may stand still, and two writes look like one: two seconds, as on FAT.
    static let grain: Int64 = 2_000_000_000

    /// Whether the file was changed so short before `time`, or after it, that a later change could have the same stamp.
    ///
    /// - Parameter time: When the stamp was noted, in nanoseconds since 1970, by the clock of the file system.
    /// - Returns: True if the stamp proves nothing.
    func isRecent(at time: Int64) -> Bool {
        max(modification, change) > time - Self.grain
    }
}

extension FileStatus {
    var stamp: FileStamp {
        FileStamp(size: size, modification: modification, change: change, node: node)
    }
}
