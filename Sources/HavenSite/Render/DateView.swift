import HavenDates
import HavenTemplates

/// A date as templates see it; prints itself as the language writes dates.
struct DateView: TemplateObject {
    let date: CivilDate
    let model: RenderModel

    var kindName: String { "date" }
    var identity: TemplateIdentity { TemplateIdentity(kind: "date", key: date.iso) }
    var sortKey: TemplateValue? { .int(model.configuration.zone.instant(of: date)) }
    var printed: TemplateValue? { .string(text) }
    var memberNames: [String] { ["iso", "rfc3339", "text", "year", "month", "day"] }

    func member(_ name: String) -> TemplateValue? {
        switch name {
        case "iso": .string(date.time == nil ? date.iso : model.configuration.zone.rfc3339(date))
        case "rfc3339": .string(model.configuration.zone.rfc3339(date))
        case "text": .string(text)
        case "year": .int(date.year)
        case "month": .int(date.month)
        case "day": .int(date.day)
        default: nil
        }
    }

    /// What dates look like and which instants they are, but for the dates themselves.
    static func fingerprint(_ strings: ThemeStrings, _ zone: TimeZoneRules) -> UInt64 {
        var hasher = ContentHasher()
        hasher.update(zone.name)
        let pattern = strings.text("date.pattern")
        hasher.update(pattern == nil ? 0 : 1)
        hasher.update(pattern ?? "")
        for month in strings.list("date.months") { hasher.update(month) }
        return hasher.hash.low
    }

    private var text: String { model.datePattern?.text(of: date) ?? date.iso }
}
