/// What was made of each source, and of which bytes.
struct SourceMemory: Sendable {
    /// One source.
    struct Record: Sendable {
        /// The file when it was read.
        let stamp: FileStamp
        /// Of its bytes.
        let content: ContentHash
        /// What the parser made of it.
        let parsed: ParsedSource
        /// The bytes that this was read from; `nil` if it was made by this build.
        var stored: ArraySlice<UInt8>?
    }

    /// What the parser was told besides the bytes.
    var settings: SourceParser.Settings
    /// By path below `Content/`.
    var records: [String: Record]

    init(settings: SourceParser.Settings, _ records: [Record] = []) {
        self.settings = settings
        self.records = Dictionary(
            records.filter { Self.keeps($0.parsed) }.map { ($0.parsed.file.path, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// Whether a source is worth remembering: directories and forms are large, few, and different in every version of this program, so
    /// they are read anew; so is what could not be read.
    static func keeps(_ source: ParsedSource) -> Bool {
        guard case .page = source.content else { return false }
        return source.frontMatter.form == nil && !source.isBroken
    }

    /// How many bytes of the body store are still asked for.
    var bodyBytes: Int {
        records.values.reduce(0) { $0 + ($1.parsed.text?.body.count ?? 0) }
    }
}

extension FileStamp: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(size)
        writer.write(Int(modification))
        writer.write(Int(change))
        writer.write(word: node)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init(
            size: try reader.number(),
            modification: Int64(try reader.number()),
            change: Int64(try reader.number()),
            node: try reader.word()
        )
    }
}

extension ContentHash: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(word: high)
        writer.write(word: low)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init(high: try reader.word(), low: try reader.word())
    }
}

extension SourceParser.Settings: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(taxonomies)
        writer.write(allowsRawHTML)
        writer.write(filledDirectories)
        writer.write(denied)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init(
            taxonomies: try reader.list(),
            allowsRawHTML: try reader.flag(),
            filledDirectories: try reader.list(),
            denied: try reader.list()
        )
    }
}

extension SourceMemory {
    /// Writes all records, each under a path of its own so that places in it are short.
    func write(to file: inout CacheFile) throws(SystemFailure) {
        file.writer.write(settings)
        file.writer.write(records.count)
        for (path, record) in records {
            if let stored = record.stored {
                file.writer.append(stored)
            } else {
                Self.write(record, at: path, to: &file.writer)
            }
            try file.spill()
        }
    }

    private static func write(_ record: Record, at path: String, to whole: inout CacheWriter) {
        whole.write(path)
        whole.write(record.stamp)
        whole.write(record.content)
        var writer = CacheWriter(path: record.parsed.file.displayPath)
        switch record.parsed.file.role {
        case .sectionPage: writer.write(0)
        case .page: writer.write(1)
        case .bundlePage: writer.write(2)
        case .configuration, .directory, .bundleFile, .media, .staticFile, .ignored:
            preconditionFailure("only pages are remembered")
        }
        writer.write(record.parsed.frontMatter)
        writer.write(record.parsed.text)
        writer.write(record.parsed.diagnostics)
        whole.write(bytes: writer.finish())
    }

    init(stored bytes: [UInt8]) throws(DamagedCache) {
        var whole = CacheReader(bytes)
        self.init(settings: try whole.read())
        let count = try whole.count()
        records.reserveCapacity(count)
        for _ in 0..<count {
            let start = whole.position
            let path = try whole.text()
            let stamp: FileStamp = try whole.read()
            let content: ContentHash = try whole.read()
            let end = try whole.count() + whole.position
            var reader = CacheReader(bytes, in: whole.position..<end, path: "Content/" + path)
            whole.skip(to: end)
            let role: ContentFile.Role =
                switch try reader.number() {
                case 0: .sectionPage
                case 1: .page
                case 2: .bundlePage
                default: throw DamagedCache()
                }
            let parsed = ParsedSource(
                file: ContentFile(path: path, role: role),
                frontMatter: try reader.read(),
                content: .page,
                text: try reader.optional(),
                diagnostics: try reader.list()
            )
            records[path] = Record(
                stamp: stamp,
                content: content,
                parsed: parsed,
                stored: bytes[start..<end]
            )
        }
    }
}
