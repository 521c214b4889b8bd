import HavenDates
import HavenDirectory

extension StructuredData {
    private var facts: Center { model.configuration.center }

    /// The name of the center in graphs.
    var centerID: String { url(model.site.home, "center") }

    /// The center where it is only named: as a publisher, or as the one that runs a service.
    var centerInShort: LinkedNode {
        var node = LinkedNode("MedicalOrganization", id: centerID)
        node["name"] = .text(facts.name)
        node["url"] = .text(url(model.site.home))
        return node
    }

    /// The center with what every page says of it at its foot; with its licenses where those are listed.
    var center: LinkedNode {
        var node = centerInShort
        node["description"] = LinkedValue(facts.description)
        node["email"] = LinkedValue(facts.email)
        node["address"] = LinkedValue(facts.address)
        node["contactPoint"] = .nodes(facts.numbers.map(contactPoint))
        if page.kind == .standard(.about) {
            node["department"] = .nodes(
                facts.locations.indices.map { index in
                    var place = clinicInShort(index)
                    place["url"] = LinkedValue(pageURL(of: .location(index)))
                    return place
                }
            )
            node["hasCredential"] = .nodes(
                (facts.licenses.map { ($0, "license") }
                    + facts.accreditations.map { ($0, "accreditation") }).map(credential)
            )
        }
        return node
    }

    private func contactPoint(_ number: CenterNumber) -> LinkedNode {
        var node = Telephone(number.phone.dialled).contactPoint
        node["contactType"] = LinkedValue(number.label)
        node["hoursAvailable"] = .nodes(openingHours(number.hours.map { [$0] } ?? []))
        return node
    }

    private func credential(_ credential: CenterCredential, _ category: String) -> LinkedNode {
        var node = LinkedNode("EducationalOccupationalCredential")
        node["credentialCategory"] = .text(category)
        node["name"] = .text(credential.name)
        node["identifier"] = LinkedValue(credential.number)
        node["url"] = LinkedValue(credential.url)
        node["expires"] = date(credential.expires?.value)
        if let issuer = credential.issuer {
            var organization = LinkedNode("Organization")
            organization["name"] = .text(issuer)
            node["recognizedBy"] = .node(organization)
        }
        return node
    }

    /// The page of an entry of the center's lists; `nil` while its author keeps it back.
    private func pageURL(of kind: Page.Kind) -> String? {
        model.centerPages[kind].map { model.urls.absolute($0) }
    }

    /// A place of the center where it is only named.
    func clinicInShort(_ index: Int) -> LinkedNode {
        let place = facts.locations[index]
        let id = pageURL(of: .location(index)).map { $0 + "#place" }
        var node = LinkedNode("MedicalClinic", id: id)
        node["name"] = .text(place.name)
        node["address"] = LinkedValue(postalAddress(place))
        return node
    }

    /// A place of the center.
    func clinic(_ index: Int) -> LinkedNode {
        let place = facts.locations[index]
        var node = clinicInShort(index)
        node["url"] = .text(url(id))
        node["telephone"] = LinkedValue(place.phone.map { Telephone($0.dialled).text })
        node["openingHoursSpecification"] = .nodes(openingHours(place.hours))
        node["hasMap"] = LinkedValue(place.map)
        node["parentOrganization"] = .node(centerInShort)
        return node
    }

    private func postalAddress(_ place: CenterLocation) -> LinkedNode? {
        var node = LinkedNode("PostalAddress")
        node["streetAddress"] = LinkedValue(place.street)
        node["addressLocality"] = LinkedValue(place.city)
        node["addressRegion"] = LinkedValue(place.state)
        node["postalCode"] = LinkedValue(place.postalCode)
        guard node.hasProperties else { return nil }
        // A code that readers do not see, and that says of the rest which country it is in.
        node["addressCountry"] = LinkedValue(place.country)
        return node
    }

