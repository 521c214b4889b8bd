extension RecordNames.Name: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(Int(kind.rawValue))
        writer.write(Int(part))
        writer.write(text)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        guard let kind = RecordKind(rawValue: UInt8(truncatingIfNeeded: try reader.number())),
            let part = UInt32(exactly: try reader.number())
        else { throw DamagedCache() }
        self.init(kind: kind, part: part, text: try reader.text())
    }
}

extension SiteCall.Argument: Storable {
    func store(in writer: inout CacheWriter) {
        switch self {
        case .none: writer.write(0)
        case .flag(let flag): writer.write(flag ? 1 : 2)
        case .number(let number):
            writer.write(3)
            writer.write(number)
        case .fraction(let bits):
            writer.write(4)
            writer.write(word: bits)
        case .text(let text):
            writer.write(5)
            writer.write(text)
        case .list(let items):
            writer.write(6)
            writer.write(items)
        }
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        switch try reader.number() {
        case 0: self = .none
        case 1: self = .flag(true)
        case 2: self = .flag(false)
        case 3: self = .number(try reader.number())
        case 4: self = .fraction(try reader.word())
        case 5: self = .text(try reader.text())
        case 6: self = .list(try reader.list())
        default: throw DamagedCache()
        }
    }
}

extension SiteCall.Named: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(name)
        writer.write(argument)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init(name: try reader.text(), argument: try reader.read())
    }
}

extension SiteQuestion: Storable {
    func store(in writer: inout CacheWriter) {
        switch self {
        case .call(let call):
            writer.write(0)
            writer.write(call.function)
            writer.write(call.positional)
            writer.write(call.named)
        case .link(let destination, let folder):
            writer.write(1)
            writer.write(destination)
            writer.write(folder)
        case .text(let key):
            writer.write(2)
            writer.write(key)
        case .template(let name):
            writer.write(3)
            writer.write(name)
        case .component(let page, let number):
            writer.write(4)
            writer.write(page)
            writer.write(number)
        }
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        switch try reader.number() {
        case 0:
            self = .call(
                SiteCall(
                    function: try reader.text(),
                    positional: try reader.list(),
                    named: try reader.list()
                )
            )
        case 1: self = .link(destination: try reader.text(), folder: try reader.text())
        case 2: self = .text(try reader.text())
        case 3: self = .template(try reader.text())
        case 4:
            let page = try reader.text()
            let number = try reader.number()
            guard number >= 0 else { throw DamagedCache() }
            self = .component(page: page, number: number)
        default: throw DamagedCache()
        }
    }
}

extension QuestionLedger: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(records)
        writer.write(members)
        writer.write(otherQuestions)
        writer.write(settled)
        writer.write(questions.count)
        for (question, fingerprint) in zip(questions, fingerprints) {
            switch question {
            case .other(let place):
                writer.write(0)
                writer.write(Int(place))
            case .member(let member, let record):
                writer.write(Int(member) + 1)
                writer.write(Int(record))
            }
            writer.write(word: fingerprint)
        }
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init()
        for record in try reader.list(RecordNames.Name.self) { _ = add(record) }
        for member in try reader.list(String.self) { _ = add(member: member) }
        let others: [SiteQuestion] = try reader.list()
        let settled = try reader.number()
        let count = try reader.count()
        guard (0...count).contains(settled) else { throw DamagedCache() }
        reserve(count)
        for number in 0..<count {
            if number == settled { settle() }
            let member = try reader.number() - 1
            let place = try reader.number()
            let fingerprint = try reader.word()
            if member < 0 {
                // They are stored in the order of their places.
                guard place == otherQuestions.count, others.indices.contains(place) else {
                    throw DamagedCache()
                }
                _ = add(others[place], fingerprint: fingerprint)
            } else {
                guard members.indices.contains(member), records.indices.contains(place) else {
                    throw DamagedCache()
                }
                _ = add(
                    member: UInt32(member),
                    of: UInt32(place),
                    fingerprint: fingerprint
                )
            }
        }
        if count == settled { settle() }
    }
}
