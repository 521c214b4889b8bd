import HavenTemplates

/// The way between the parts of a list.
struct PagerView: TemplateObject {
    let part: ListPart
    let id: PageID
    let model: RenderModel

    var kindName: String { "pager" }
    var identity: TemplateIdentity {
        TemplateIdentity(kind: "pager", key: "\(page.path) \(part.number)")
    }
    var subject: TemplateSubject? { RecordKind.pager.subject(id.index, part: part.number) }

    var memberNames: [String] {
        ["number", "total", "first", "last", "previous", "next", "pages", "count"]
    }

    func member(_ name: String) -> TemplateValue? {
        switch name {
        case "number": .int(part.number)
        case "total": .int(part.total)
        case "count": .int(part.count)
        case "first": url(1)
        case "last": url(part.total)
        case "previous": part.number > 1 ? url(part.number - 1) : TemplateValue.none
        case "next": part.number < part.total ? url(part.number + 1) : TemplateValue.none
        case "pages": .list(numbers.map(entry))
        default: nil
        }
    }

    private var page: Permalink { model.site[id].permalink }

    private func url(_ number: Int) -> TemplateValue {
        .string(model.urls.href(ListPart.permalink(of: number, at: page)))
    }

    /// The most parts of which all are named; of more, those at the ends and around the current one are.
    private static let most = 9

    private var numbers: [Int] {
        guard part.total > Self.most else { return Array(1...part.total) }
        let near = max(1, part.number - 2)...min(part.total, part.number + 2)
        return Set(near).union([1, part.total]).sorted()
    }

    private func entry(_ number: Int) -> TemplateValue {
        .map([
            "number": .int(number), "url": url(number), "current": .bool(number == part.number),
            "gap": .bool(number > 1 && !numbers.contains(number - 1)),
        ])
    }
}