    func service(_ index: Int) -> LinkedNode {
        let service = facts.services[index]
        return offer(service.name, service.summary, for: service.audience)
    }

    func levelOfCare(_ index: Int) -> LinkedNode {
        let level = facts.levelsOfCare[index]
        return offer(level.name, level.summary, for: level.audience)
    }

    private func offer(_ name: String, _ summary: String?, for people: String?) -> LinkedNode {
        var node = LinkedNode("Service", id: url(id, "service"))
        node["name"] = .text(name)
        node["description"] = LinkedValue(summary)
        node["url"] = .text(url(id))
        node["audience"] = LinkedValue(audience(people))
        node["provider"] = .node(centerInShort)
        return node
    }

    /// Whom something is for.
    func audience(_ text: String?) -> LinkedNode? {
        guard let text else { return nil }
        var node = LinkedNode("Audience")
        node["audienceType"] = .text(text)
        return node
    }

    /// Someone who works at the center.
    func teamMember(_ index: Int) -> LinkedNode {
        let member = facts.team[index]
        var node = LinkedNode("Person", id: url(id, "person"))
        node["name"] = .text(member.name)
        node["honorificSuffix"] = LinkedValue(member.credentials)
        node["jobTitle"] = LinkedValue(member.role)
        node["description"] = LinkedValue(member.bio)
        node["knowsLanguage"] = .list(member.languages.map { .text($0) })
        node["image"] = LinkedValue(
            member.photo.flatMap {
                model.absolute($0.source.value, from: model.site[model.site.home])
            }
        )
        node["url"] = .text(url(id))
        node["worksFor"] = .node(centerInShort)
        return node
    }

    /// Weekly hours on the clock of the site.
    ///
    /// An opening hour has no time zone, readers of it take the place's own. So hours that name another zone
    /// are left out: a time that is an hour off is worse than none.
    func openingHours(_ hours: [Hours]) -> [LinkedNode] {
        let own = hours.filter {
            // Round the clock is the same everywhere, but for the days that differ.
            $0.isAlways && $0.exceptions.isEmpty || $0.zone == nil
                || $0.zone == model.configuration.zone.name
        }
        return own.flatMap { hours in
            if hours.isAlways {
                // The form that search engines document for open round the clock.
                return [opening(Weekday.allCases, from: "00:00", to: "23:59")] + otherDays(hours)
            }
            return hours.rules.map { opening($0.days, $0.span) } + otherDays(hours)
        }
    }

    /// The days that differ, as far as the page still shows them.
    private func otherDays(_ hours: Hours) -> [LinkedNode] {
        hours.otherDays(from: model.site.today.daysSinceEpoch).flatMap { other in
            // Closed is open from midnight to midnight, in the form that search engines document.
            let nodes =
                other.spans.isEmpty
                ? [opening([], from: "00:00", to: "00:00")]
                : other.spans.map { opening([], $0) }
            return nodes.map { node in
                var node = node
                node["validFrom"] = date(CivilDate(daysSinceEpoch: other.days.lowerBound))
                node["validThrough"] = date(CivilDate(daysSinceEpoch: other.days.upperBound))
                return node
            }
        }
    }

    private func opening(_ days: [Weekday], _ span: Hours.Span) -> LinkedNode {
        // Midnight at the end of a day is the last minute of it; a time before `opens` is on the next.
        let closes = span.closes == 1440 ? "23:59" : Hours.Span.clock(span.closes)
        return opening(days, from: Hours.Span.clock(span.opens), to: closes)
    }

    private func opening(_ days: [Weekday], from opens: String, to closes: String) -> LinkedNode {
        var node = LinkedNode("OpeningHoursSpecification")
        node["dayOfWeek"] = .list(days.map { .text($0.iri) })
        node["opens"] = .text(opens)
        node["closes"] = .text(closes)
        return node
    }
}

extension Weekday {
    /// The day in the words of schema.org.
    var iri: String { "https://schema.org/" + name }
}
