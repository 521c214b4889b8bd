import HavenDiagnostics

/// Builds a project, as often as it is asked to, and remembers from one time to the next what was made of what.
///
/// `haven build` asks once, and finds what the last `haven build` remembered in `.haven/cache`. A program that stays alive, such as a live
/// preview, asks again with the paths that were changed; what it remembers stays in memory, and on the disk as well.
package struct BuildSession: ~Copyable {
    /// What may have changed since the last update.
    package enum Changes: Sendable {
        /// Anything: all folders are listed again.
        case unknown
        /// Nothing but these files and folders, relative to the project, whether they came, went or were written to.
        case paths(Set<String>)
    }

    private let options: BuildOptions
    private let project: FolderReader
    /// What the last update listed.
    private var listing: SourceListing?
    /// What the last update remembered, and what of it is on the disk.
    private var memory: Memory?
    /// What the last update worked with, kept as long as the session so that it need not be taken apart before.
    private var workings: Build.Workings?

    private struct Memory {
        var build: BuildMemory
        var head: CacheHead
    }

    /// - Throws: `EnvironmentFailure` if the project folder cannot be opened.
    package init(_ options: BuildOptions) throws {
        self.options = options
        self.project = try FolderReader(project: options.project)
    }

    /// Builds a project once.
    ///
    /// - Throws: `EnvironmentFailure` for a disk, a permission or another build in the way.
    package static func build(_ options: BuildOptions) throws -> BuildReport {
        var session = try BuildSession(options)
        return try session.update()
    }

    /// Brings the output folder up to date.
    ///
    /// - Returns: What a build of the same sources without any memory would report, and which files it wrote.
    /// - Throws: `EnvironmentFailure` for a disk, a permission or another build in the way.
    package mutating func update(_ changes: Changes = .unknown) throws -> BuildReport {
        workings = nil
        let lock = try BuildLock.acquire(project: options.project, output: options.outputFolder)
        let listing = try list(changes)
        self.listing = listing
        guard let program = options.program else { return try buildAnew(listing, lock) }
        var notes: [String] = []
        do {
            let cache = try CacheFolder(lock, program: program)
            switch try start(changes, listing, lock, cache) {
            case .unchanged(let report): return report
            case .with(let memory):
                do {
                    return try build(on: memory, besides: changes, listing, lock, cache)
                } catch is DamagedCache {
                    notes.append(Self.damaged)
                }
            case .without(let reason):
                if let reason { notes.append(reason) }
            }
            memory = nil
            try cache.clear()
            let bodies = Bodies(store: try cache.bodies(1, end: 0), generation: 1)
            return try build(listing, lock, bodies, cache, notes)
        } catch let cache as UnusableCache {
            var report = try buildAnew(listing, lock)
            report.notes = notes + [cache.description]
            return report
        } catch is DamagedCache {
            throw Self.lost
        }
    }

    private static let damaged = "the cache in .haven is damaged, so everything is made again"
    /// What is damaged if there is no memory: something that this very build wrote.
    private static let lost = EnvironmentFailure(
        "could not read back what was just written to '\(OwnNames.projectFolder)'; check the disk, then build again"
    )

    /// How an update begins.
    private enum Start {
        /// There is nothing to do.
        case unchanged(BuildReport)
        case with(Memory)
        /// Without a memory; why one that is there is of no use.
        case without(String?)
    }

    private mutating func start(
        _ changes: Changes,
        _ listing: SourceListing,
        _ lock: BuildLock,
        _ cache: CacheFolder
    ) throws -> Start {
        switch cache.find() {
        case .nothing: return .without(nil)
        case .useless(let reason): return .without("\(reason), so everything is made again")
        case .head(let head, let time):
            if case .unknown = changes,
                let report = UnchangedCheck(head, time: time, options, lock)
                    .report(listing, project)
            {
                cache.confirm(at: lock.time)
                memory?.build.time = lock.time
                return .unchanged(report)
            }
            do {
                return .with(try memory(of: head, time: time, cache))
            } catch {
                return .without(Self.damaged)
            }
        }
    }

    /// Builds with no memory, and leaves none.
    private mutating func buildAnew(
        _ listing: SourceListing,
        _ lock: BuildLock
    ) throws -> BuildReport {
        memory = nil
        do {
            let outcome = try Build(
                options: options,
                project: project,
                lock: lock,
                listing: listing,
                bodies: try BodyStore(project: options.project),
                memory: nil
            ).run()
            workings = outcome.workings
            return outcome.report
        } catch is DamagedCache {
            throw Self.lost
        }
    }

    private struct Bodies {
        let store: BodyStore
        let generation: Int
    }

    private func memory(
        of head: CacheHead,
        time: Int64,
        _ cache: CacheFolder
    ) throws(DamagedCache) -> Memory {
        // Between two updates another program may have built the project.
        if let memory, memory.head.generation == head.generation,
            memory.head.sources == head.sources, memory.head.answers == head.answers
        {
            return memory
        }
        return Memory(build: try cache.memory(of: head, time: time), head: head)
    }

    /// Builds with what is remembered.
    private mutating func build(
        on memory: Memory,
        besides changes: Changes,
        _ listing: SourceListing,
        _ lock: BuildLock,
        _ cache: CacheFolder
    ) throws -> BuildReport {
        var known = memory
        if case .paths(let paths) = changes {
            // Somebody says that they changed, so their stamps are not believed; nor are those of links, which may lead to them.
            let links = listing.entries.filter(\.isLink).map(\.path)
            let doubted = paths.union(links)
            known.build.sources.records = known.build.sources.records.filter { record in
                !doubted.contains(record.value.parsed.file.displayPath)
            }
        }
        self.memory = known
        // The file of bodies only ever grows; when most of it is of no more use, a new one is begun.
        let isBloated = memory.head.bodyEnd > 2 * memory.build.sources.bodyBytes + 1 << 20
        if isBloated { self.memory?.build.sources.records = [:] }
        let generation = memory.head.bodyGeneration + (isBloated ? 1 : 0)
        let end = isBloated ? 0 : memory.head.bodyEnd
        let bodies = Bodies(store: try cache.bodies(generation, end: end), generation: generation)
        return try build(listing, lock, bodies, cache, [])
    }

    private mutating func build(
        _ listing: SourceListing,
        _ lock: BuildLock,
        _ bodies: Bodies,
        _ cache: CacheFolder,
        _ notes: [String]
    ) throws -> BuildReport {
        let outcome = try Build(
            options: options,
            project: project,
            lock: lock,
            listing: listing,
            bodies: bodies.store,
            memory: memory?.build
        ).run()
        workings = outcome.workings
        var report = outcome.report
        report.notes = notes
        guard let sources = outcome.sources, let outputs = outcome.outputs else { return report }
        do throws(UnusableCache) {
            memory = try save(
                BuildMemory(sources: sources, outputs: outputs, time: lock.time),
                outcome,
                listing,
                bodies,
                cache
            )
        } catch {
            // The site is built; only the next build has more to do.
            report.notes.append(error.description)
            memory = nil
        }
        return report
    }

    private func save(
        _ build: BuildMemory,
        _ outcome: Build.Outcome,
        _ listing: SourceListing,
        _ bodies: Bodies,
        _ cache: CacheFolder
    ) throws(UnusableCache) -> Memory {
        let manifest = try Self.manifest(in: options.outputFolder)
        let generation = (memory?.head.generation ?? 0) + 1
        let head = try cache.save(
            build,
            generation: generation,
            bodies: bodies.generation
        ) { sources, answers in
            CacheHead(
                options: options.fingerprint,
                listing: listing.fingerprint,
                newest: listing.newest,
                clock: options.clock,
                moment: outcome.moment,
                nextMoment: outcome.nextMoment,
                outputs: build.outputs.files.map {
                    CacheHead.Output(path: $0.path, content: $0.content, stamp: $0.stamp)
                },
                manifest: manifest,
                report: outcome.report,
                generation: generation,
                bodyGeneration: bodies.generation,
                bodyEnd: bodies.store.end,
                sources: sources,
                answers: answers
            )
        }
        return Memory(build: build, head: head)
    }

    private static func manifest(
        in output: String
    ) throws(UnusableCache) -> CacheHead.Manifest {
        do throws(SystemFailure) {
            let file = try Descriptor(output + "/" + OwnNames.manifest, .read)
            return CacheHead.Manifest(content: try file.hash(), stamp: try file.status().stamp)
        } catch {
            throw UnusableCache("read", output + "/" + OwnNames.manifest, error)
        }
    }

    /// The files of the project: all anew, or only those that are said to have changed.
    private func list(_ changes: Changes) throws -> SourceListing {
        if case .paths(let paths) = changes, let listing,
            let updated = try listing.updated(paths, project)
        {
            return updated
        }
        return try SourceListing(project)
    }
}
