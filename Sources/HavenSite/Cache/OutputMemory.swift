/// What each file of the output folder was made from.
struct OutputMemory: Sendable {
    /// A file that the last sound build made or left alone.
    struct File: Sendable {
        let path: OutputPath
        /// Of what the file is made from, but for the answers to questions: the job of a template, the stamp of a copied file.
        let origin: UInt64
        /// The numbers of its questions in `ledger`; `nil` if it has to be made again by every build.
        let questions: [UInt32]?
        /// Of its bytes.
        let content: ContentHash
        /// The file as it lay in the output folder when the build had ended.
        let stamp: FileStamp
        /// The places on other pages that its links lead to.
        let demands: [PlaceDemand]
        /// Whether there was nothing to report of it.
        let isClean: Bool
    }

    /// A place on a page.
    struct PlaceDemand: Sendable {
        /// The path of the page below the output folder.
        let target: String
        let fragment: String
    }

    var ledger = QuestionLedger()
    /// Of all that a verdict on a link depended on, but for the files that there were.
    var links: UInt64 = 0
    var files: [File] = []

    /// The places of files by path.
    var places: [String: Int] {
        Dictionary(
            files.enumerated().map { ($1.path.text, $0) },
            uniquingKeysWith: { first, _ in first }
        )
    }
}

extension OutputMemory.PlaceDemand: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(target)
        writer.write(fragment)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init(target: try reader.text(), fragment: try reader.text())
    }
}

extension OutputMemory.File: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(path.text)
        writer.write(word: origin)
        writer.write(questions != nil)
        if let questions {
            writer.write(questions.count)
            // Neighbours were asked one after another, so their distance is short.
            var last = 0
            for question in questions {
                writer.write(Int(question) - last)
                last = Int(question)
            }
        }
        writer.write(content)
        writer.write(stamp)
        writer.write(demands)
        writer.write(isClean)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        guard let path = try? OutputPath(try reader.text()) else { throw DamagedCache() }
        let origin = try reader.word()
        var questions: [UInt32]?
        if try reader.flag() {
            var list: [UInt32] = []
            var last = 0
            let count = try reader.count()
            list.reserveCapacity(count)
            for _ in 0..<count {
                last &+= try reader.number()
                guard let number = UInt32(exactly: last) else { throw DamagedCache() }
                list.append(number)
            }
            questions = list
        }
        self.init(
            path: path,
            origin: origin,
            questions: questions,
            content: try reader.read(),
            stamp: try reader.read(),
            demands: try reader.list(),
            isClean: try reader.flag()
        )
    }
}

extension OutputMemory {
    func write(to file: inout CacheFile) throws(SystemFailure) {
        file.writer.write(word: links)
        file.writer.write(ledger)
        file.writer.write(files.count)
        for output in files {
            file.writer.write(output)
            try file.spill()
        }
    }

    init(stored bytes: [UInt8]) throws(DamagedCache) {
        var reader = CacheReader(bytes)
        links = try reader.word()
        ledger = try reader.read()
        files = try reader.list()
        let count = UInt32(ledger.count)
        for file in files where file.questions?.contains(where: { $0 >= count }) == true {
            throw DamagedCache()
        }
    }
}
