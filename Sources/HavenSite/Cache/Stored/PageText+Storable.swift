import HavenDates
import HavenDiagnostics
import HavenDirectory
import HavenMarkdown

extension MarkdownHeading: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(level)
        writer.write(id)
        writer.write(title)
        writer.write(range)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init(
            level: try reader.number(),
            id: try reader.text(),
            title: try reader.text(),
            range: try reader.read()
        )
    }
}

extension MarkdownReference: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(destination)
        writer.write(isImage)
        writer.write(range)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init(
            destination: try reader.text(),
            isImage: try reader.flag(),
            range: try reader.read()
        )
    }
}

extension ResourceQuery: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(ids)
        writer.write(idLocations)
        writer.write(location)
        writer.write(kind)
        writer.write(category)
        writer.write(audience)
        writer.write(language)
        writer.write(state)
        writer.write(format)
        writer.write(approach)
        writer.write(weekday?.rawValue)
        writer.write(isOwn)
        writer.write(order)
        writer.write(limit)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init()
        ids = try reader.optional()
        idLocations = try reader.list()
        location = try reader.optional()
        kind = try reader.optional()
        category = try reader.optional()
        audience = try reader.optional()
        language = try reader.optional()
        state = try reader.optional()
        format = try reader.optional()
        approach = try reader.optional()
        let day: Int? = try reader.optional()
        if let day {
            guard let known = Weekday(rawValue: day) else { throw DamagedCache() }
            weekday = known
        }
        isOwn = try reader.flag()
        order = try reader.read()
        limit = try reader.optional()
    }
}

extension ResourceQuery.Order: Storable {}

extension USState: Storable {}

extension ServiceFormat: Storable {}

extension Approach: Storable {}

extension Component: Storable {
    func store(in writer: inout CacheWriter) {
        switch self {
        case .resources(let query): writer.write(query)
        }
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self = .resources(try reader.read())
    }
}

extension BodyReference: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(offset)
        writer.write(count)
        writer.write(word: fingerprint)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        let offset = try reader.number()
        let count = try reader.number()
        // A body is of a page, and a page has at most a few megabytes.
        guard offset >= 0, count >= 0, count < 1 << 32 else { throw DamagedCache() }
        self.init(offset: offset, count: count, fingerprint: try reader.word())
    }
}

extension PageText: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(body)
        writer.write(word: fingerprint)
        writer.write(headings)
        writer.write(summary)
        writer.write(wordCount)
        writer.write(references)
        writer.write(components.count)
        for component in components { writer.write(component) }
        writer.write(crisisTopics)
        writer.write(typedFacts)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        let body: BodyReference = try reader.read()
        let fingerprint = try reader.word()
        let headings: [MarkdownHeading] = try reader.list()
        let summary = try reader.text()
        let wordCount = try reader.number()
        let references: [MarkdownReference] = try reader.list()
        var components: [Component?] = []
        for _ in 0..<(try reader.count()) { components.append(try reader.optional()) }
        self.init(
            body: body,
            fingerprint: fingerprint,
            headings: headings,
            summary: summary,
            wordCount: wordCount,
            references: references,
            components: components,
            crisisTopics: try reader.list(),
            typedFacts: try reader.list()
        )
    }
}

extension ResourceKind: Storable {}

extension CrisisTopic: Storable {}

extension TypedFact: Storable {
    func store(in writer: inout CacheWriter) {
        switch kind {
        case .number(let number):
            writer.write(0)
            writer.write(number)
        case .denied(let id):
            writer.write(1)
            writer.write(id)
        }
        writer.write(range)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        let kind: Kind
        switch try reader.number() {
        case 0: kind = .number(try reader.text())
        case 1: kind = .denied(try reader.text())
        default: throw DamagedCache()
        }
        self.init(kind, at: try reader.read())
    }
}
