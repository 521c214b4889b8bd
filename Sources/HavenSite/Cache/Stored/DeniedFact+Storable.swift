import HavenDates
import HavenDirectory

extension DeniedFact: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(id)
        switch pattern {
        case .number(let number):
            writer.write(0)
            writer.write(number)
        case .address(let address):
            writer.write(1)
            writer.write(address)
        case .phrase(let phrases, let near):
            writer.write(2)
            writer.write(phrases)
            writer.write(near)
        }
        writer.write(reason)
        writer.write(since)
        writer.write(instead)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        let id = try reader.text()
        let pattern: Pattern
        switch try reader.number() {
        case 0: pattern = .number(try reader.text())
        case 1: pattern = .address(try reader.text())
        case 2: pattern = .phrase(try reader.list(), near: try reader.text())
        default: throw DamagedCache()
        }
        self.init(
            id: id,
            pattern: pattern,
            reason: try reader.text(),
            since: try reader.optional(),
            instead: try reader.text()
        )
    }
}
