import HavenDirectory

// The ways to reach a resource.

extension StructuredData {
    /// A way to reach a resource for each of its numbers and addresses, with hours and languages where they are not those of the resource.
    func channels(of resource: Resource) -> [LinkedNode] {
        var addresses: Set<String> = []
        return resource.facts.channels.compactMap { channel -> LinkedNode? in
            var node = LinkedNode("ServiceChannel")
            switch channel.kind {
            case .call, .tty, .dialIn:
                guard reaches(channel) else { return nil }
                node["servicePhone"] = .node(point(of: telephone(channel), channel, resource))
            case .text:
                guard let dialled = channel.dialled else { return nil }
                var point = Telephone(dialled).contactPoint
                if let keyword = channel.keyword {
                    // What to send; the page has it on the button.
                    let words = [("keyword", keyword), ("number", channel.display)]
                    point["description"] = LinkedValue(
                        model.strings.text("channel.text_keyword")
                            .map { ThemeStrings.filled($0, with: words) }
                    )
                }
                node["serviceSmsNumber"] = .node(self.point(of: point, channel, resource))
            case .chat, .web, .join:
                guard addresses.insert(channel.href).inserted else { return nil }
                node["serviceUrl"] = .text(channel.href)
            }
            node["availableLanguage"] = languages(of: channel, resource)
            return node
        }
    }

    /// The lines to call.
    ///
    /// A number that takes text messages only is none.
    func lines(of resource: Resource) -> [Channel] {
        (resource.facts.channels(.call) + resource.facts.channels(.tty)).filter(reaches)
    }

    /// A number to call, when somebody answers and in which languages.
    func contactPoint(of channel: Channel, _ resource: Resource) -> LinkedNode {
        var point = point(of: telephone(channel), channel, resource)
        point["availableLanguage"] = languages(of: channel, resource)
        if channel.hours == nil { point["hoursAvailable"] = .nodes(openingHours(resource)) }
        return point
    }

    private func telephone(_ channel: Channel) -> LinkedNode {
        Telephone(channel.dialled ?? "").contactPoint(isForDeaf: channel.kind == .tty)
    }

    /// A number with the hours of its own.
    private func point(of point: LinkedNode, _ channel: Channel, _ resource: Resource) -> LinkedNode
    {
        var point = point
        point["hoursAvailable"] = .nodes(openingHours(channel.hours, of: resource))
        return point
    }

    private func languages(of channel: Channel, _ resource: Resource) -> LinkedValue {
        languages(channel.languages.isEmpty ? resource.facts.languages : channel.languages)
    }

    /// Whether who dials the number of a channel reaches the resource.
    ///
    /// The relay service 711 asks for another number first.
    private func reaches(_ channel: Channel) -> Bool {
        channel.dialled != nil && !channel.isRelay
    }
}
