// Foundation reads the golden files and, when it is asked to, writes them.
import Foundation
import HavenDiagnostics
import HavenSite
import HavenTestSupport
import Testing

/// The contact form from the front matter to the page.
///
/// `Sites/Form/*.html` is the exact markup of each state; HAVEN_UPDATE_GOLDENS=1 rewrites it and still fails.
@Suite struct `The contact form` {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Sites/Form")

    private static let settings =
        SiteFixture.settings + "center: {name: Sample Center, phone: 312-555-0142}\n"

    private static let fields = """
          fields:
            - {id: name, type: name, label: Your <name>, required: true}
            - {id: phone, type: phone, label: Phone, required: true}
            - {id: email, type: email, label: Email, help: "We \\"never\\" share it."}
            - {id: topic, type: text, label: What is it about?, maximum: 80}
            - {id: contact-by, type: choice, label: How?, options: [Phone, Email], required: true, help: Pick one.}
            - {id: message, type: message, label: Message, help: No health details., maximum: 2000}
            - {id: payer, type: text, label: Your insurance company}
            - {id: born, type: birthdate, label: Your birthday}
            - {id: plan, type: insurance, label: Plan, maximum: 40}
            - {id: needs, type: health, label: What you need}
            - {id: card-front, type: upload, label: Card, accept: [images, pdf], maximum: 32 MB}
            - {id: letter, type: upload, label: Letter, accept: pdf, maximum: 5MB, required: true}
            - {id: consent, type: consent, label: You may contact me, required: true}

        """

    /// The smallest form, for tests that mean something else than its fields.
    private static let few =
        "fields: [{id: name, type: name, label: Name, required: true}, "
        + "{id: phone, type: phone, label: Phone}]"

    private func page(_ form: String) -> String {
        "---\ntitle: Contact us\n\(form)---\nText.\n"
    }

    private func build(
        _ form: String,
        settings: String = Self.settings,
        more: [String: String] = [:],
        _ change: (inout BuildOptions) -> Void = { _ in }
    ) throws -> BuiltSite {
        var files = ["Content/contact.md": page(form), "Content/site.yaml": settings]
        files.merge(more) { _, new in new }
        return try SiteFixture(files).build(change)
    }

    /// The part of the contact page from the first mark to the second, with both.
    private func part(_ site: BuiltSite, from start: String, to end: String) throws -> String {
        let html = site["contact/index.html"]
        let first = try #require(html.range(of: start), "\(site.messages)")
        let last = try #require(html.range(of: end, range: first.upperBound..<html.endIndex))
        return String(html[first.lowerBound..<last.upperBound]) + "\n"
    }

