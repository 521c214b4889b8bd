import HavenDates
import HavenDirectory
import HavenTemplates

/// A resource as templates see it; docs/template-data.md describes each member.
struct ResourceView: TemplateObject {
    let model: RenderModel
    /// The place in `Site.resources`.
    let index: Int

    var kindName: String { "resource" }
    var identity: TemplateIdentity { TemplateIdentity(kind: "resource", key: resource.id) }
    var subject: TemplateSubject? { RecordKind.resource.subject(index) }
    var sortKey: TemplateValue? { .string(resource.name) }

    var memberNames: [String] {
        [
            "id", "name", "kind", "kind_title", "category", "url", "permalink", "directory",
            "description", "summary", "calls", "texts", "ttys", "chats", "webs", "joins",
            "dial_ins", "channels",
            "hours", "opening_hours", "meets", "schedule", "exceptions", "next_meeting",
            "hours_data", "meets_data",
            "languages", "audience", "approach",
            "area", "cost",
            "email",
            "address",
            "place", "directions", "formats", "accessibility", "types", "status", "reachable",
            "expectations",
            "also_known_as", "verified",
            "note", "source", "source_url", "own", "owner", "commercial",
        ]
    }

    func member(_ name: String) -> TemplateValue? {
        switch name {
        case "id": .string(resource.id)
        case "name": .string(resource.name)
        case "kind": .string(resource.kind.rawValue)
        case "kind_title": .string(kindTitle)
        case "category": .text(resource.category)
        case "url": .string(model.urls.href(page.permalink))
        case "permalink": .string(model.urls.absolute(page.permalink))
        case "directory": directory
        case "description":
            .markup(BodyFiller(model: model, page: page).fill(resource.description))
        case "summary": .string(resource.summary)
        case "calls": channels(.call)
        case "texts": channels(.text)
        case "ttys": channels(.tty)
        case "chats": channels(.chat)
        case "webs": channels(.web)
        case "joins": channels(.join)
        case "dial_ins": channels(.dialIn)
        case "channels": .list(facts.channels.map(channel))
        case "languages": .list(facts.languages.map { .string($0.name) })
        case "own": .bool(resource.isOwn)
        case "owner": .string(model.ownerName(of: resource))
        default: text(name)
        }
    }

    /// Whether the script of open hours has anything to say of it.
    var hasHoursData: Bool {
        let hours = [facts.hours?.hours] + facts.channels.map { $0.hours?.hours }
        return data(of: facts.meets, true) != nil
            || hours.contains { data(of: $0, resource.isOwn) != nil }
    }

    private var resource: Resource { model.site.resources[index].resource }
    private var facts: ResourceFacts { resource.facts }
    private var page: Page { model.site[model.site.resources[index].page] }

    /// The facts that are text, or absent.
    private func text(_ name: String) -> TemplateValue? {
        switch name {
        case "hours": .text(facts.hours?.text)
        case "opening_hours": HoursValue.rows(of: facts.hours?.hours.map { [$0] } ?? [])
        case "exceptions":
            HoursValue.exceptions(
                of: [facts.hours?.hours, facts.meets].compactMap(\.self),
                model
            )
        case "meets": .text(facts.meets?.text)
        case "schedule": HoursValue.rows(of: facts.meets.map { [$0] } ?? [])
        case "next_meeting": nextMeeting
        case "hours_data": data(of: facts.hours?.hours, resource.isOwn) ?? TemplateValue.none
        case "meets_data": data(of: facts.meets, true) ?? TemplateValue.none
        case "audience": .text(facts.audience?.text)
        case "approach": .text(facts.approach?.text)
        case "area": .text(facts.area?.text)
        case "cost": .text(facts.cost?.text)
        case "email": .text(facts.email)
        case "address": .text(facts.place?.address)
        case "note": .text(facts.note)
        case "source": .text(facts.source)
        case "source_url": .text(facts.sourceURL)
        case "place": .text(facts.place?.name)
        case "directions": .text(facts.place?.note)
        case "formats": .list(facts.offeredFormats.map { .string($0.name) })
        case "accessibility": .text(facts.accessibility?.text)
        case "types": .text(facts.types?.text)
        case "status": .string(facts.status.rawValue)
        case "reachable": .bool(facts.status.isReachable)
        case "expectations": .list(facts.expectations.map { .string($0) })
        case "also_known_as": .text(facts.alternateName)
        case "verified": verified
        case "commercial": .bool(isCommercial)
        default: nil
        }
    }

    private var nextMeeting: TemplateValue {
        let zone = model.configuration.zone
        guard let meets = facts.meets, facts.status == .active,
            let next = NextMeeting(of: meets, after: model.site.instant, in: zone)
        else { return .none }
        return .map([
            "start": .object(DateView(date: next.start, model: model)),
            "end": .object(DateView(date: next.end, model: model)),
        ])
    }

    /// When it was checked, if there is anything to say about that.
    ///
    /// Asked of what is shown on a page, this depends on the day: a build of another day asks again.
    private var verified: TemplateValue {
        let policy = model.configuration.freshness
        let today = model.site.today.daysSinceEpoch
        let freshness = policy?.freshness(of: resource, on: today)
        let verification = facts.verification
        guard freshness != nil || verification != nil else { return .none }
        return .map([
            "date": verification.map { .object(DateView(date: $0.date, model: model)) } ?? .none,
            "by": .text(verification?.by),
            "source": .text(verification?.source),
            "fresh": .bool(freshness?.isFresh ?? true),
        ])
    }

    private var isCommercial: Bool {
        if case .organization(let organization) = resource.owner {
            organization.isCommercial
        } else {
            false
        }
    }

    private var kindTitle: String {
        model.strings.text("kind." + resource.kind.rawValue)
            ?? resource.kind.rawValue.titleFromFileName
    }

    private var directory: TemplateValue {
        let directory = model.site.directories[model.site.resources[index].directory]
        let page = model.site[directory.page]
        return .map([
            "title": .string(page.title),
            "url": .string(model.urls.href(page.permalink)),
        ])
    }

    private func channels(_ kind: Channel.Kind) -> TemplateValue {
        .list(facts.channels(kind).map(channel))
    }

    /// Hours for the script; of what is not offered now there is nothing to say.
    ///
    /// Hours without a zone are in that of the site if they are the center's own; meetings are, whoever holds them.
    private func data(of hours: Hours?, _ isInZoneOfSite: Bool) -> TemplateValue? {
        guard facts.status == .active else { return nil }
        return HoursData.value(
            of: hours,
            isInZoneOfSite: isInZoneOfSite,
            siteZone: model.configuration.zone
        )
    }

    private func channel(_ channel: Channel) -> TemplateValue {
        .map([
            "kind": .string(channel.kind.rawValue), "display": .string(channel.display),
            "number": .text(channel.number), "href": .string(channel.href),
            "keyword": .text(channel.keyword), "note": .text(channel.note),
            "owner": .text(channel.owner), "hours": .text(channel.hours?.text),
            "hours_data": data(of: channel.hours?.hours, resource.isOwn) ?? .none,
            "languages": .list(channel.languages.map { .string($0.name) }),
        ])
    }
}
