import HavenDates

extension Hours {
    /// Days in a row with other times than the week has.
    package struct OtherDays: Sendable, Hashable {
        /// Counted from 1970-01-01; not empty.
        package let days: ClosedRange<Int>
        /// In the order of their beginning, each once; none if it is closed.
        package let spans: [Span]
    }

    /// The days that differ, from a day on, in order; of two exceptions about one day the last holds.
    package func otherDays(from first: Int) -> [OtherDays] {
        var spans: [Int: [Span]] = [:]
        for exception in exceptions {
            let last = exception.last.daysSinceEpoch
            guard last >= first else { continue }
            for day in max(first, exception.first.daysSinceEpoch)...last {
                spans[day] = exception.spans
            }
        }
        var found: [OtherDays] = []
        for day in spans.keys.sorted() {
            let times = Set(spans[day] ?? []).sorted {
                ($0.opens, $0.closes) < ($1.opens, $1.closes)
            }
            if let before = found.last, before.days.upperBound == day - 1, before.spans == times {
                found[found.count - 1] = OtherDays(
                    days: before.days.lowerBound...day,
                    spans: times
                )
            } else {
                found.append(OtherDays(days: day...day, spans: times))
            }
        }
        return found
    }
}
