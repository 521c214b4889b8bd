/// The reports of one stage or one build, in the order they were made.
package struct Diagnostics: Sendable, Equatable {
    package private(set) var all: [Diagnostic]

    package init(_ all: [Diagnostic] = []) {
        self.all = all
    }

    package var hasErrors: Bool { all.contains { $0.severity == .error } }

    package mutating func report(_ diagnostic: Diagnostic) {
        all.append(diagnostic)
    }

    package mutating func report(contentsOf diagnostics: [Diagnostic]) {
        all += diagnostics
    }

    /// The reports in the order they are printed: by path, offset, severity, id and message, each once.
    ///
    /// A total order over the values themselves (the rest of them settles what is left), so that neither
    /// threads nor the order of files in a folder can change what an author sees.
    package func sorted() -> [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return all.filter { seen.insert($0).inserted }.sorted(by: Self.precedes)
    }

    private static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        let leftPlace = start(of: left.location)
        let rightPlace = start(of: right.location)
        if leftPlace != rightPlace { return precedes(leftPlace, rightPlace) }
        if left.severity != right.severity { return left.severity < right.severity }
        if left.id != right.id { return left.id.rawValue < right.id.rawValue }
        if left.message != right.message { return left.message < right.message }
        if left.location != right.location { return precedes(left.location, right.location) }
        if left.help != right.help { return precedes(left.help, right.help) }
        return left.notes.lexicographicallyPrecedes(right.notes) { left, right in
            if left.location != right.location { return precedes(left.location, right.location) }
            return left.message < right.message
        }
    }

    /// The place without its extent: at one offset, an error comes first however long its range is.
    private static func start(of location: SourceLocation?) -> SourceLocation? {
        guard let location, let range = location.range else { return location }
        return SourceLocation(path: location.path, range: SourceRange(range.lower, range.lower))
    }

    /// No file comes before every file, and a whole file before its ranges.
    private static func precedes(_ left: SourceLocation?, _ right: SourceLocation?) -> Bool {
        guard let left, let right else { return left == nil && right != nil }
        if left.path != right.path { return left.path < right.path }
        return precedes(left.range, right.range)
    }

    private static func precedes<Value: Comparable>(_ left: Value?, _ right: Value?) -> Bool {
        guard let left, let right else { return left == nil && right != nil }
        return left < right
    }
}