    @Test(arguments: [
        ("no-action", "form:\n", #"<div class="contact-form closed""#, "</main>"),
        ("open", "form:\n  action: https://forms.example/f/abc\n", "<form", "</form>"),
        (
            "protected",
            "form:\n  action: https://forms.example/f/abc\n  baa: true\n"
                + "  thanks_field: next\n  failed_field: failed\n",
            "<form", "</form>"
        ),
    ])
    func `has exactly this markup`(
        name: String,
        form: String,
        start: String,
        end: String
    ) throws {
        let site = try build(form + Self.fields)
        let html = try part(site, from: start, to: end)
        let url = Self.folder.appending(path: name + ".html")
        let golden = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
        if html != golden, ProcessInfo.processInfo.environment["HAVEN_UPDATE_GOLDENS"] == "1" {
            try html.write(to: url, atomically: true, encoding: .utf8)
        }
        #expect(html == golden)
    }

    private func ids(_ site: BuiltSite) -> [String] {
        site.report.diagnostics.map(\.id.rawValue)
    }

    // MARK: What is said while building

    @Test(arguments: [
        "", "form:\n", "form: {}\n", "form: {baa: true}\n", "form: {preset: basin}\n",
    ])
    func `warns once if it is not connected`(form: String) throws {
        let site = try build(form)
        #expect(site.report.isSuccess)
        #expect(ids(site) == ["form-not-connected"])
        #expect(!site["contact/index.html"].contains("<form"))
    }

    @Test(arguments: ["form: {action: none}\n", "form: {action: none, preset: netlify}\n"])
    func `says nothing if it is meant not to be connected`(form: String) throws {
        let site = try build(form + "")
        #expect(ids(site) == [])
        #expect(!site["contact/index.html"].contains("<form"))
        #expect(site.files["contact/thanks/index.html"] == nil)
    }

    @Test func `says of each field that is left out why`() throws {
        let site = try build("form:\n  action: https://forms.example/f\n" + Self.fields)
        #expect(ids(site) == Array(repeating: "form-needs-agreement", count: 6))
        let named = site.report.diagnostics.map { $0.message.split(separator: "'")[1] }
        #expect(named == ["payer", "born", "plan", "needs", "card-front", "letter"])
    }

    @Test(arguments: ["action: 'https://forms.example/f'", "preset: netlify"])
    func `says once of the usual form that its cards are left out`(keys: String) throws {
        let site = try build("form: {\(keys)}\n")
        #expect(ids(site) == ["form-needs-agreement"])
        #expect(site.messages.contains("'card-front', 'card-back' are left out"))
        #expect(site.messages.hasPrefix("Content/contact.md:3:1: warning: "))
        #expect(ids(try build("form: {\(keys), baa: true}\n")) == [])
        #expect(ids(try build("form: {\(keys), \(Self.few)}\n")) == [])
    }

    @Test func `is the usual one, and silent, with the fields that the document prints`() throws {
        let document = Self.folder.appending(path: "../../../../docs/contact-form.md")
        let text = try String(contentsOf: document, encoding: .utf8)
        let start = try #require(
            text.range(of: "form:\n  action: https://forms.example/f/abc\n  fields:")
        )
        let end = try #require(text.range(of: "```", range: start.upperBound..<text.endIndex))
        let written = try build(String(text[start.lowerBound..<end.lowerBound]))
        let usual = try build("form: {action: 'https://forms.example/f/abc'}\n")
        #expect(ids(written) == [])
        let html = try part(usual, from: "<form", to: "</form>")
        #expect(
            try part(written, from: "<form", to: "</form>")
                == html.replacing("Sample Center may", with: "You may")
        )
    }

    @Test
    func `of the demo is closed without uploads and silent, and shows them under an agreement`()
        throws
    {
        let source = Self.folder.appending(path: "../../../../Content/contact.md")
        let text = try String(contentsOf: source, encoding: .utf8)
        func built(_ action: String) throws -> BuiltSite {
            let text = text.replacing("  action: none\n", with: action)
            let files = ["Content/contact.md": text, "Content/site.yaml": Self.settings]
            return try SiteFixture(files).build()
        }
        let closed = try built("  action: none\n")
        #expect(ids(closed) == [])
        #expect(!closed["contact/index.html"].contains("<form"))
        #expect(!closed["contact/index.html"].contains("type=\"file\""))
        #expect(closed["contact/index.html"].components(separatedBy: "data-field=").count == 8)
        let open = try built("  action: https://forms.example/f\n  baa: true\n")
        #expect(ids(open) == [])
        #expect(open["contact/index.html"].components(separatedBy: "at most 32 MB)").count == 3)
    }

    @Test func `names the fields left out in its one warning if it is not connected`() throws {
        let site = try build("form:\n" + Self.fields)
        #expect(ids(site) == ["form-not-connected"])
        #expect(site.messages.contains("'payer', 'born', 'plan', 'needs', 'card-front', 'letter'"))
    }

    @Test func `is silent about fields left out if it is meant not to be connected`() throws {
        #expect(ids(try build("form:\n  action: none\n" + Self.fields)) == [])
    }

    @Test func `is silent with an agreement`() throws {
        let form = "form:\n  action: https://forms.example/f\n  baa: true\n"
        #expect(ids(try build(form + Self.fields)) == [])
    }

    @Test func `of a draft is nowhere`() throws {
        let site = try build(
            "draft: true\nform: {action: 'https://forms.example/f'}\n",
            more: ["Templates/privacy.html": "{{ site.form.state }}"]
        )
        #expect(site.files.keys.filter { $0.hasPrefix("contact/") } == [])
        #expect(site["privacy/index.html"] == "none")
    }

    // MARK: What is on the page

    @Test func `is whole with nothing but an action`() throws {
        let site = try build("form: {action: 'https://forms.example/f'}\n")
        #expect(ids(site) == ["form-needs-agreement"])
        let html = try part(site, from: "<form", to: "</form>")
        for name in ["name", "phone", "email", "contact-by", "voicemail", "message", "consent"] {
            #expect(html.contains("name=\"\(name)\""), "\(name)")
        }
        #expect(!html.contains("type=\"file\""))
        #expect(html.contains("Sample Center may contact me"))
        #expect(site["contact/thanks/index.html"].contains("noindex"))
        #expect(site["contact/failed/index.html"].contains("tel:+13125550142"))
        #expect(!site["sitemap.xml"].contains("/contact/thanks"))
        #expect(!site["site-map/index.html"].contains("/contact/failed"))
    }

    @Test func `asks for the insurance card only under an agreement`() throws {
        let site = try build("form: {action: 'https://forms.example/f', baa: true}\n")
        let html = try part(site, from: "<form", to: "</form>")
        #expect(html.components(separatedBy: "type=\"file\"").count == 3)
        #expect(html.contains("(a picture or a PDF, at most 32 MB)"))
    }

    @Test(arguments: [
        ("netlify", "", "/contact/thanks/", ["form-name": "contact"], "bot-field"),
        ("netlify", "action: /articles/, ", "/articles/", ["form-name": "contact"], "bot-field"),
        (
            "formspree", "action: 'https://formspree.example/f/a', ",
            "https://formspree.example/f/a",
            ["_next": "https://example.org/contact/thanks/"], "_gotcha"
        ),
        (
            "basin", "action: 'https://basin.example/f/a', ", "https://basin.example/f/a", [:],
            "_gotcha"
        ),
        (
            "basin", "action: 'https://basin.example/f/a', thanks_field: _redirect, ",
            "https://basin.example/f/a", ["_redirect": "https://example.org/contact/thanks/"],
            "_gotcha"
        ),
    ])
    func `has what a service expects`(
        preset: String,
        action: String,
        target: String,
        hidden: [String: String],
        honeypot: String
    ) throws {
        let site = try build(
            "form: {\(action)preset: \(preset), baa: true}\n",
            more: ["Content/articles/_index.md": "---\ntitle: Articles\n---\n"]
        )
        #expect(ids(site) == [])
        let html = try part(site, from: "<form", to: "</form>")
        #expect(html.contains(" action=\"\(target)\""))
        #expect(html.contains("data-netlify=\"true\"") == (preset == "netlify"))
        #expect(html.contains("<input type=\"text\" id=\"_form-trap\" name=\"\(honeypot)\""))
        #expect(html.components(separatedBy: "type=\"hidden\"").count == hidden.count + 1)
        for (name, value) in hidden {
            #expect(html.contains("<input type=\"hidden\" name=\"\(name)\" value=\"\(value)\">"))
        }
    }

    @Test func `keeps within what Netlify takes in one message, with room for the answers`() throws
    {
        let html = try build("form: {preset: netlify, baa: true}\n")["contact/index.html"]
        #expect(html.components(separatedBy: "at most 3 MB)").count == 3)
        #expect(!html.contains("data-total"))
    }

    @Test func `says its site only where a service needs it, and no page at all`() throws {
        let open = try build("form: {action: 'https://forms.example/f'}\n")
        let none = "<meta name=\"referrer\" content=\"no-referrer\">"
        #expect(
            open["contact/index.html"].contains(
                "<meta name=\"referrer\" content=\"strict-origin\">"
            )
        )
        #expect(open["index.html"].contains(none))
        #expect(try build("form: {action: none}\n")["contact/index.html"].contains(none))
        #expect(try build("form: {preset: netlify}\n")["contact/index.html"].contains(none))
    }

    @Test func `loads its script only where it is open`() throws {
        let open = try build("form: {action: 'https://forms.example/f'}\n")
        #expect(open["contact/index.html"].contains("form"))
        for (path, bytes) in open.files where path.hasSuffix(".html") {
            let loads = String(decoding: bytes, as: UTF8.self).contains("<script src=")
            #expect(loads == (path == "contact/index.html"), "\(path)")
        }
        let closed = try build("form: {action: none}\n")
        #expect(!closed["contact/index.html"].contains("<script src="))
    }

    @Test(arguments: [
        ("center: {phone: 312-555-0142}\n", "tel:+13125550142"),
        ("center: {email: hello@center.example}\n", "mailto:hello@center.example"),
        ("", "There is no number or address"),
    ])
    func `says how to reach the center instead`(center: String, words: String) throws {
        let site = try build("form: {action: none}\n", settings: SiteFixture.settings + center)
        let html = try part(site, from: #"<div class="contact-form closed""#, to: "</main>")
        #expect(html.contains(words))
    }

    @Test(arguments: [
        ("center: {phone: 312-555-0142}\n", "please call.", "Please try again or call."),
        ("center: {email: hello@center.example}\n", "please write again.", "or send us an email."),
        ("", "We will answer as soon as we can.</p>", "Please try again.</p>"),
    ])
    func `tells nobody to call a center without a number`(
        center: String,
        thanks: String,
        failed: String
    ) throws {
        let site = try build(
            "form: {preset: netlify, \(Self.few)}\n",
            settings: SiteFixture.settings + center
        )
        for (page, words) in [("thanks", thanks), ("failed", failed)] {
            let html = site["contact/\(page)/index.html"]
            #expect(html.contains(words))
            #expect(html.contains(" call.") == center.contains("phone"))
        }
    }

    @Test(arguments: [
        ("phone", "a phone number, so"), ("email", "an email address, so"),
    ])
    func `asks only for what it has a field for`(type: String, words: String) throws {
        let form =
            "fields: [{id: name, type: name, label: Name, required: true}, "
            + "{id: email, type: \(type), label: Reach}]"
        let site = try build("form: {action: 'https://forms.example/f', \(form)}\n")
        let html = try part(site, from: "<form", to: "</form>")
        #expect(html.components(separatedBy: "eave \(words)").count == 3)
        #expect(!html.contains("a phone number or an email address"))
    }

    @Test func `offers just the kinds of file that it takes`() throws {
        let site = try build("form: {action: 'https://forms.example/f', baa: true}\n")
        let html = try part(site, from: "<form", to: "</form>")
        let endings = "jpg jpeg png webp heic heif gif pdf"
        let types =
            "image/jpeg image/png image/webp image/heic image/heif image/gif application/pdf"
        #expect(html.contains("data-endings=\"\(endings)\" data-media=\"\(types)\""))
        let offered =
            endings.split(separator: " ").map { "." + $0 }
            + types.split(separator: " ").map(String.init)
        #expect(html.contains("accept=\"\(offered.joined(separator: ","))\""))
        #expect(html.contains("What can be sent: JPEG, PNG, WebP, HEIC, HEIF, GIF, PDF."))
    }

    @Test func `follows a site below a sub-path`() throws {
        let site = try build("form: {preset: netlify, thanks_field: t}\n") {
            $0.baseURL = SiteURL(parsing: "https://e.org/center/")
        }
        let html = try part(site, from: "<form", to: "</form>")
        #expect(html.contains(" action=\"/center/contact/thanks/\""))
        #expect(html.contains("value=\"https://e.org/center/contact/thanks/\""))
    }

    @Test func `is told to other pages`() throws {
        let template =
            "{{ site.form.state }} {{ site.form.host }} {{ site.form.baa }} {{ site.form.uploads }} "
            + "{{ site.form.url }} {{ site.form.fields|map(attribute='id')|join(' ') }}"
        func told(_ form: String) throws -> String {
            try build(form, more: ["Templates/privacy.html": template])["privacy/index.html"]
        }
        let usual = "name phone email contact-by voicemail message"
        #expect(
            try told("form: {action: none}\n")
                == "closed None False False /contact/ \(usual) consent"
        )
        #expect(
            try told("form: {action: 'https://f.example:8443/x', baa: true}\n")
                == "open f.example True True /contact/ \(usual) card-front card-back consent"
        )
        #expect(
            try told("form: {preset: netlify}\n")
                == "open None False False /contact/ \(usual) consent"
        )
        let without = try SiteFixture(["Templates/privacy.html": template]).build()
        #expect(without["privacy/index.html"] == "none None False False None ")
    }

    @Test func `belongs to a page with pictures of its own, too`() throws {
        let site = try SiteFixture([
            "Content/site.yaml": Self.settings,
            "Content/contact/index.md": page(
                "form: {action: 'https://forms.example/f', \(Self.few)}\n"
            ),
        ]).build()
        #expect(ids(site) == [])
        #expect(site["contact/index.html"].contains("<form"))
    }
}
