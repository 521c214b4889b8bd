/// Examines the links of some pages, one page after another, on one thread.
///
/// Most links of a site come from its templates and stand in every page, so a verdict that does not depend
/// on the page is kept for the next one. What else there is leads to a page by its plain address, mostly.
struct LinkExaminer {
    /// A fragment on another page, which can be looked up once the facts of all pages are there.
    struct Demand: Sendable {
        /// The path of the page it leads to.
        let target: String
        let fragment: String
        let link: HTMLFacts.Link

        /// Whether the target is a page; a fragment of a picture or a PDF is that format's own business.
        var leadsIntoPage: Bool { target.hasSuffix(".html") || target.hasSuffix(".htm") }
    }

    /// What was found out about one page.
    struct Examination: Sendable {
        var findings: [LinkFindings.Finding] = []
        var demands: [Demand] = []
    }

    /// What is to be said of a URL, wherever it stands.
    private enum Verdict {
        case fine
        case mistake(LinkFindings.Mistake)
        /// It leads to a place in a file of the site, which is to be looked for.
        case place(file: String, fragment: String)
    }

    /// The verdicts on URLs that mean the same on every page.
    private struct Known {
        var urls = ByteTable()
        var verdicts: [Verdict] = []
    }

    private let resolver: LinkResolver
    private let files: OutputFiles
    private let formAction: String?
    var numbers = NumberCheck()
    /// What is known, by the use of the URL.
    private var known = [Known](repeating: Known(), count: LinkUse.count)

    init(_ resolver: LinkResolver, files: OutputFiles, formAction: String?) {
        self.resolver = resolver
        self.files = files
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
            switch verdict(on: link, of: page, base) {
            case .fine: continue
            case .mistake(let mistake):
                result.findings.append(Self.finding(mistake, link, facts))
            case .place(let file, let fragment):
                if file != page.path.text {
                    result.demands.append(
                        Demand(target: file, fragment: fragment, link: facts.link(link))
                    )
                } else if !Self.has(targets ?? facts.fragmentTargets, fragment) {
                    let mistake = LinkFindings.Mistake.fragment(page: file, fragment: fragment)
                    result.findings.append(Self.finding(mistake, link, facts))
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

    private static func finding(
        _ mistake: LinkFindings.Mistake,
        _ link: HTMLFacts.CompactLink,
        _ facts: HTMLFacts
    ) -> LinkFindings.Finding {
        let link = facts.link(link)
        return LinkFindings.Finding(mistake, value: link.value, link: link)
    }

    private mutating func verdict(
        on link: HTMLFacts.CompactLink,
        of page: LinkCheck.Page,
        _ base: String?
    ) -> Verdict {
        let facts = page.facts
        let bytes = facts.bytes(link.value)
        guard base == nil, Self.isSameEverywhere(bytes) else {
            return verdict(on: facts.text(link.value), link.use, page.path, base)
        }
        let use = Int(link.use.rawValue)
        let (number, isNew) = known[use].urls.add(
            bytes.indices,
            of: facts.texts,
            hash: link.hash
        )
        if isNew {
            let isPlain =
                link.use.isForFiles && files.havePlainly(bytes.indices, in: facts.texts)
            known[use].verdicts.append(
                isPlain ? .fine : verdict(on: facts.text(link.value), link.use, page.path, nil)
            )
        }
        return known[use].verdicts[number]
    }

    /// Whether a URL means the same on every page: a path from the root, or what starts with a scheme.
    private static func isSameEverywhere(_ url: ArraySlice<UInt8>) -> Bool {
        if url.first == UInt8(ascii: "/") { return true }
        let name = url.prefix { byte in
            byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
        }
        return !name.isEmpty && name.endIndex < url.endIndex
            && url[name.endIndex] == UInt8(ascii: ":")
    }

    private func verdict(
        on url: String,
        _ use: LinkUse,
        _ page: OutputPath,
        _ base: String?
    ) -> Verdict {
        if let mistake = LinkFindings.Mistake(in: url, use) { return .mistake(mistake) }
        if url.isEmpty && use.isLoaded { return .mistake(.empty) }
        if use == .sends {
            // What people write goes to the one address that the site's owner chose, or stays here.
            let isChosen = url == formAction || url.isEmpty
            if !isChosen, isElsewhere(url, page, base) { return .mistake(.foreignForm(url)) }
            // An empty address means the page, whatever its base.
            if !resolver.isPrivate(url, base: url.isEmpty ? nil : base) {
                return .mistake(.unencryptedForm(url))
            }
            if isChosen { return .fine }
        }
        switch resolver.resolve(url, page: page, base: base) {
        case .other: return .fine
        case .malformed: return .mistake(.broken(path: url))
        case .external(let host):
            if use.isLoaded { return .mistake(.thirdParty(host: host)) }
            return use == .forwards ? .mistake(.foreignRefresh(host: host)) : .fine
        case .outsideBase(let path):
            return .mistake(
                path + "/" == resolver.basePath ? .noSlash(path: path) : .outsideBase(path: path)
            )
        case .inside(let path, let fragment):
            guard let file = file(at: path) else {
                let isFolder = files.paths.contains(path + "/index.html")
                return .mistake(isFolder ? .noSlash(path: path) : .broken(path: path))
            }
            return Self.meant(fragment).map { .place(file: file, fragment: $0) } ?? .fine
        }
    }

    /// Whether a form would hand what people write to anything but the site itself.
    private func isElsewhere(_ url: String, _ page: OutputPath, _ base: String?) -> Bool {
        switch resolver.resolve(url, page: page, base: base) {
        case .external, .other: true
        case .inside, .outsideBase, .malformed: false
        }
    }

    /// The file a web server sends for a path, if there is one.
    private func file(at path: String) -> String? {
        if path.isEmpty || path.utf8.last == UInt8(ascii: "/") {
            let index = path + "index.html"
            return files.paths.contains(index) ? index : nil
        }
        return files.paths.contains(path) ? path : nil
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
