import HavenDiagnostics

/// The first file of a cache: enough to tell that nothing was changed, and the names of the others.
///
/// Small, because a build with nothing to do reads nothing else.
struct CacheHead: Sendable {
    /// An output file as it was left.
    struct Output: Sendable {
        let path: OutputPath
        let content: ContentHash
        let stamp: FileStamp
    }

    /// The manifest as it was left.
    struct Manifest: Sendable {
        let content: ContentHash
        let stamp: FileStamp
    }

    /// All options that the result depends on.
    let options: UInt64
    /// Of the names and stamps of all sources.
    let listing: UInt64
    /// When the newest of them was changed.
    let newest: Int64
    /// What the build was told of the time.
    let clock: BuildClock
    /// The moment that it believed in, and the first later one at which something that is dated changes.
    let moment: Int
    let nextMoment: Int
    let outputs: [Output]
    /// Haven's own list of what it wrote, in the output folder.
    let manifest: Manifest
    let report: BuildReport
    /// The other files of this cache have this number in their names.
    let generation: Int
    /// The file of bodies has this one, because it goes on from one cache to the next.
    let bodyGeneration: Int
    let bodyEnd: Int
    /// Of the other files.
    let sources: ContentHash
    let answers: ContentHash
}

extension CacheHead.Output: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(path.text)
        writer.write(content)
        writer.write(stamp)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        guard let path = try? OutputPath(try reader.text()) else { throw DamagedCache() }
        self.init(path: path, content: try reader.read(), stamp: try reader.read())
    }
}

extension CacheHead: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(word: options)
        writer.write(word: listing)
        writer.write(Int(newest))
        writer.write(clock)
        writer.write(moment)
        writer.write(nextMoment)
        writer.write(outputs)
        writer.write(manifest.content)
        writer.write(manifest.stamp)
        writer.write(report)
        writer.write(generation)
        writer.write(bodyGeneration)
        writer.write(bodyEnd)
        writer.write(sources)
        writer.write(answers)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init(
            options: try reader.word(),
            listing: try reader.word(),
            newest: Int64(try reader.number()),
            clock: try reader.read(),
            moment: try reader.number(),
            nextMoment: try reader.number(),
            outputs: try reader.list(),
            manifest: Manifest(content: try reader.read(), stamp: try reader.read()),
            report: try reader.read(),
            generation: try reader.number(),
            bodyGeneration: try reader.number(),
            bodyEnd: try reader.number(),
            sources: try reader.read(),
            answers: try reader.read()
        )
    }
}

extension SourceReport: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(path)
        writer.write(state.rawValue)
        writer.write(reason)
        writer.write(permalink)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        let path = try reader.text()
        guard let state = State(rawValue: try reader.text()) else { throw DamagedCache() }
        self.init(
            path: path,
            state: state,
            reason: try reader.optional(),
            permalink: try reader.optional()
        )
    }
}

/// A report as it is remembered: all its files are unchanged when it is given again, and its excerpts are read then.
extension BuildReport: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(sources)
        writer.write(diagnostics)
        writer.write(pages)
        writer.write(url.absolute(.home))
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        let sources: [SourceReport] = try reader.list()
        let diagnostics: [Diagnostic] = try reader.list()
        let pages = try reader.number()
        guard let url = SiteURL(parsing: try reader.text()) else { throw DamagedCache() }
        self.init(
            sources: sources,
            diagnostics: diagnostics,
            excerpts: [:],
            pages: pages,
            written: nil,
            rendered: [],
            url: url,
            timings: BuildTimings()
        )
    }
}
