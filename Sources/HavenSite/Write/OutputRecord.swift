/// What earlier builds wrote into an output folder, as far as it can be proven.
struct OutputRecord: Sendable {
    /// The manifest as it is in the output folder; `nil` if there is none.
    let manifestBytes: [UInt8]?
    /// Whether a build was killed while it moved files, so that its pending manifest is still there.
    let wasInterrupted: Bool
    /// The files and folders that are Haven's.
    ///
    /// After an interrupted build these are the files of the old manifest, and those of the pending one
    /// that have the very bytes it names: each file is moved whole, so one with other bytes was not moved
    /// by that build and is somebody else's.
    let owned: OutputManifest

    /// Reads the manifests of the output folder that `lock` is for.
    ///
    /// - Throws: `EnvironmentFailure` if one is damaged, of a later version, or not readable.
    init(of lock: BuildLock) throws {
        let settled = try Self.read(OwnNames.manifest, of: lock)
        self.manifestBytes = settled?.bytes
        let old = settled?.manifest ?? OutputManifest()
        guard let pending = try Self.read(OwnNames.pendingManifest, of: lock)?.manifest else {
            self.wasInterrupted = false
            self.owned = old
            return
        }
        self.wasInterrupted = true
        var moved = OutputManifest(folders: pending.folders)
        for (path, record) in pending.files where old.files[path] == nil {
            if Self.hasFile(record, at: path, in: lock.output) { moved.files[path] = record }
        }
        self.owned = old.union(moved)
    }

    private static func hasFile(
        _ record: OutputManifest.Record,
        at path: OutputPath,
        in output: borrowing Descriptor
    ) -> Bool {
        do throws(SystemFailure) {
            let file = try Descriptor(path.text, in: output, .read)
            let status = try file.status()
            guard status.kind == .file, status.size == record.size else { return false }
            return try file.hash() == record.hash
        } catch {
            // Missing, or not to be read: nothing that build moved there.
            return false
        }
    }

    private static func read(
        _ name: String,
        of lock: BuildLock
    ) throws -> (bytes: [UInt8], manifest: OutputManifest)? {
        let path = lock.outputPath + "/" + name
        let shown = EnvironmentFailure.printable(path)
        do {
            let bytes: [UInt8]
            do throws(SystemFailure) {
                guard let all = try Descriptor(name, in: lock.output, .read).readAll(limit: 1 << 30)
                else { throw SystemFailure.tooLarge }
                bytes = all
            } catch .missing {
                return nil
            } catch {
                throw EnvironmentFailure("read", path, error)
            }
            return (bytes, try OutputManifest(parsing: bytes))
        } catch OutputManifest.Problem.damaged {
            throw EnvironmentFailure(
                "the manifest '\(shown)' is damaged, so haven cannot tell its own files from others; "
                    + "move the output folder away and build again"
            )
        } catch OutputManifest.Problem.newer(let version) {
            throw EnvironmentFailure(
                "the manifest '\(shown)' was written by a later haven (format \(version)); "
                    + "use that haven or another output folder"
            )
        }
    }
}
