import HavenDiagnostics
import HavenDirectory
import HavenTemplates

/// Answers the questions that the template of one page asks about the site.
///
/// Everything that a template can see goes through `call` and `asked`, one question after the other; so what
/// a page depends on is known where it is asked.
struct PageHost: TemplateHost {
    /// The functions that every template may call by name.
    static let functions = ["t", "url", "integrity", "resource"]

    let model: RenderModel
    /// Notes the questions; `nil` where an answer is all that is wanted.
    var recorder: QuestionRecorder?

    mutating func asked(
        _ member: String,
        of subject: TemplateSubject,
        _ answer: TemplateValue?
    ) {
        // Only the page being rendered has these, in lists there is no answer to them; and its file is known by the fingerprint of the body.
        if subject.kind == RecordKind.page.rawValue, member == "body" || member == "toc" { return }
        recorder?.asked(member, of: subject, answer)
    }

    mutating func call(
        _ function: String,
        _ arguments: TemplateArguments
    ) throws(TemplateCallFailure) -> TemplateValue {
        let answer = try answer(to: function, arguments)
        recorder?.called(function, arguments, answer)
        return answer
    }

    private func answer(
        to function: String,
        _ arguments: TemplateArguments
    ) throws(TemplateCallFailure) -> TemplateValue {
        switch function {
        case "t": try text(arguments)
        case "url": try url(arguments)
        case "integrity": try integrity(arguments)
        case "resource": try resource(arguments)
        case "site.pages": try pages(arguments)
        case "site.terms": try terms(arguments)
        case "site.resources": try resources(arguments)
        default: throw TemplateCallFailure("there is no function '\(function)'")
        }
    }

    private func text(
        _ arguments: TemplateArguments
    ) throws(TemplateCallFailure) -> TemplateValue {
        guard arguments.positional.count == 1, let key = arguments.positional[0].plainText else {
            throw TemplateCallFailure(
                "t() takes the key of a text, then values by name",
                help: "write t('pager.next') or t('pager.position', number=2)"
            )
        }
        var values: [(name: String, text: String)] = []
        for argument in arguments.named {
            guard let text = argument.value.plainText else {
                throw TemplateCallFailure("'\(argument.name)' must be a text or a number")
            }
            values.append((argument.name, text))
        }
        let count = values.first { $0.name == "count" }.flatMap { Int($0.text) }
        guard let text = model.strings.text(key, count: count) else {
            throw TemplateCallFailure(
                "there is no text '\(key)' in strings/\(model.configuration.language).yaml",
                help: NearMiss.help(for: key, among: model.strings.keys)
            )
        }
        return .string(ThemeStrings.filled(text, with: values))
    }

    private func url(
        _ arguments: TemplateArguments
    ) throws(TemplateCallFailure) -> TemplateValue {
        let bound = try arguments.bound(to: ["path", "absolute"], of: "url")
        let path = try bound.requiredText("path")
        let rooted = path.hasPrefix("/") ? path : "/" + path
        guard let permalink = model.permalink(of: rooted) else {
            let names = model.theme.assets.all.map { "/" + $0.path } + model.permalinks.sorted()
            throw TemplateCallFailure(
                "the site has no file '\(path)'",
                help: NearMiss.help(for: rooted, among: names)
                    ?? "files of a theme lie in Templates/assets"
            )
        }
        let isAbsolute = try bound.flag("absolute") ?? false
        return .string(isAbsolute ? model.urls.absolute(permalink) : model.urls.href(permalink))
    }

    private func integrity(
        _ arguments: TemplateArguments
    ) throws(TemplateCallFailure) -> TemplateValue {
        let path = try arguments.bound(to: ["path"], of: "integrity").requiredText("path")
        let relative = path.hasPrefix("/") ? String(path.dropFirst()) : path
        if let asset = model.theme.assets[relative] { return .string(asset.integrity) }
        throw TemplateCallFailure(
            "the theme has no file '\(path)'",
            help: NearMiss.help(for: relative, among: model.theme.assets.all.map(\.path))
                ?? "integrity() knows the files of Templates/assets"
        )
    }

