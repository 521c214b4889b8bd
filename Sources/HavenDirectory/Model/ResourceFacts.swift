/// What is known of a resource besides its name and its description: all that a line of facts can say.
package struct ResourceFacts: Sendable, Hashable {
    /// Another name that people look for.
    package var alternateName: String?
    package var status = ResourceStatus.active
    /// All ways to reach it, in the order written.
    package var channels: [Channel] = []
    package var hours: StatedHours?
    /// When it takes place each week, for a meeting.
    package var meets: Hours?
    package var languages: [ResourceLanguage] = []
    package var audience: Worded<AudienceGroup>?
    package var approach: Worded<Approach>?
    /// Where it serves people (HSDS: service area).
    package var area: ServiceArea?
    /// As stated; `offeredFormats` also knows what follows from other facts.
    package var formats: [ServiceFormat] = []
    package var accessibility: Worded<AccessibilityFeature>?
    package var types: Worded<MeetingType>?
    package var cost: Worded<Payment>?
    package var email: String?
    package var place: Place?
    /// What happens when one calls or comes, step by step.
    package var expectations: [String] = []
    package var note: String?
    /// Where the facts were read.
    package var source: String?
    /// The source as a link, if it is one.
    package var sourceURL: String?
    package var verification: Verification?
    /// `nil` if it was not said.
    package var owner: Owner?

    package init() {}

    package func channels(_ kind: Channel.Kind) -> [Channel] {
        channels.filter { $0.kind == kind }
    }

    /// Whether one can take part in a way: what is hybrid is in person, and online.
    package func offers(_ format: ServiceFormat) -> Bool {
        offeredFormats.contains(format) || offeredFormats.contains(.hybrid)
    }

    /// Whether people meet at its place: the address of what is online only is the area it is for.
    package var isPlaceToGo: Bool { offeredFormats != [.online] }

    /// The formats as stated, or what a place to go to and a room online say about them.
    package var offeredFormats: [ServiceFormat] {
        guard formats.isEmpty else { return formats }
        let isOnline = channels.contains { $0.kind == .join || $0.kind == .dialIn }
        switch (place?.address != nil, isOnline) {
        case (true, true): return [.hybrid]
        case (true, false): return [.inPerson]
        case (false, true): return [.online]
        case (false, false): return []
        }
    }
}
