import HavenDiagnostics

/// Finds out whether there is anything to do at all.
///
/// If all sources, options and the moment are those of the last sound build, and the output folder holds what that build left there,
/// then that build's report is the report.
struct UnchangedCheck: ~Copyable {
    private let head: CacheHead
    private let time: Int64
    private let options: BuildOptions
    private let lock: BuildLock

    init(_ head: CacheHead, time: Int64, _ options: BuildOptions, _ lock: BuildLock) {
        self.head = head
        self.time = time
        self.options = options
        self.lock = lock
    }

    /// The report of a build that changes nothing; `nil` if something may have to be done.
    func report(_ listing: SourceListing, _ project: FolderReader) -> BuildReport? {
        guard head.options == options.fingerprint, head.listing == listing.fingerprint,
            head.newest <= time - FileStamp.grain, isSameMoment, isOutputIntact()
        else { return nil }
        let known = head.report
        return BuildReport(
            sources: known.sources,
            diagnostics: known.diagnostics,
            excerpts: LoadedSources.excerpts(
                for: known.diagnostics,
                listed: Set(listing.entries.map(\.path)),
                from: project
            ),
            pages: known.pages,
            written: WriteSummary(
                written: [],
                unchanged: head.outputs.map(\.path),
                removed: []
            ),
            rendered: [],
            url: known.url,
            timings: BuildTimings()
        )
    }

    /// Whether nothing that is dated has changed since the build.
    ///
    /// A day that `--clock` names is one in the zone of the site, which is not known here.
    private var isSameMoment: Bool {
        switch options.clock {
        case .now(let moment): head.moment <= moment && moment < head.nextMoment
        case .set: head.clock == options.clock
        }
    }

    /// Whether no folder of the output has been replaced by a link, behind which its files would be found all the same.
    private func areFoldersReal() -> Bool {
        var last: [UInt8] = []
        for output in head.outputs {
            let path = Array(output.path.text.utf8)
            // Paths are sorted, so the folders that two of them share have just been looked at.
            let shared = zip(last, path).prefix { $0 == $1 }.count
            for (position, byte) in path.enumerated().dropFirst(shared)
            where byte == UInt8(ascii: "/") {
                let folder = String(decoding: path[..<position], as: UTF8.self)
                guard (try? lock.output.status(of: folder).kind) == .folder else { return false }
            }
            last = path
        }
        return true
    }

    private func isOutputIntact() -> Bool {
        // A build that was killed left its list or its staged files.
        for name in [OwnNames.pendingManifest, OwnNames.stagingInOutput]
        where (try? lock.output.status(of: name)) != nil { return false }
        guard
            lock.output.stamp(
                ofUnchanged: OwnNames.manifest,
                known: head.manifest.stamp,
                content: head.manifest.content,
                at: time
            ) != nil
        else { return false }
        guard areFoldersReal() else { return false }
        let starts = Array(stride(from: 0, to: head.outputs.count, by: 256))
        return starts.concurrentMap(threads: options.threads, chunk: 1) { start in
            head.outputs[start..<min(start + 256, head.outputs.count)].allSatisfy { output in
                lock.output.stamp(
                    ofUnchanged: output.path.text,
                    known: output.stamp,
                    content: output.content,
                    at: time
                ) != nil
            }
        }.allSatisfy(\.self)
    }
}
