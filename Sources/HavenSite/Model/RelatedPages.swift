/// Finds, for each article, the articles that share the rarest terms with it.
///
/// A shared term weighs the logarithm of all articles over those that carry it, so that a term on every
/// article says nothing. Ties go to the newer article, then to the path. The work for one article is
/// bounded: its terms are looked at from the rarest on, each at its newest articles, until `budget`
/// articles have been weighed. So a site of ten thousand articles costs ten times one of a thousand.
/// Where fewer than `count` share a term, the newest others follow: a reader is never sent nowhere.
struct RelatedPages {
    /// How many articles are shown.
    static let count = 3
    /// How many carriers of terms are weighed for one article.
    static let budget = 1500

    /// The articles of one term, newest first, as positions in the order of all articles.
    private let carriers: [[Int]]
    private let weights: [Double]
    private let articles: [PageID]

    /// Prepares to relate articles.
    ///
    /// - Parameters:
    ///   - articles: All articles, newest first.
    ///   - terms: The terms of each, as numbers below `termCount`, without repetition.
    ///   - termCount: How many terms there are.
    init(articles: [PageID], terms: [[Int]], termCount: Int) {
        var carriers = [[Int]](repeating: [], count: termCount)
        for (position, terms) in terms.enumerated() {
            for term in terms { carriers[term].append(position) }
        }
        self.articles = articles
        self.carriers = carriers
        self.weights = carriers.map { Self.weight(carriers: $0.count, of: articles.count) }
    }

    /// The related articles of the one at `position` that has these terms.
    func related(to position: Int, terms: [Int]) -> [PageID] {
        let rarestFirst = terms.sorted {
            (carriers[$0].count, $0) < (carriers[$1].count, $1)
        }
        var scores: [Int: Double] = [:]
        var budget = Self.budget
        for term in rarestFirst where budget > 0 {
            for other in carriers[term].prefix(budget) where other != position {
                scores[other, default: 0] += weights[term]
            }
            budget -= carriers[term].count
        }
        var best: [(position: Int, score: Double)] = []
        for (other, score) in scores {
            let place = best.firstIndex { Self.precedes((other, score), $0) } ?? best.count
            guard place < Self.count else { continue }
            best.insert((other, score), at: place)
            if best.count > Self.count { best.removeLast() }
        }
        var chosen = best.map(\.position)
        var next = 0
        while chosen.count < Self.count, next < articles.count {
            if next != position, !chosen.contains(next) { chosen.append(next) }
            next += 1
        }
        return chosen.map { articles[$0] }
    }

    /// A total order, so that the order of a dictionary cannot reach the result: positions are unique
    /// and already stand for date, then path.
    private static func precedes(
        _ left: (position: Int, score: Double),
        _ right: (position: Int, score: Double)
    ) -> Bool {
        left.score != right.score ? left.score > right.score : left.position < right.position
    }

    /// The binary logarithm, in steps of the integer part and a linear rest, of `total / carriers` + 1.
    ///
    /// Computed with arithmetic that gives the same bits on every machine, which `log` does not promise.
    private static func weight(carriers: Int, of total: Int) -> Double {
        guard carriers > 0 else { return 0 }
        let ratio = Double(total) / Double(carriers)
        return Double(ratio.exponent) + ratio.significand - 1 + 1e-3
    }
}
