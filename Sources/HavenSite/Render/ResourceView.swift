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
            "description", "summary", "calls", "texts", "ttys", "chats", "webs", "channels",
            "hours", "meets", "schedule", "next_meeting", "languages", "audience", "approach",
            "area", "cost",
            "email",
            "address",
            "note", "source", "source_url", "own", "owner",
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
        case "channels": .list(resource.channels.map(Self.channel))
        case "languages": .list(resource.languages.map { .string($0.name) })
        case "own": .bool(resource.isOwn)
        case "owner": .string(owner)
        default: text(name)
        }
    }

    private var resource: Resource { model.site.resources[index].resource }
    private var page: Page { model.site[model.site.resources[index].page] }

    /// The facts that are text, or absent.
    private func text(_ name: String) -> TemplateValue? {
        switch name {
        case "hours": .text(resource.hours)
        case "meets": .text(resource.meets?.text)
        case "schedule": HoursValue.rows(of: resource.meets.map { [$0] } ?? [])
        case "next_meeting": nextMeeting
        case "audience": .text(resource.audience)
        case "approach": .text(resource.approach)
        case "area": .text(resource.area)
        case "cost": .text(resource.cost)
        case "email": .text(resource.email)
        case "address": .text(resource.address)
        case "note": .text(resource.note)
        case "source": .text(resource.source)
        case "source_url": .text(resource.sourceURL)
        default: nil
        }
    }

    private var nextMeeting: TemplateValue {
        let zone = model.configuration.zone
        guard let meets = resource.meets,
            let next = NextMeeting(of: meets, after: model.site.instant, in: zone)
        else { return .none }
        return .map([
            "start": .object(DateView(date: next.start, model: model)),
            "end": .object(DateView(date: next.end, model: model)),
        ])
    }

    private var owner: String {
        switch resource.owner {
        case .organization(let name): name
        case .center: model.configuration.center.name
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
        .list(resource.channels.filter { $0.kind == kind }.map(Self.channel))
    }

    private static func channel(_ channel: Channel) -> TemplateValue {
        .map([
            "kind": .string(channel.kind.rawValue), "display": .string(channel.display),
            "number": .text(channel.number), "href": .string(channel.href),
            "keyword": .text(channel.keyword), "note": .text(channel.note),
            "owner": .text(channel.owner),
        ])
    }
}
