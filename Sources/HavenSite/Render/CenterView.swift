import HavenDates
import HavenDirectory
import HavenTemplates

/// The center as templates see it; docs/template-data.md describes each member.
///
/// Every page asks for the name and the main line, few for the rest, so each member is made when asked for.
struct CenterView: TemplateObject {
    let model: RenderModel

    var kindName: String { "center" }
    var identity: TemplateIdentity { TemplateIdentity(kind: "center", key: "") }
    var subject: TemplateSubject? { RecordKind.center.subject() }

    var memberNames: [String] {
        [
            "name", "description", "phone", "numbers", "email", "address", "locations", "services",
            "levels_of_care", "insurance", "insurance_note", "licenses", "accreditations", "team",
        ]
    }

    func member(_ name: String) -> TemplateValue? {
        switch name {
        case "name": .string(center.name)
        case "description": .text(center.description)
        case "phone": center.number.map(number) ?? TemplateValue.none
        case "numbers": .list(center.numbers.map(number))
        case "email": .text(center.email)
        case "address": .text(center.address)
        case "locations": list(center.locations.indices, location)
        case "services": list(center.services.indices, service)
        case "levels_of_care": list(center.levelsOfCare.indices, levelOfCare)
        case "insurance": .list(center.insurance.map { .string($0) })
        case "insurance_note": .text(center.insuranceNote)
        case "licenses": .list(center.licenses.map(credential))
        case "accreditations": .list(center.accreditations.map(credential))
        case "team": list(center.team.indices, member)
        default: nil
        }
    }

    private var center: Center { model.configuration.center }

    private func list(_ indices: Range<Int>, _ view: (Int) -> TemplateValue) -> TemplateValue {
        .list(indices.map(view))
    }

    private func number(_ number: CenterNumber) -> TemplateValue {
        .map([
            "id": .string(number.id), "label": .text(number.label),
            "display": .string(number.phone.display), "number": .string(number.phone.number),
            "href": .string(number.phone.href), "owner": .string(number.owner ?? center.name),
            "hours": .text(number.hours?.text), "note": .text(number.note),
            "crisis": .bool(number.isCrisisLine),
            "schedule": HoursValue.rows(of: number.hours.map { [$0] } ?? []),
        ])
    }

    /// A place; `url` is its page, `map` a page of a map service.
    func location(_ index: Int) -> TemplateValue {
        let place = center.locations[index]
        return .map([
            "id": .string(place.id), "name": .string(place.name), "address": .text(place.address),
            "street": .text(place.street), "city": .text(place.city), "state": .text(place.state),
            "postal_code": .text(place.postalCode), "country": .text(place.country),
            "phone": place.phone.map {
                .map([
                    "display": .string($0.display), "number": .string($0.number),
                    "href": .string($0.href),
                ])
            } ?? TemplateValue.none,
            "hours": .list(place.hours.map { .string($0.text) }),
            "schedule": HoursValue.rows(of: place.hours),
            "hours_note": .text(place.hoursNote), "map": .text(place.map),
            "directions": .text(place.directions), "accessibility": .text(place.accessibility),
            "url": url(.location(index)),
        ])
    }

    func service(_ index: Int) -> TemplateValue {
        let service = center.services[index]
        let level = service.level.flatMap { id in
            center.levelsOfCare.firstIndex { $0.id == id.value }
        }
        let places = service.locations.compactMap { id in
            center.locations.firstIndex { $0.id == id.value }
        }
        var map = common(service, url: url(.service(index)))
        map["level"] = level.map(levelOfCare) ?? TemplateValue.none
        map["locations"] = .list(places.map(location))
        return .map(map)
    }

    /// A level of care; `services` are those that belong to it.
    func levelOfCare(_ index: Int) -> TemplateValue {
        let level = center.levelsOfCare[index]
        var map: TemplateMap = [
            "id": .string(level.id), "name": .string(level.name), "summary": .text(level.summary),
            "audience": .text(level.audience), "url": url(.levelOfCare(index)),
        ]
        map["services"] = .list(
            center.services.enumerated().filter { $1.level?.value == level.id }.map {
                index,
                service in
                .map(common(service, url: url(.service(index))))
            }
        )
        return .map(map)
    }

    private func common(_ service: CenterService, url: TemplateValue) -> TemplateMap {
        [
            "id": .string(service.id), "name": .string(service.name),
            "summary": .text(service.summary),
            "audience": .text(service.audience), "url": url,
        ]
    }

    func member(_ index: Int) -> TemplateValue {
        let member = center.team[index]
        let home = model.site[model.site.home]
        return .map([
            "id": .string(member.id), "name": .string(member.name),
            "credentials": .text(member.credentials), "role": .text(member.role),
            "bio": .text(member.bio), "languages": .list(member.languages.map { .string($0) }),
            "photo": member.photo.map { model.value(of: $0, from: home) } ?? TemplateValue.none,
            "url": url(.teamMember(index)),
        ])
    }

    private func credential(_ credential: CenterCredential) -> TemplateValue {
        .map([
            "name": .string(credential.name), "number": .text(credential.number),
            "issuer": .text(credential.issuer), "url": .text(credential.url),
            "expires": credential.expires.map { .object(DateView(date: $0.value, model: model)) }
                ?? TemplateValue.none,
            "expired": .bool(
                credential.expires.map {
                    model.configuration.zone.instant(of: $0.value) <= model.site.instant
                } ?? false
            ),
        ])
    }

    /// The link to the page of an entry; `none` while its author keeps it back.
    private func url(_ kind: Page.Kind) -> TemplateValue {
        .text(model.centerPages[kind].map { model.urls.href($0) })
    }
}
