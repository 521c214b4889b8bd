/// Examines the links of some pages, one page after another, on one thread.
///
/// Most links of a site come from its templates and stand in every page, so an answer that does not depend
/// on the page is kept for the next one.
struct LinkExaminer {
    /// A fragment on another page, which can be looked up once the facts of all pages are there.
    struct Demand: Sendable {
        /// The path of the page it leads to.
        let target: String
        let fragment: String
        let link: HTMLFacts.CompactLink
    }

    /// What was found out about one page.
    struct Examination: Sendable {
        var findings: [LinkFindings.Finding] = []
        var demands: [Demand] = []
    }

    private enum Answer {
        /// Nothing to check.
        case fine
        case external(host: String)
        case mistake(LinkFindings.Mistake)
        /// A file of the site, and where in it.
        case file(String, fragment: String?)
    }

    private let resolver: LinkResolver
    private let outputPaths: Set<String>
    private let formAction: String?
    private var answers: [String: Answer] = [:]

    init(_ resolver: LinkResolver, outputPaths: Set<String>, formAction: String?) {
        self.resolver = resolver
        self.outputPaths = outputPaths
        self.formAction = formAction
    }

    mutating func examine(_ page: LinkCheck.Page) -> Examination {
        var result = Examination()
        let facts = page.facts
        for id in facts.duplicateIDs {
            result.findings.append(LinkFindings.Finding(.duplicateID(id), value: id, link: nil))
        }
        // A page with very many places has them in a set, so that many links to them are still quick.
        let targets = facts.anchorCount > 200 ? facts.fragmentTargets : nil
        let base = facts.base
        for link in facts.compactLinks {
            let bytes = facts.bytes(link.value)
            if base == nil, bytes.first == UInt8(ascii: "#"), targets == nil,
                facts.hasTarget(bytes.dropFirst())
            {
                continue  // The quick way for the most frequent link within a page.
            }
            let value = facts.text(link.value)
            func report(_ mistake: LinkFindings.Mistake) {
                result.findings.append(
                    LinkFindings.Finding(mistake, value: value, link: facts.link(link))
                )
            }
            if let mistake = LinkFindings.Mistake(in: value, link.use) {
                report(mistake)
                continue
            }
            if value.isEmpty && link.use.isLoaded {
                report(.empty)
                continue
            }
            if link.use == .sends {
                // What people write goes to the one address that the site's owner chose, or stays here.
                let isChosen = value == formAction || value.isEmpty
                if !isChosen, isElsewhere(value, page.path, base) {
                    report(.foreignForm(value))
                    continue
                }
                // An empty address means the page, whatever its base.
                if !resolver.isPrivate(value, base: value.isEmpty ? nil : base) {
                    report(.unencryptedForm(value))
                    continue
                }
                if isChosen { continue }
            }
            switch answer(value, page.path, base) {
            case .fine, .file(_, fragment: nil): break
            case .external(let host):
                if link.use.isLoaded { report(.thirdParty(host: host)) }
                if link.use == .forwards { report(.foreignRefresh(host: host)) }
            case .mistake(let mistake): report(mistake)
            case .file(let file, .some(let fragment)):
                if file != page.path.text {
                    result.demands.append(Demand(target: file, fragment: fragment, link: link))
                } else if !Self.has(targets ?? facts.fragmentTargets, fragment) {
                    report(.fragment(page: file, fragment: fragment))
                }
            }
        }
        for form in facts.addressForms {
            let staysHere = form.action.isEmpty || !isElsewhere(form.action, page.path, base)
            if staysHere && form.onlySearches { continue }
            let mistake = LinkFindings.Mistake.formMethod(form.action)
            let finding = LinkFindings.Finding(mistake, value: form.action, link: form.link)
            result.findings.append(finding)
        }
        return result
    }

    /// Whether a fragment leads to one of the names, directly or once its percent-encoding is undone.
    static func has(_ targets: Set<String>, _ fragment: String) -> Bool {
        if targets.contains(fragment) { return true }
        let decoded = LinkResolver.percentDecoded(fragment.utf8)
        return targets.contains(decoded) || decoded.lowercased() == "top"
    }

    /// Whether a form would hand what people write to anything but the site itself.
    private func isElsewhere(_ url: String, _ page: OutputPath, _ base: String?) -> Bool {
        switch resolver.resolve(url, page: page, base: base) {
        case .external, .other: true
        case .inside, .outsideBase, .malformed: false
        }
    }

    private mutating func answer(_ url: String, _ page: OutputPath, _ base: String?) -> Answer {
        // A path from the root means the same on every page, and so does a whole address.
        let isSame =
            base == nil
            && (url.utf8.first == UInt8(ascii: "/") || url.utf8.starts(with: "http".utf8))
        if isSame, let known = answers[url] { return known }
        let answer = answer(to: resolver.resolve(url, page: page, base: base), url)
        if isSame { answers[url] = answer }
        return answer
    }

    private func answer(to target: LinkResolver.Target, _ url: String) -> Answer {
        switch target {
        case .other: return .fine
        case .malformed: return .mistake(.broken(path: url))
        case .external(let host): return .external(host: host)
        case .outsideBase(let path):
            return .mistake(
                path + "/" == resolver.basePath ? .noSlash(path: path) : .outsideBase(path: path)
            )
        case .inside(let path, let fragment):
            if let file = file(at: path) { return .file(file, fragment: Self.meant(fragment)) }
            let isFolder = outputPaths.contains(path + "/index.html")
            return .mistake(isFolder ? .noSlash(path: path) : .broken(path: path))
        }
    }

    /// The file a web server sends for a path, if there is one.
    private func file(at path: String) -> String? {
        if path.isEmpty || path.utf8.last == UInt8(ascii: "/") {
            let index = path + "index.html"
            return outputPaths.contains(index) ? index : nil
        }
        return outputPaths.contains(path) ? path : nil
    }

    /// The fragment without a text directive; `nil` if it means the top of the page.
    private static func meant(_ fragment: String?) -> String? {
        guard let fragment, !fragment.isEmpty else { return nil }
        let bytes = Array(fragment.utf8)
        let directive = Array(":~:".utf8)
        let end = bytes.indices.first { bytes[$0...].starts(with: directive) } ?? bytes.count
        return end == 0 ? nil : String(decoding: bytes[..<end], as: UTF8.self)
    }
}
