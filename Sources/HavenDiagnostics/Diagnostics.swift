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
    /// A total order over the values themselves, so that neither threads nor the order of files in a
    /// folder can change what an author sees.
    package func sorted() -> [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return all.filter { seen.insert($0).inserted }.sorted(by: Self.precedes)
    }

    private static func precedes(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
        let leftPath = left.location?.path ?? ""
        let rightPath = right.location?.path ?? ""
        if leftPath != rightPath { return leftPath < rightPath }
        let leftOffset = left.location?.range?.lower ?? -1
        let rightOffset = right.location?.range?.lower ?? -1
        if leftOffset != rightOffset { return leftOffset < rightOffset }
        if left.severity != right.severity { return left.severity < right.severity }
        return (left.id.rawValue, left.message) < (right.id.rawValue, right.message)
    }
}
