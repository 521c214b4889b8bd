package import HavenDiagnostics

/// Collects the mistakes of all pages and makes one report of those that are the same.
struct LinkFindings {
    /// What is wrong; equal values are one mistake, wherever they occur.
    enum Mistake: Hashable, Sendable {
        /// There is no file at this path of the site.
        case broken(path: String)
        /// There is a page, but only with a slash at the end.
        case noSlash(path: String)
        /// The page has no such id.
        case fragment(page: String, fragment: String)
        case outsideBase(path: String)
        case thirdParty(host: String)
        case duplicateID(String)
        /// A URL to load that is empty, so that the browser asks for the page itself again.
        case empty
        /// A form that sends to an address that the contact page does not name.
        case foreignForm(String)
        /// A form that sends by `http:`, so that others can read it on its way.
        case unencryptedForm(String)
        /// A form that puts what people type into an address; with its own.
        case formMethod(String)
        /// A page that sends the browser on to another host.
        case foreignRefresh(host: String)
        /// A link to a script, or to a page inside of the URL.
        case unsafe(String)
        /// A part of the page, such as a style sheet, that is in a URL, where nothing is checked.
        case embedded(scheme: String)
        /// A page in an attribute, where nothing is checked.
        case hiddenPage
        /// A script in an attribute of this name.
        case eventHandler(String)
    }

    /// A mistake at one place of one page.
    struct Finding: Sendable {
        let mistake: Mistake
        /// The URL as it stands in the page.
        let value: String
        let link: HTMLFacts.Link?

        init(_ mistake: Mistake, value: String, link: HTMLFacts.Link?) {
            self.mistake = mistake
            self.value = value
            self.link = link
        }
    }

    private struct Group {
        let finding: Finding
        /// The first page, which is reported.
        let page: Int
        var lastPage: Int
        var pageCount = 1
    }

    private var groups: [Mistake: Group] = [:]

    var isEmpty: Bool { groups.isEmpty }

    /// Adds a finding; findings of one page follow one another, or the count of pages is too high.
    mutating func add(_ finding: Finding, page: Int) {
        guard var group = groups[finding.mistake] else {
            groups[finding.mistake] = Group(finding: finding, page: page, lastPage: page)
            return
        }
        if group.lastPage != page {
            group.pageCount += 1
            group.lastPage = page
        }
        groups[finding.mistake] = group
    }
}

extension LinkFindings {
    /// Where a report is, and the bytes of the page to quote the text near a link from.
    struct Place {
        let location: SourceLocation
        let contents: [UInt8]?
    }

    /// One report for each mistake, at the first page that has it.
    ///
    /// - Parameters:
    ///   - basePath: The path of the site, for the words of a report.
    ///   - nearMiss: What the author may have meant, as a help line.
    ///   - place: The place of a link, or of its page, by the number of the page.
    /// - Returns: The reports, sorted.
    func diagnostics(
        basePath: String,
        nearMiss: (Mistake) -> String?,
        place: (Int, HTMLFacts.Link?) -> Place
    ) -> [Diagnostic] {
        let all = groups.map { mistake, group in
            let place = place(group.page, group.finding.link)
            var notes: [Diagnostic.Note] = []
            // A range shows more than words.
            if let link = group.finding.link, place.location.range == nil {
                notes.append(Self.note(link, contents: place.contents))
            }
            if group.pageCount > 1 {
                let others = group.pageCount - 1
                notes.append(Diagnostic.Note("and on \(others) more page\(others == 1 ? "" : "s")"))
            }
            return Diagnostic(
                mistake.severity,
                mistake.id,
                mistake.message(value: group.finding.value, basePath: basePath),
                at: place.location,
                notes: notes,
                help: nearMiss(mistake) ?? mistake.help(basePath: basePath)
            )
        }
        return Diagnostics(all).sorted()
    }

    private static func note(_ link: HTMLFacts.Link, contents: [UInt8]?) -> Diagnostic.Note {
        let place =
            switch link.element {
            case "style": "in a style"
            case "*": "in \(link.value)"
            default: "in \(link.attribute) of <\(link.element)>"
            }
        let text = contents.flatMap { NearestText.after(link.offset, in: $0) }
        return Diagnostic.Note(text.map { "\(place), near '\($0)'" } ?? place)
    }
}

extension LinkFindings.Mistake {
    var id: DiagnosticID {
        switch self {
        case .broken, .noSlash, .empty: .brokenLink
        case .fragment: .brokenFragment
        case .outsideBase: .linkOutsideBase
        case .thirdParty, .foreignRefresh: .thirdPartyRequest
        case .foreignForm: .foreignForm
        case .unencryptedForm: .formAction
        case .formMethod: .formMethod
        case .duplicateID: .duplicateID
        case .unsafe, .embedded: .unsafeLink
        case .hiddenPage: .uncheckedPage
        case .eventHandler: .inlineScript
        }
    }

