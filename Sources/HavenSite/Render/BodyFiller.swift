import HavenDiagnostics
import HavenDirectory
import HavenMarkdown
import HavenTemplates

/// Fills the holes of a body with what the site knows: links, pictures, components, texts of the theme.
struct BodyFiller {
    let model: RenderModel
    /// The page that the body's references are relative to.
    let page: Page

    /// The HTML of a body without components.
    func fill(_ body: MarkdownBody) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(body.html.count + body.html.count / 8)
        var position = 0
        for hole in body.holes {
            output += body.html[position..<hole.offset]
            position = hole.offset
            appendSimple(hole, to: &output)
        }
        output += body.html[position...]
        return String(decodingMostlyASCII: output)
    }

    /// The HTML of a body; each component is rendered by its template.
    func fill(
        _ body: MarkdownBody,
        host: inout PageHost
    ) throws(TemplateFailure) -> String {
        var output: [UInt8] = []
        output.reserveCapacity(body.html.count + body.html.count / 8)
        var position = 0
        let components = page.text?.components ?? []
        var number = 0
        for hole in body.holes {
            output += body.html[position..<hole.offset]
            position = hole.offset
            guard case .component = hole.kind else {
                appendSimple(hole, host.recorder, to: &output)
                continue
            }
            if number < components.count, let component = components[number] {
                try render(component, number, at: hole, host: &host, into: &output)
            }
            number += 1
        }
        output += body.html[position...]
        return String(decodingMostlyASCII: output)
    }

    private func appendSimple(
        _ hole: MarkdownHole,
        _ recorder: QuestionRecorder? = nil,
        to output: inout [UInt8]
    ) {
        switch hole.kind {
        case .link(let destination), .image(let destination):
            let folder = page.file?.folder ?? ""
            let destination = placed(destination)
            let link = model.href(destination, fromFolder: folder)
            recorder?.asked(.link(destination: destination, folder: folder)) {
                $0.of(.string(link))
            }
            EscapedText.append(link, to: &output)
        case .string(let key):
            let text = model.strings.text(key)
            recorder?.asked(.text(key)) { $0.of(.text(text)) }
            EscapedText.append(text ?? key, to: &output)
        case .component: return
        }
    }

    /// A link to a place on the same page; of a directory that is cut into parts, the place may be on another one.
    private func placed(_ destination: String) -> String {
        guard destination.hasPrefix("#"), case .directory(let index) = page.kind,
            model.site.directories[index].isCut, let file = page.file
        else { return destination }
        return file.path.lastSegment + destination
    }

    private func render(
        _ component: Component,
        _ number: Int,
        at hole: MarkdownHole,
        host: inout PageHost,
        into output: inout [UInt8]
    ) throws(TemplateFailure) {
        let template: String
        var variables: TemplateMap = [
            "heading_level": .int(hole.level(below: page.text?.headings ?? [])),
            "site": .object(SiteView(model: model)),
        ]
        for function in PageHost.functions { variables[function] = .function(function) }
        let value = model.value(of: component)
        switch component {
        case .resources:
            template = "components/resources.html"
            variables["resources"] = value
        }
        host.recorder?.asked(.component(page: page.permalink.path, number: number)) {
            $0.of(value)
        }
        host.recorder?.asked(.template(template)) { _ in
            model.theme.fingerprint(ofTemplate: template)
        }
        try model.theme.templates.render(
            template,
            variables: variables,
            host: &host,
            into: &output
        )
    }
}

/// Text as it stands in HTML.
enum EscapedText {
    /// Appends text escaped for an element or a quoted attribute.
    static func append(_ text: String, to output: inout [UInt8]) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): output += "&amp;".utf8
            case UInt8(ascii: "<"): output += "&lt;".utf8
            case UInt8(ascii: ">"): output += "&gt;".utf8
            case UInt8(ascii: "\""): output += "&quot;".utf8
            default: output.append(byte)
            }
        }
    }
}