    private func resource(
        _ arguments: TemplateArguments
    ) throws(TemplateCallFailure) -> TemplateValue {
        let id = try arguments.bound(to: ["id"], of: "resource").requiredText("id")
        if let index = model.site.resourceIndex[id] { return model.value(ofResource: index) }
        throw TemplateCallFailure(
            "there is no resource '\(id)'",
            help: NearMiss.help(for: id, among: model.site.resourceIndex.keys.sorted())
        )
    }

    private func pages(
        _ arguments: TemplateArguments
    ) throws(TemplateCallFailure) -> TemplateValue {
        let bound = try arguments.bound(
            to: ["section", "kind", "sort", "limit"],
            of: "site.pages"
        )
        let site = model.site
        let sortName = try bound.text("sort") ?? PageOrders.Order.standard.rawValue
        guard let order = PageOrders.Order(rawValue: sortName) else {
            let names = PageOrders.Order.allCases.map(\.rawValue)
            throw TemplateCallFailure(
                "pages cannot be sorted by '\(sortName)'",
                help: "sort is one of \(names.joined(separator: ", "))"
            )
        }
        var sections: Range<Int>?
        if let folder = try bound.text("section") {
            guard let section = site.sections.first(where: { $0.folder == folder }) else {
                throw TemplateCallFailure(
                    "there is no section '\(folder)'",
                    help: NearMiss.help(for: folder, among: site.sections.map(\.folder))
                )
            }
            sections = section.descendants
        }
        let kind = try bound.text("kind")
        if let kind, !["article", "page", "directory"].contains(kind) {
            throw TemplateCallFailure(
                "lists have no pages of kind '\(kind)'",
                help: "kind is article, page or directory"
            )
        }
        let limit = try bound.integer("limit") ?? .max
        let matching = site.orders[order].lazy.filter { id in
            let page = site[id]
            if let kind, page.listKind != kind { return false }
            return sections.map { $0.contains(page.section ?? 0) } ?? true
        }
        return model.values(of: matching.prefix(max(0, limit)))
    }

    private func terms(
        _ arguments: TemplateArguments
    ) throws(TemplateCallFailure) -> TemplateValue {
        let name = try arguments.bound(to: ["taxonomy"], of: "site.terms").requiredText("taxonomy")
        if let index = model.site.taxonomies.firstIndex(where: { $0.definition.name == name }) {
            return TermView.all(of: index, model)
        }
        let names = model.configuration.taxonomies.map(\.name)
        guard names.contains(name) else {
            throw TemplateCallFailure(
                "there is no taxonomy '\(name)'",
                help: NearMiss.help(for: name, among: names)
            )
        }
        return .list([])
    }

    private func resources(
        _ arguments: TemplateArguments
    ) throws(TemplateCallFailure) -> TemplateValue {
        let bound = try arguments.bound(
            to: [
                "kind", "audience", "category", "language", "own", "ids", "limit", "state",
                "format",
                "approach", "weekday", "sort",
            ],
            of: "site.resources"
        )
        var query = ResourceQuery()
        query.ids = try bound.texts("ids")
        query.audience = try bound.text("audience")
        query.category = try bound.text("category")
        query.language = try bound.text("language")
        query.isOwn = try bound.flag("own") ?? false
        query.limit = try bound.integer("limit")
        for word in ResourceQuery.Word.allCases {
            guard let text = try bound.text(word.rawValue), !query.set(word, text) else { continue }
            throw TemplateCallFailure(
                word == .kind
                    ? "there is no kind of resource '\(text)'"
                    : "'\(text)' is no \(word.rawValue) to ask for",
                help: NearMiss.help(for: text, among: word.known)
            )
        }
        for id in query.ids ?? [] where model.site.resourceIndex[id] == nil {
            throw TemplateCallFailure(
                "there is no resource '\(id)'",
                help: NearMiss.help(for: id, among: model.site.resourceIndex.keys.sorted())
            )
        }
        return .list(model.site.resources(matching: query).map(model.value(ofResource:)))
    }
}

extension TemplateValue {
    /// The text of a text or a number; `nil` for anything else.
    var plainText: String? {
        switch self {
        case .string(let text), .markup(let text): text
        case .int(let number): String(number)
        case .object(let object): object.printed.flatMap(\.plainText)
        default: nil
        }
    }
}