    fileprivate var severity: Severity {
        if case .eventHandler = self { .warning } else { .error }
    }

    fileprivate func message(value: String, basePath: String) -> String {
        switch self {
        case .broken: "'\(value)' leads to no page or file of this site"
        case .noSlash: "'\(value)' lacks the slash at its end"
        case .empty: "a URL that the browser loads by itself may not be empty"
        case .fragment(let page, let fragment):
            "'\(value)' leads to '#\(fragment)', which '\(page)' does not have"
        case .outsideBase: "'\(value)' leads out of the site, which lives under '\(basePath)'"
        case .thirdParty(let host):
            "a page may not make the browser ask another host, and this one asks '\(host)' for "
                + "'\(value)'"
        case .foreignForm:
            "a form may send only to the site or to the address in contact.md, and this one sends to "
                + "'\(value)'"
        case .unencryptedForm:
            "a form may not send by 'http:', where others can read the message on its way, and this one "
                + (value.isEmpty ? "sends to its own page" : "sends to '\(value)'")
        case .formMethod:
            "a form must be sent by POST: by GET what people type would stand in the address, in histories "
                + "and logs"
        case .foreignRefresh(let host):
            "a page may not send the browser on to another host, and this one sends it to '\(host)'"
        case .duplicateID(let id): "the id '\(id)' may stand only once on a page"
        case .unsafe:
            "a link may not lead to a script or to a page inside of the link, as '\(Self.short(value))' "
                + "does"
        case .embedded(let scheme):
            "a style sheet, script or frame may not come from a '\(scheme):' URL, which is not checked"
        case .hiddenPage: "a page in 'srcdoc' is not checked"
        case .eventHandler(let name):
            "the script in '\(name)' does not run where a server forbids scripts in pages"
        }
    }

    fileprivate func help(basePath: String) -> String {
        switch self {
        case .broken: "mend or remove the link in the source or the template"
        case .noSlash(let path):
            "write '\(path.hasPrefix("/") ? path : basePath + path)/', which saves a redirect"
        case .empty: "remove the attribute, or give it a URL"
        case .fragment: "mend the link, or give a heading this id: {#id}"
        case .outsideBase: "start it with '\(basePath)'"
        case .thirdParty: "put a copy of the file into Content/ and use that"
        case .foreignForm:
            "remove the form from the template, or make the address the 'action:' of Content/contact.md"
        case .unencryptedForm:
            "write 'https:', or build with the address at which you try it out: "
                + "'--base-url http://127.0.0.1:8000/'"
        case .formMethod:
            "write method=\"post\"; without it a form may only search this site, with fields of the types "
                + "'search' and 'hidden'"
        case .foreignRefresh: "link to it, so that people choose to go there"
        case .duplicateID: "give one of the two another id"
        case .unsafe: "link to a page or file"
        case .embedded: "put it into a file of the site, and name that"
        case .hiddenPage: "make it a page or file of the site, and name that in 'src'"
        case .eventHandler:
            "remove it, or put the script into a file below Templates/assets/ that listens for the event"
        }
    }

    /// The beginning of a URL, which may hold a whole page.
    private static func short(_ url: String) -> String {
        url.utf8.count <= 60 ? url : url.prefix(60) + "…"
    }
}

extension DiagnosticID {
    /// A form that sends what people write to an address nobody chose in the content.
    package static let foreignForm: DiagnosticID = "foreign-form"
    /// A form, in the content or in a page, that is not sent by POST.
    package static let formMethod: DiagnosticID = "form-method"
    /// A link of a page to a file that the site does not have.
    package static let brokenLink: DiagnosticID = "broken-link"
    /// A link of a page to an id that the target does not have.
    package static let brokenFragment: DiagnosticID = "broken-fragment"
    /// Two elements of a page with one id.
    package static let duplicateID: DiagnosticID = "duplicate-id"
    /// A link to the site's host, but not below the path of the site.
    package static let linkOutsideBase: DiagnosticID = "link-outside-base"
    /// Something a browser would load from another host by itself.
    package static let thirdPartyRequest: DiagnosticID = "third-party-request"
    /// A URL that is a script, a page or a part of one.
    package static let unsafeLink: DiagnosticID = "unsafe-link"
    /// A page in an attribute.
    package static let uncheckedPage: DiagnosticID = "unchecked-page"
    /// A script in an attribute.
    package static let inlineScript: DiagnosticID = "inline-script"
}
