import HavenTestRandom
import Testing

@testable import HavenSite

@Suite struct `Related pages` {
    /// The rule, written down with no thought of what it costs.
    private func related(to position: Int, terms: [[Int]], termCount: Int) -> [PageID] {
        let carriers = (0..<termCount).map { term in
            terms.indices.filter { terms[$0].contains(term) }
        }
        var scores: [Int: Double] = [:]
        var budget = RelatedPages.budget
        let rarestFirst = terms[position].sorted {
            (carriers[$0].count, $0) < (carriers[$1].count, $1)
        }
        for term in rarestFirst where budget > 0 {
            let ratio = Double(terms.count) / Double(carriers[term].count)
            let weight = Double(ratio.exponent) + ratio.significand - 1 + 1e-3
            for other in carriers[term].prefix(budget) where other != position {
                scores[other, default: 0] += weight
            }
            budget -= carriers[term].count
        }
        let best = scores.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
        let newest = terms.indices.filter { $0 != position && scores[$0] == nil }
        return (best + newest).prefix(RelatedPages.count).map { PageID(index: $0 + 7) }
    }

    @Test(arguments: [(1, 1), (2, 1), (5, 3), (40, 4), (300, 9), (2000, 2), (4000, 30)])
    func `are those that share the rarest terms`(articles: Int, termCount: Int) {
        var random = SeededGenerator(seed: UInt64(articles))
        let terms = (0..<articles).map { _ in
            (0..<termCount).filter { _ in Int.random(in: 0..<termCount, using: &random) < 2 }
        }
        let found = RelatedPages(
            articles: (0..<articles).map { PageID(index: $0 + 7) },
            terms: terms,
            termCount: termCount
        ).all(threads: 2)
        #expect(found.count == articles)
        for position in stride(from: 0, to: articles, by: max(1, articles / 50)) {
            #expect(found[position] == related(to: position, terms: terms, termCount: termCount))
        }
    }
}
