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

    /// Articles that carry the same terms, as positions in the order of all articles.
    private struct Group {
        let terms: [Int]
        var members: [Int]
    }

    /// The articles of one term, newest first, as positions in the order of all articles.
    private let carriers: [[Int]]
    private let weights: [Double]
    private let articles: [PageID]
    private let groups: [Group]

    /// Prepares to relate articles.
    ///
    /// - Parameters:
    ///   - articles: All articles, newest first.
    ///   - terms: The terms of each, as numbers below `termCount`, without repetition.
    ///   - termCount: How many terms there are.
    init(articles: [PageID], terms: [[Int]], termCount: Int) {
        var carriers = [[Int]](repeating: [], count: termCount)
        var groups: [Group] = []
        var places: [[Int]: Int] = [:]
        for (position, terms) in terms.enumerated() {
            for term in terms { carriers[term].append(position) }
            if let place = places[terms] {
                groups[place].members.append(position)
            } else {
                places[terms] = groups.count
                groups.append(Group(terms: terms, members: [position]))
            }
        }
        self.articles = articles
        self.groups = groups
        self.carriers = carriers
        self.weights = carriers.map { Self.weight(carriers: $0.count, of: articles.count) }
    }

    /// The related articles of each article.
    ///
    /// - Parameter threads: The most threads at once.
    /// - Returns: For the article at each position those that it is related to, the best first.
    func all(threads: Int) -> [[PageID]] {
        // Few parts, because each needs scores for all articles.
        let size = max(32, groups.count / 32)
        let starts = Array(stride(from: 0, to: groups.count, by: size))
        let parts = starts.concurrentMap(threads: threads, chunk: 1) { start in
            var scores = [Double](repeating: 0, count: articles.count)
            return groups[start..<min(start + size, groups.count)].map { best(for: $0, &scores) }
        }
        var related = [[PageID]](repeating: [], count: articles.count)
        for (group, best) in zip(groups, parts.joined()) {
            for member in group.members { related[member] = chosen(for: member, from: best) }
        }
        return related
    }

    /// The best articles for those that carry the same terms, one more than are shown: each of them may be
    /// among the best itself.
    ///
    /// `scores` is room for a score of each article; all are 0, before and after.
    private func best(for group: Group, _ scores: inout [Double]) -> [Int] {
        var budget = Self.budget
        var weighed: [(weight: Double, carriers: ArraySlice<Int>)] = []
        let rarestFirst = group.terms.sorted {
            (carriers[$0].count, $0) < (carriers[$1].count, $1)
        }
        for term in rarestFirst where budget > 0 {
            weighed.append((weights[term], carriers[term].prefix(budget)))
            budget -= carriers[term].count
        }
        for (weight, carriers) in weighed {
            let carriers = carriers.span
            var scores = scores.mutableSpan
            for index in carriers.indices { scores[carriers[index]] += weight }
        }
        // Every weight is above 0, and who has been looked at has no score any more.
        var best: [(position: Int, score: Double)] = []
        for (_, carriers) in weighed {
            let carriers = carriers.span
            var scores = scores.mutableSpan
            for index in carriers.indices {
                let other = carriers[index]
                let score = scores[other]
                guard score != 0 else { continue }
                let candidate = (position: other, score: score)
                scores[other] = 0
                if best.count > Self.count {
                    guard Self.precedes(candidate, best[Self.count]) else { continue }
                    best.removeLast()
                }
                let place = best.firstIndex { Self.precedes(candidate, $0) } ?? best.count
                best.insert(candidate, at: place)
            }
        }
        return best.map(\.position)
    }

    /// What is shown beside one article: the best that it is not itself, then the newest.
    private func chosen(for position: Int, from best: [Int]) -> [PageID] {
        var chosen = Array(best.lazy.filter { $0 != position }.prefix(Self.count))
        var next = 0
        while chosen.count < Self.count, next < articles.count {
            if next != position, !chosen.contains(next) { chosen.append(next) }
            next += 1
        }
        return chosen.map { articles[$0] }
    }

    /// A total order, so that the order of weighing cannot reach the result: positions are unique
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
