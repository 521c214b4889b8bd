import HavenDates
import HavenDirectory

// Meetings as events.

extension StructuredData {
    /// A meeting with its next date; `nil` without a place, on earth or on the web: nobody could come.
    func meeting(_ resource: Resource) -> LinkedNode? {
        let facts = resource.facts
        guard let meets = facts.meets, facts.status == .active,
            let next = NextMeeting(
                of: meets,
                after: model.site.instant,
                in: model.configuration.zone
            )
        else { return nil }
        let places = locations(of: resource)
        guard !places.nodes.isEmpty else { return nil }
        var node = LinkedNode("Event", id: url(id, "event"))
        node["location"] =
            places.nodes.count == 1 ? .node(places.nodes[0]) : .nodes(places.nodes)
        node["eventAttendanceMode"] = .text(
            "https://schema.org/" + places.mode + "EventAttendanceMode"
        )
        node["name"] = .text(resource.name)
        node["description"] = .text(resource.summary)
        node["url"] = .text(url(id))
        node["eventStatus"] = .text("https://schema.org/EventScheduled")
        node["startDate"] = date(next.start)
        node["endDate"] = date(next.end)
        node["eventSchedule"] = .nodes(schedules(of: meets))
        node["audience"] = LinkedValue(audience(facts.audience?.text))
        node["inLanguage"] = languages(facts.languages)
        if facts.cost?.terms == [.free] { node["isAccessibleForFree"] = .flag(true) }
        node["organizer"] = .node(organizer(of: resource))
        return node
    }

    private func organizer(of resource: Resource) -> LinkedNode {
        if resource.isOwn { return centerInShort }
        var node = LinkedNode("Organization")
        node["name"] = .text(model.ownerName(of: resource))
        node["url"] = LinkedValue(resource.facts.channels(.web).first?.href)
        return node
    }

    /// Where a meeting takes place, and how one attends it.
    private func locations(of resource: Resource) -> (nodes: [LinkedNode], mode: String) {
        let facts = resource.facts
        var rooms = facts.channels(.join)
        var nodes: [LinkedNode] = []
        if let place = facts.place, let address = place.address, facts.isPlaceToGo {
            nodes.append(location(place, address))
        }
        // The address of a page is a room only where there is no other place.
        if rooms.isEmpty, nodes.isEmpty { rooms = facts.channels(.web) }
        guard let address = rooms.first?.href else { return (nodes, "Offline") }
        var room = LinkedNode("VirtualLocation")
        room["url"] = .text(address)
        return (nodes + [room], nodes.isEmpty ? "Online" : "Mixed")
    }

    /// The week, without the days that differ, and these days: as far as they are still to come, as on the page.
    private func schedules(of meets: Hours) -> [LinkedNode] {
        let others = meets.otherDays(from: model.site.today.daysSinceEpoch)
        let days = others.flatMap { Array($0.days) }
        let week = meets.rules.map { rule in
            var node = schedule(rule.span, meets.zone)
            node["repeatFrequency"] = .text("P1W")
            node["byDay"] = .list(rule.days.map { .text($0.iri) })
            let skipped = days.filter { rule.days.contains(Weekday(daysSinceEpoch: $0)) }
            node["exceptDate"] = .list(
                skipped.map { .text(CivilDate(daysSinceEpoch: $0).iso) }
            )
            return node
        }
        let single = others.flatMap { other in
            other.spans.flatMap { span in
                other.days.map { day in
                    var node = schedule(span, meets.zone)
                    let date = LinkedValue.text(CivilDate(daysSinceEpoch: day).iso)
                    node["startDate"] = date
                    node["endDate"] = date
                    return node
                }
            }
        }
        return week + single
    }

    private func schedule(_ span: Hours.Span, _ zone: String?) -> LinkedNode {
        var node = LinkedNode("Schedule")
        node["startTime"] = .text(Hours.Span.clock(span.opens) + ":00")
        node["endTime"] = .text(Hours.Span.clock(span.closes) + ":00")
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
