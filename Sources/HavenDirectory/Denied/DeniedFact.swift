package import HavenDates

/// A fact that was right once and is no more, and that lists go on copying.
package struct DeniedFact: Sendable, Hashable {
    /// How it is recognized.
    package enum Pattern: Sendable, Hashable {
        /// A number, as it is dialled from everywhere: `+18002738255`.
        case number(String)
        /// A web address without its scheme and without `www.`, and all below it.
        case address(String)
        /// One of some phrases in small letters, with a number close to it.
        case phrase([String], near: String)
    }

    /// Its name in `site.yaml`.
    package let id: String
    package let pattern: Pattern
    /// What is wrong with it, behind "because".
    package let reason: String
    /// Since when, if that is known.
    package let since: CivilDate?
    /// What to do.
    package let instead: String

    package init(
        id: String,
        pattern: Pattern,
        reason: String,
        since: CivilDate? = nil,
        instead: String
    ) {
        self.id = id
        self.pattern = pattern
        self.reason = reason
        self.since = since
        self.instead = instead
    }

    /// Whether a way to reach a resource is this fact.
    package func matches(_ channel: Channel) -> Bool {
        switch pattern {
        case .number(let number):
            // What is dialled behind pauses is no part of the number.
            let dialled = channel.dialled?.prefix { $0 == "+" || $0.isASCII && $0.isNumber }
            return dialled.map { $0 == number } ?? false
        case .address(let address): return Self.isAddress(channel.href, below: address)
        case .phrase(let phrases, let near):
            let words = (channel.display + " " + (channel.note ?? "")).lowercased()
            return channel.number == near && phrases.contains { words.contains($0) }
        }
    }

    /// Whether a full address is another one, given without its scheme, or below it.
    package static func isAddress(_ href: String, below address: String) -> Bool {
        guard let colon = href.firstRange(of: "://") else { return false }
        var rest = href[colon.upperBound...].lowercased()[...]
        if rest.hasPrefix("www.") { rest = rest.dropFirst(4) }
        guard rest.hasPrefix(address) else { return false }
        let next = rest.dropFirst(address.count).first
        return next == nil || next == "/" || next == "?" || next == "#"
    }
}
