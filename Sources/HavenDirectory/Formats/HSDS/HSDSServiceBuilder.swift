import HavenDates

/// Makes a service of HSDS, with all that belongs to it, of a record.
///
/// What HSDS has a field for is in that field. An attribute of Haven's taxonomy says what has none, and what the field cannot say as its author wrote it.
struct HSDSServiceBuilder {
    let publication: HSDSPublication
    private let clock: HSDSClock

    init(_ publication: HSDSPublication) {
        self.publication = publication
        clock = HSDSClock(zone: publication.zone)
    }

    func service(_ record: ResourceRecord) -> HSDSItem {
        let record = record.inZone(publication.zone)
        let facts = record.facts
        let sheet = FactSheet(facts).lines
        var attributes = HSDSAttributes(of: "service/" + record.id)
        attributes.add(.id, record.id)
        attributes.add(.kind, record.kind.rawValue)
        attributes.add(.category, record.category)
        var item = HSDSItem(.service, "service/" + record.id)
        item.add("name", record.name)
        item.add("alternate_name", facts.alternateName)
        item.add("description", description(record, &attributes))
        let contact = HSDSContact(record, lines: sheet, &attributes)
        item.add("url", contact.url)
        item.add("email", facts.email)
        item.add("status", facts.status.rawValue.split(separator: "-").joined(separator: " "))
        item.add("application_process", facts.expectations.joined(separator: "\n"))
        item.add("fees_description", facts.cost?.text)
        item.add("eligibility_description", facts.audience?.text)
        item.add("assured_date", facts.verification?.date.iso)
        item.add("assurer_email", assurer(facts, &attributes))
        if facts.status == .temporarilyClosed { item.add("alert", facts.note) }
        item.add("phones", contact.phones)
        item.add("schedules", schedules(record, &attributes))
        item.add("service_areas", areas(record, &attributes))
        item.add("service_at_locations", places(record, &attributes) + contact.rooms)
        item.add("languages", HSDSContact.languages(facts.languages, of: "service/" + record.id))
        item.add("organization", [organization(record, &attributes)])
        item.add("cost_options", costs(record))
        for fact in [FactName.format, .types, .approach, .note, .source] {
            attributes.add(fact, in: sheet)
        }
        attributes.add(.page, publication.page(record))
        item.add("attributes", attributes.items)
        return item
    }

    // MARK: Texts

    /// The plain text; the Markdown is an attribute if it says more.
    private func description(
        _ record: ResourceRecord,
        _ attributes: inout HSDSAttributes
    ) -> String? {
        let summary = PlainText.lines(publication.summary(record))
        if MarkdownText.paragraphs(summary) != record.description {
            attributes.add(.description, record.description)
        }
        return summary.nonEmpty
    }

    /// The address of whoever checked; all else that is known of the check is an attribute.
    private func assurer(_ facts: ResourceFacts, _ attributes: inout HSDSAttributes) -> String? {
        guard let verification = facts.verification else { return nil }
        let email = verification.by.flatMap { try? EmailAddress(parsing: $0) }?.text
        if verification.source != nil || verification.by != email {
            attributes.add(.fact(.verified), verification.text)
        }
        return email
    }

    private func costs(_ record: ResourceRecord) -> [HSDSItem] {
        (record.facts.cost?.terms ?? []).map { term in
            var item = HSDSItem(.costOption, "cost/" + record.id + "/" + term.rawValue)
            item.add("option", term.name)
            if term == .free { item.add("amount", number: "0") }
            return item
        }
    }

    // MARK: Time

