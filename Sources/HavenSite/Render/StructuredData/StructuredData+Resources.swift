import HavenDates
import HavenDirectory

extension StructuredData {
    /// What the page of a resource is about: an organization and how to call it, a service of the center, or
    /// a meeting with its next date.
    func resource(_ index: Int) -> LinkedNode? {
        let resource = model.site.resources[index].resource
        // Nobody shall call, or come, where there is nobody.
        guard resource.facts.status.isReachable else { return nil }
        if resource.isOwn, resource.facts.meets != nil { return meeting(resource) }
        return resource.isOwn ? ownService(resource) : organization(resource)
    }

    private func organization(_ resource: Resource) -> LinkedNode {
        var node = LinkedNode("Organization", id: url(id, "resource"))
        node["name"] = .text(resource.name)
        node["description"] = .text(resource.summary)
        node["url"] = LinkedValue(resource.facts.channels(.web).first?.href)
        node["email"] = LinkedValue(resource.facts.email)
        node["areaServed"] = LinkedValue(resource.facts.area?.text)
        let hours = openingHours(resource)
        node["contactPoint"] = .nodes(
            lines(of: resource).map { line in
                var point = line.telephone.contactPoint(isForDeaf: line.isForDeaf)
                point["contactType"] = .text(kindTitle(of: resource))
                point["availableLanguage"] = languages(of: resource)
                point["areaServed"] = LinkedValue(resource.facts.area?.text)
                point["hoursAvailable"] = .nodes(hours)
                return point
            }
        )
        return node
    }

    private func ownService(_ resource: Resource) -> LinkedNode {
        var node = LinkedNode("Service", id: url(id, "resource"))
        node["name"] = .text(resource.name)
        node["description"] = .text(resource.summary)
        node["url"] = .text(url(id))
        node["audience"] = LinkedValue(audience(resource.facts.audience?.text))
        node["areaServed"] = LinkedValue(resource.facts.area?.text)
        node["provider"] = .node(centerInShort)
        // The hours are those of the service; the line it is reached by has its own.
        node["hoursAvailable"] = .nodes(openingHours(resource))
        var channel = LinkedNode("ServiceChannel")
        channel["servicePhone"] = .nodes(
            lines(of: resource).map { $0.telephone.contactPoint(isForDeaf: $0.isForDeaf) }
        )
        channel["availableLanguage"] = languages(of: resource)
        node["availableChannel"] = .node(channel)
        return node
    }

    /// The lines to call.
    ///
    /// A number that takes text messages only is none, and neither is the relay service 711, which asks for
    /// another number first: whoever dials these reaches nobody of the resource.
    private func lines(of resource: Resource) -> [(telephone: Telephone, isForDeaf: Bool)] {
        (resource.facts.channels(.call) + resource.facts.channels(.tty)).compactMap { channel in
            let dialled = String(channel.href.drop { $0 != ":" }.dropFirst())
            return dialled == "711" ? nil : (Telephone(dialled), channel.kind == .tty)
        }
    }

    /// The hours of a resource, if its author wrote them in the form that Haven reads.
    ///
    /// Those of an independent one are in nobody knows which time zone, unless it is written there.
    private func openingHours(_ resource: Resource) -> [LinkedNode] {
        guard let hours = resource.facts.hours?.hours,
            resource.isOwn || hours.isAlways || hours.zone != nil
        else { return [] }
        return openingHours([hours])
    }

    private func languages(of resource: Resource) -> LinkedValue {
        .list(resource.facts.languages.compactMap { $0.code.map { .text($0) } })
    }

    private func kindTitle(of resource: Resource) -> String {
        model.strings.text("kind." + resource.kind.rawValue)
            ?? resource.kind.rawValue.titleFromFileName
    }

    /// A meeting of the center; without a place, on earth or on the web, nobody could come, and it is a service.
    private func meeting(_ resource: Resource) -> LinkedNode? {
        guard let meets = resource.facts.meets, resource.facts.status == .active,
            let next = NextMeeting(
                of: meets,
                after: model.site.instant,
                in: model.configuration.zone
            )
        else { return nil }
        var node = LinkedNode("Event", id: url(id, "event"))
        if let place = resource.facts.place, let address = place.address {
            node["location"] = .node(location(place, address))
            node["eventAttendanceMode"] = .text(
                "https://schema.org/OfflineEventAttendanceMode"
            )
        } else if let web = resource.facts.channels(.web).first?.href {
            var room = LinkedNode("VirtualLocation")
            room["url"] = .text(web)
            node["location"] = .node(room)
            node["eventAttendanceMode"] = .text("https://schema.org/OnlineEventAttendanceMode")
        } else {
            return ownService(resource)
        }
        node["name"] = .text(resource.name)
        node["description"] = .text(resource.summary)
        node["url"] = .text(url(id))
        node["eventStatus"] = .text("https://schema.org/EventScheduled")
        node["startDate"] = date(next.start)
        node["endDate"] = date(next.end)
        node["eventSchedule"] = .nodes(meets.rules.map { schedule($0, meets.zone) })
        node["audience"] = LinkedValue(audience(resource.facts.audience?.text))
        node["inLanguage"] = languages(of: resource)
        if resource.facts.cost?.terms == [.free] { node["isAccessibleForFree"] = .flag(true) }
        node["organizer"] = .node(centerInShort)
        return node
    }

    private func schedule(_ rule: Hours.Rule, _ zone: String?) -> LinkedNode {
        var node = LinkedNode("Schedule")
        node["repeatFrequency"] = .text("P1W")
        node["byDay"] = .list(rule.days.map { .text($0.iri) })
        node["startTime"] = .text(Hours.Span.clock(rule.opens) + ":00")
        node["endTime"] = .text(Hours.Span.clock(rule.closes) + ":00")
        node["scheduleTimezone"] = .text(zone ?? model.configuration.zone.name)
        return node
    }

    /// A place by its address; one of the center's own is the one that its other pages speak of.
    private func location(_ place: Place, _ address: String) -> LinkedNode {
        let own = model.configuration.center.locations.firstIndex {
            $0.name == place.name && $0.address == address
        }
        if let own { return clinicInShort(own) }
        var node = LinkedNode("Place")
        node["name"] = LinkedValue(place.name)
        node["address"] = .text(address)
        return node
    }
}
