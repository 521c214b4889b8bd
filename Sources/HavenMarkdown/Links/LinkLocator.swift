import HavenDiagnostics

/// Tells where in the file the destination of a link of the tree is written.
///
/// Asked for the links of a block in the order in which they end, which is the order of their
/// destinations. Each block's source is scanned once, when its first link is asked for.
struct LinkLocator {
    private typealias Places = [[UInt8]: [Range<Int>]]

    private let source: BodySource
    private var block = 0..<0
    private var places: Places = [:]
    private var definitions: Places?
    /// Searches for bare addresses read the block again; so many of them are made.
    private var bareSearches = 1000

    init(_ source: BodySource) {
        self.source = source
    }

    /// The bytes of the destination: in the link, else as a bare address, else in the definition that
    /// a reference link names; `nil` if it is none of these.
    mutating func range(of destination: [UInt8], inBlock range: SourceRange) -> SourceRange? {
        let range = range.lower..<range.upper
        if range != block {
            block = range
            places = Self.places(LinkScanner.candidates(in: source.bytes, range: range))
        }
        // Places are in reverse order, so that taking the first is cheap.
        if let place = places[destination]?.popLast() { return SourceRange(place) }
        if bareSearches > 0, Self.canStandBare(destination) {
            bareSearches -= 1
            if let place = bareAddress(destination, in: range) { return SourceRange(place) }
        }
        if definitions == nil {
            let candidates = LinkScanner.candidates(
                in: source.bytes,
                range: source.body,
                definitions: true
            )
            definitions = Self.places(candidates)
        }
        return definitions?[destination]?.last.map { SourceRange($0) }
    }

    private static func places(_ candidates: [LinkScanner.Candidate]) -> Places {
        var places: Places = [:]
        for candidate in candidates.reversed() {
            places[candidate.destination, default: []].append(candidate.range)
        }
        return places
    }

    /// Of the addresses that cmark links without markup only these are ever asked for.
    private static func canStandBare(_ destination: [UInt8]) -> Bool {
        ["ftp:", "xmpp:", "http:", "https:"].contains { destination.starts(with: $0.utf8) }
    }

    private func bareAddress(_ destination: [UInt8], in range: Range<Int>) -> Range<Int>? {
        guard destination.count <= range.count else { return nil }
        for start in range.lowerBound...(range.upperBound - destination.count)
        where source.bytes[start] == destination[0] {
            let place = start..<start + destination.count
            if source.bytes[place].elementsEqual(destination) { return place }
        }
        return nil
    }
}
