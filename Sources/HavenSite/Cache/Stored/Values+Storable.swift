import HavenDates
import HavenDiagnostics
import HavenYAML

extension Located: Storable where Value: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(value)
        writer.write(location)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init(try reader.read(), at: try reader.read())
    }
}

extension Permalink: Storable {
    func store(in writer: inout CacheWriter) { writer.write(path) }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init(unchecked: try reader.text())
    }
}

extension Picture: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(source)
        writer.write(alt)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init(source: try reader.read(), alt: try reader.text())
    }
}

extension CivilDate: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(daysSinceEpoch)
        writer.write(time.map { $0.hour * 3600 + $0.minute * 60 + $0.second })
        writer.write(offset)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        let days = try reader.number()
        guard days.magnitude < 1 << 32 else { throw DamagedCache() }
        let day = CivilDate(daysSinceEpoch: days)
        let seconds: Int? = try reader.optional()
        self.init(
            year: day.year,
            month: day.month,
            day: day.day,
            time: seconds.map {
                Time(hour: $0 / 3600, minute: $0 / 60 % 60, second: $0 % 60)
            },
            offset: try reader.optional()
        )
    }
}

extension BuildClock: Storable {
    func store(in writer: inout CacheWriter) {
        switch self {
        case .now(let moment):
            writer.write(false)
            writer.write(moment)
        case .set(let date):
            writer.write(true)
            writer.write(date)
        }
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self = try reader.flag() ? .set(try reader.read()) : .now(try reader.number())
    }
}

extension YAMLNode: Storable {
    func store(in writer: inout CacheWriter) {
        switch content {
        case .scalar(let text, let isQuoted):
            writer.write(isQuoted ? 1 : 0)
            writer.write(text)
        case .sequence(let items):
            writer.write(2)
            writer.write(items)
        case .mapping(let entries):
            writer.write(3)
            writer.write(entries)
        }
        writer.write(range)
    }

    /// As deep as the nodes were when they were written, which YAMLReader bounds; what is not has been found out by its hash.
    init(from reader: inout CacheReader) throws(DamagedCache) {
        let content: Content
        switch try reader.number() {
        case 0: content = .scalar(try reader.text(), quoted: false)
        case 1: content = .scalar(try reader.text(), quoted: true)
        case 2: content = .sequence(try reader.list())
        case 3: content = .mapping(try reader.list())
        default: throw DamagedCache()
        }
        self.init(content, range: try reader.read())
    }
}

extension YAMLEntry: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(key)
        writer.write(keyRange)
        writer.write(value)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init(key: try reader.text(), keyRange: try reader.read(), value: try reader.read())
    }
}
