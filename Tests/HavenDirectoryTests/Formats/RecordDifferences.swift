import HavenDirectory

/// What two records say differently, fact by fact: shorter to read than both.
func differences(_ left: ResourceRecord, _ right: ResourceRecord) -> [String] {
    differences(left, right, skipping: "facts") + differences(left.facts, right.facts, skipping: "")
}

private func differences(_ left: Any, _ right: Any, skipping skipped: String) -> [String] {
    zip(Mirror(reflecting: left).children, Mirror(reflecting: right).children).compactMap {
        one,
        other in
        let (first, second) = ("\(one.value)", "\(other.value)")
        return first == second || one.label == skipped
            ? nil : "\(one.label ?? ""): \(first) is not \(second)"
    }
}
