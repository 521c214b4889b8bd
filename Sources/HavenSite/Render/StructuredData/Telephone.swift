/// A number as schema.org wants it: with the country's code and hyphens, `+1-312-555-0142`.
///
/// Short codes stay as they are. Numbers of other countries have no grouping that holds everywhere.
struct Telephone: Sendable, Hashable {
    /// The number in text.
    let text: String
    /// Whether calling it costs the caller nothing, in the North American plan.
    let isTollFree: Bool

    private static let tollFreeCodes: Set<Substring> = [
        "800", "833", "844", "855", "866", "877", "888",
    ]

    /// Takes what a `tel:` link dials: `+13125550142`, `988`.
    init(_ dialled: String) {
        guard dialled.hasPrefix("+1"), dialled.utf8.count == 12 else {
            text = dialled
            isTollFree = false
            return
        }
        let digits = dialled.dropFirst(2)
        let code = digits.prefix(3)
        text = "+1-\(code)-\(digits.dropFirst(3).prefix(3))-\(digits.suffix(4))"
        isTollFree = Self.tollFreeCodes.contains(code)
    }

    /// The number as a way to reach somebody.
    var contactPoint: LinkedNode { contactPoint(isForDeaf: false) }

    /// The number as a way to reach somebody; `isForDeaf` is true for a text telephone or relay service.
    func contactPoint(isForDeaf: Bool) -> LinkedNode {
        var options: [LinkedValue] = []
        if isTollFree { options.append(.text("https://schema.org/TollFree")) }
        if isForDeaf { options.append(.text("https://schema.org/HearingImpairedSupported")) }
        var node = LinkedNode("ContactPoint")
        node["telephone"] = .text(text)
        node["contactOption"] = .list(options)
        return node
    }
}
