import HavenDates
import HavenDirectory

extension StructuredData {
    /// What the page of a resource is about: an organization and how to call it, a service of the center, or
    /// a meeting with its next date.
    func resource(_ index: Int) -> LinkedNode? {
        let resource = model.site.resources[index].resource
        // Nobody shall call, or come, where there is nobody.
        guard resource.facts.status.isReachable else { return nil }
        if resource.facts.meets != nil, let meeting = meeting(resource) { return meeting }
        if !resource.isOwn { return organization(resource) }
        // What is closed for now is no service that one could use.
        return resource.facts.status == .active ? ownService(resource) : nil
    }

    /// What an independent organization offers, with each way to reach it.
    ///
    /// - Parameters:
    ///   - index: The place in `Site.resources`.
    ///   - provider: The IRI of the organization.
    /// - Returns: The service; `nil` for one of the center's own, and where there is no way to reach it.
    func service(ofResource index: Int, provider: String) -> LinkedNode? {
        let resource = model.site.resources[index].resource
        let channels = channels(of: resource)
        guard !resource.isOwn, !channels.isEmpty, resource.facts.status == .active else {
            return nil
        }
        var node = LinkedNode("Service", id: url(id, "service"))
        node["name"] = .text(resource.name)
        node["serviceType"] = .text(kindTitle(of: resource))
        node["url"] = .text(url(id))
        node["audience"] = LinkedValue(audience(resource.facts.audience?.text))
        node["areaServed"] = LinkedValue(resource.facts.area?.text)
        node["provider"] = .reference(provider)
        node["hoursAvailable"] = .nodes(openingHours(resource))
        node["availableChannel"] = .nodes(channels)
        return node
    }

    private func organization(_ resource: Resource) -> LinkedNode {
        var node = LinkedNode("Organization", id: url(id, "resource"))
        node["name"] = .text(resource.name)
        node["description"] = .text(resource.summary)
        node["url"] = LinkedValue(resource.facts.channels(.web).first?.href)
        node["email"] = LinkedValue(resource.facts.email)
        node["areaServed"] = LinkedValue(resource.facts.area?.text)
        node["contactPoint"] = .nodes(
            // Nobody answers where it is closed for now.
            (resource.facts.status == .active ? lines(of: resource) : []).map { line in
                var point = contactPoint(of: line, resource)
                point["contactType"] = .text(kindTitle(of: resource))
                point["areaServed"] = LinkedValue(resource.facts.area?.text)
                return point
            }
        )
        return node
    }

    func ownService(_ resource: Resource) -> LinkedNode {
        var node = LinkedNode("Service", id: url(id, "resource"))
        node["name"] = .text(resource.name)
        node["description"] = .text(resource.summary)
        node["url"] = .text(url(id))
        node["audience"] = LinkedValue(audience(resource.facts.audience?.text))
        node["areaServed"] = LinkedValue(resource.facts.area?.text)
        node["provider"] = .node(centerInShort)
        // The hours are those of the service; the line it is reached by has its own.
        node["hoursAvailable"] = .nodes(openingHours(resource))
        node["availableChannel"] = .nodes(channels(of: resource))
        return node
    }

    /// The hours of a resource, if its author wrote them in the form that Haven reads.
    func openingHours(_ resource: Resource) -> [LinkedNode] {
        openingHours(resource.facts.hours, of: resource)
    }

    /// Hours that Haven could read, in a zone that is known.
    ///
    /// Those of an independent resource are in nobody knows which time zone, unless it is written there.
    func openingHours(_ hours: StatedHours?, of resource: Resource) -> [LinkedNode] {
        guard let hours = hours?.hours, resource.isOwn || hours.isAlways || hours.zone != nil
        else { return [] }
        return openingHours([hours])
    }

    func languages(_ languages: [ResourceLanguage]) -> LinkedValue {
        .list(languages.compactMap { $0.code.map { .text($0) } })
    }

    private func kindTitle(of resource: Resource) -> String {
        model.strings.text("kind." + resource.kind.rawValue)
            ?? resource.kind.rawValue.titleFromFileName
    }
}
