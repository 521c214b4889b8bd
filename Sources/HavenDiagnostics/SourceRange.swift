/// A half-open range of byte offsets, counted from the first byte of the original file.
///
/// Front matter and a byte order mark are included in the count, so that a position found in the
/// body of an article needs no correction before it is printed.
package struct SourceRange: Sendable, Hashable, Comparable {
    /// The offset of the first byte.
    package let lower: Int
    /// The offset after the last byte; equal to `lower` for a point.
    package let upper: Int

    package init(_ lower: Int, _ upper: Int) {
        self.lower = lower
        self.upper = max(lower, upper)
    }

    package init(_ range: Range<Int>) {
        self.init(range.lowerBound, range.upperBound)
    }

    package var count: Int { upper - lower }

    /// The same range in a text that starts `distance` bytes further on.
    package func shifted(by distance: Int) -> SourceRange {
        SourceRange(lower + distance, upper + distance)
    }

    package static func < (left: SourceRange, right: SourceRange) -> Bool {
        (left.lower, left.upper) < (right.lower, right.upper)
    }
}
