import HavenTemplates

extension RenderModel {
    /// A record as templates see it; `nil` for a part of a list that there is not.
    func record(_ subject: TemplateSubject) -> (any TemplateObject)? {
        let index = Int(subject.index)
        let part = Int(subject.part)
        guard let kind = RecordKind(rawValue: subject.kind) else { return nil }
        switch kind {
        case .site: return SiteView(model: self)
        case .center: return CenterView(model: self)
        case .standardPages: return StandardPagesView(model: self)
        case .term: return TermView(model: self, taxonomy: part, term: index)
        case .resource: return ResourceView(model: self, index: index)
        case .directory:
            let page = site.directories[index].page
            return DirectoryView(
                model: self,
                index: index,
                part: part > 0 ? self.part(part, of: page) : nil
            )
        case .person: return PersonView(model: self, page: PageID(index: index))
        case .page:
            let id = PageID(index: index)
            guard part > 0 else {
                // The body is never asked for here: who depends on it, knows its fingerprint.
                return PageView(model: self, id: id, content: .init(body: "", part: nil))
            }
            return self.part(part, of: id).map {
                PageView(model: self, id: id, content: .init(body: "", part: $0))
            }
        case .pager:
            let id = PageID(index: index)
            return self.part(part, of: id).map { PagerView(part: $0, id: id, model: self) }
        }
    }

    private func part(_ number: Int, of page: PageID) -> ListPart? {
        site.listedItems(of: page).flatMap {
            ListPart(number, count: $0.count, size: site.partSize(of: page))
        }
    }

    /// The fingerprint of the answer to a question; `nil` if it has none in this build.
    func fingerprint(
        ofAnswerTo question: SiteQuestion,
        _ hasher: inout AnswerFingerprint
    ) -> UInt64? {
        switch question {
        case .call(let call):
            var host = PageHost(model: self)
            guard let answer = try? host.call(call.function, call.arguments) else { return nil }
            return hasher.of(answer)
        case .link(let destination, let folder):
            return hasher.of(.string(href(destination, fromFolder: folder)))
        case .text(let key): return hasher.of(.text(strings.text(key)))
        case .template(let name): return theme.fingerprint(ofTemplate: name)
        case .component(let permalink, let number):
            guard let page = names.page(at: permalink), let text = site[page].text,
                number < text.components.count, let component = text.components[number]
            else { return nil }
            return hasher.of(value(of: component))
        }
    }

    /// What a component shows.
    func value(of component: Component) -> TemplateValue {
        switch component {
        case .resources(let query):
            .list(site.resources(matching: query).map(value(ofResource:)))
        }
    }
}
