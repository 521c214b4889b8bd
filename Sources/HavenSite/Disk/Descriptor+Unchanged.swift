extension Descriptor {
    /// Makes sure that a file in this folder has the bytes that it had when it was known.
    ///
    /// Reads the whole file if its stamp cannot tell: if it was changed shortly before `time`, or later. Whatever is in the way of that will be
    /// reported where the file is written.
    ///
    /// - Parameters:
    ///   - path: The path below this folder; folders on the way may be links, the file may not.
    ///   - known: Its stamp then.
    ///   - content: The hash of its bytes then.
    ///   - time: When that was, in nanoseconds since 1970 by the clock of the file system.
    /// - Returns: Its stamp now; `nil` if it has other bytes or cannot be read.
    func stamp(
        ofUnchanged path: String,
        known: FileStamp,
        content: ContentHash,
        at time: Int64
    ) -> FileStamp? {
        do throws(SystemFailure) {
            let status = try self.status(of: path)
            guard status.kind == .file, status.size == known.size else { return nil }
            if status.stamp == known, !known.isRecent(at: time) { return known }
            let file = try Descriptor(path, in: self, .read)
            return try file.hash() == content ? status.stamp : nil
        } catch {
            return nil
        }
    }
}
