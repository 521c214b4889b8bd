import HavenDiagnostics

extension SourceRange: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(lower)
        writer.write(count)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        let lower = try reader.number()
        let (upper, overflows) = lower.addingReportingOverflow(try reader.number())
        guard !overflows else { throw DamagedCache() }
        self.init(lower, upper)
    }
}

extension SourceLocation: Storable {
    func store(in writer: inout CacheWriter) {
        let isHere = path == writer.path
        writer.write(isHere)
        if !isHere { writer.write(path) }
        writer.write(range)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        let path = try reader.flag() ? reader.path : try reader.text()
        self.init(path: path, range: try reader.optional())
    }
}

extension Diagnostic.Note: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(message)
        writer.write(location)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init(try reader.text(), at: try reader.optional())
    }
}

extension Diagnostic: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(severity == .error)
        writer.write(id.rawValue)
        writer.write(message)
        writer.write(location)
        writer.write(notes)
        writer.write(help)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init(
            try reader.flag() ? .error : .warning,
            DiagnosticID(rawValue: try reader.text()),
            try reader.text(),
            at: try reader.optional(),
            notes: try reader.list(),
            help: try reader.optional()
        )
    }
}