    private func schedules(
        _ record: ResourceRecord,
        _ attributes: inout HSDSAttributes
    ) -> [HSDSItem] {
        let facts = record.facts
        var items: [HSDSItem] = []
        if let stated = facts.hours {
            let hours = clock.schedules(
                stated,
                name: "schedule/" + record.id + "/hours",
                tag: record.kind == .meeting ? .fact(.hours) : nil,
                attendance: nil
            )
            if !hours.isPlain { attributes.add(.fact(.hours), stated.text) }
            items += hours.items
        }
        if let meets = facts.meets {
            let hours = clock.schedules(
                StatedHours(meets),
                name: "schedule/" + record.id + "/meets",
                tag: record.kind == .meeting ? nil : .fact(.meets),
                attendance: facts.formats.map(\.name).joined(separator: ", ")
            )
            if !hours.isPlain { attributes.add(.fact(.meets), meets.text) }
            items += hours.items
        }
        return items
    }

    // MARK: Places

    private func areas(
        _ record: ResourceRecord,
        _ attributes: inout HSDSAttributes
    ) -> [HSDSItem] {
        guard let area = record.facts.area else { return [] }
        var names: [(name: String, extent: String?)] = []
        if let country = area.country {
            names.append((HSDSAddress.countries[country] ?? country, country))
        }
        names += area.states.map { ($0.name, "US-" + $0.code) }
        names += area.counties.map { ($0.name + ", " + $0.state.name, nil) }
        names += area.others.map { ($0, nil) }
        if HSDSAddress.area(names.map(\.name)) != area.text {
            attributes.add(.fact(.area), area.text)
        }
        return names.enumerated().map { number, area in
            var item = HSDSItem(.serviceArea, "area/" + record.id + "/\(number + 1)")
            item.add("name", area.name)
            item.add("extent", area.extent)
            if area.extent != nil { item.add("extent_type", "text") }
            return item
        }
    }

    private func places(
        _ record: ResourceRecord,
        _ attributes: inout HSDSAttributes
    ) -> [HSDSItem] {
        let facts = record.facts
        attributes.add(.fact(.region), facts.place?.region.joined(separator: " > "))
        guard let place = facts.place,
            place.address ?? place.name ?? place.note != nil || place.coordinates != nil
        else {
            attributes.add(.fact(.accessibility), facts.accessibility?.text)
            return []
        }
        var location = HSDSItem(.location, "location/" + record.id)
        location.add("location_type", "physical")
        location.add("name", place.name)
        location.add("description", place.note)
        location.add("latitude", number: place.coordinates?.latitudeText)
        location.add("longitude", number: place.coordinates?.longitudeText)
        let address = HSDSAddress(place)
        if address?.text != place.address { attributes.add(.fact(.address), place.address) }
        location.add("addresses", (address?.item(named: "address/" + record.id)).map { [$0] } ?? [])
        if let accessibility = facts.accessibility {
            var item = HSDSItem(.accessibility, "accessibility/" + record.id)
            item.add("description", accessibility.text)
            location.add("accessibility", [item])
        }
        var item = HSDSItem(.serviceAtLocation, "service-at-location/" + record.id)
        if address == nil { item.add("description", place.address) }
        item.add("location", [location])
        return [item]
    }

    // MARK: Who answers

    private func organization(
        _ record: ResourceRecord,
        _ attributes: inout HSDSAttributes
    ) -> HSDSItem {
        let name: String
        var isCommercial = false
        switch record.facts.owner {
        case .center?:
            var item = HSDSItem(.organization, "organization/of the site")
            item.add("name", publication.centerName)
            item.add("description", publication.centerDescription ?? publication.centerName)
            item.add("website", publication.centerWebsite)
            return item
        case .organization(let organization)?:
            name = organization.name
            isCommercial = organization.isCommercial
            // One of the name of the resource is read as none.
            if name == record.name, let text = record.facts.owner?.text {
                attributes.add(.fact(.owner), text)
            }
        case nil: name = record.name
        }
        let key = "organization/" + (isCommercial ? "commercial/" : "other/") + name
        var item = HSDSItem(.organization, key)
        item.add("name", name)
        item.add("description", name)
        if isCommercial {
            var attributes = HSDSAttributes(of: key)
            attributes.add(.commercial, "yes")
            item.add("attributes", attributes.items)
        }
        return item
    }
}
