package import HavenDiagnostics

extension TreeEditor {
    /// Gives a link its address, or the hole for it; a destination that is refused leaves its text.
    mutating func editLink(_ node: CMarkNode, _ tree: borrowing CMarkTree) {
        let destination = node.destination
        let kind = LinkDestination(destination)
        var tag: [UInt8] = []
        tag.reserveCapacity(destination.count + 64)
        tag.append("<a href=\"")
        var place: SourceRange?
        switch kind {
        case .external:
            HTMLEscaping.appendURL(destination, to: &tag)
            tag.append("\" class=\"external\" rel=\"noopener")
        case .contact:
            HTMLEscaping.appendURL(destination, to: &tag)
        case .site:
            let range = locate(destination)
            place = range
            let text = String(decoding: destination, as: UTF8.self)
            tag += hole(.link(destination: text), range)
        case .refused(let reason):
            let range = locate(destination)
            place = range
            report(reason, destination, at: range)
        }
        outlineLink(node, destination, place)
        let replacement: CMarkNode
        if case .refused = kind {
            replacement = tree.inline([])
        } else {
            Self.appendTitle(node.title, to: &tag)
            tag.append("\">")
            replacement = tree.inline(tag, after: "</a>")
        }
        replacement.adoptChildren(of: node)
        tree.replace(node, with: replacement)
    }

    /// Replaces an image by its tag; its contents are the alternative text.
    mutating func editImage(_ node: CMarkNode, _ tree: borrowing CMarkTree) {
        let destination = node.destination
        let range = locate(destination)
        var tag = Array("<img src=\"".utf8)
        switch LinkDestination(destination) {
        case .site where !destination.starts(with: "#".utf8):
            let text = String(decoding: destination, as: UTF8.self)
            tag += hole(.image(source: text), range)
        case .site, .contact:
            diagnostics.append(.imageIsNoFile(at: source.location(range)))
        case .external:
            diagnostics.append(.externalImage(at: source.location(range)))
        case .refused(let reason):
            report(reason, destination, at: range)
        }
        let alternative = PlainText.of(node).bytes
        var title = node.title
        if alternative.isEmpty {
            // The empty alternative text is a statement; the author has to make it.
            if title == Array("decorative".utf8) {
                title = []
            } else {
                diagnostics.append(.missingAlternative(at: source.location(range)))
            }
        }
        tag += "\" alt=\"".utf8
        HTMLEscaping.append(alternative, to: &tag)
        let isFigure = !title.isEmpty && isAlone(node) && outline?.isCapturing != true
        if !isFigure { Self.appendTitle(title, to: &tag) }
        tag += "\" />".utf8
        let image = tree.inline(tag)
        tree.replace(node, with: image)
        figure = isFigure ? (image, title) : nil
    }

    /// Turns a paragraph that is one image with a title into a figure.
    mutating func editFigure(_ paragraph: CMarkNode, _ tree: borrowing CMarkTree) {
        guard let (image, title) = figure else { return }
        figure = nil
        guard paragraph.firstChild == image else { return }
        var caption = Array("<figcaption>".utf8)
        HTMLEscaping.append(title, to: &caption)
        caption += "</figcaption>".utf8
        let block = tree.block("<figure>", after: "</figure>")
        block.append(image)
        block.append(tree.block(caption))
        tree.replace(paragraph, with: block)
    }

    private func isAlone(_ image: CMarkNode) -> Bool {
        image.previous == nil && image.next == nil && image.parent?.kind == .paragraph
    }

    mutating func locate(_ destination: [UInt8]) -> SourceRange {
        locator.range(of: destination, inBlock: block) ?? block
    }

    private static func appendTitle(_ title: [UInt8], to tag: inout [UInt8]) {
        guard !title.isEmpty else { return }
        tag += "\" title=\"".utf8
        HTMLEscaping.append(title, to: &tag)
    }

    private mutating func report(
        _ reason: LinkDestination.Refusal,
        _ destination: [UInt8],
        at range: SourceRange
    ) {
        let location = source.location(range)
        switch reason {
        case .empty: diagnostics.append(.emptyLink(at: location))
        case .character: diagnostics.append(.linkCharacter(at: location))
        case .noScheme: diagnostics.append(.linkWithoutScheme(destination, at: location))
        case .host: diagnostics.append(.linkHost(at: location))
        case .scheme(let scheme): diagnostics.append(.linkScheme(scheme, at: location))
        }
    }
}

extension DiagnosticID {
    package static let linkScheme: DiagnosticID = "link-scheme"
    package static let linkDestination: DiagnosticID = "link-destination"
    package static let externalImage: DiagnosticID = "external-image"
    package static let imageSource: DiagnosticID = "image-source"
    package static let imageAlt: DiagnosticID = "image-alt"
}

extension Diagnostic {
    fileprivate static func linkScheme(
        _ scheme: String,
        at location: SourceLocation
    ) -> Diagnostic {
        let near = NearMiss.help(for: scheme, among: LinkDestination.knownSchemes)
        let known = LinkDestination.knownSchemes.joined(separator: ", ")
        return Diagnostic(
            .error,
            .linkScheme,
            "a link cannot start with '\(scheme):'",
            at: location,
            help: near ?? "use one of \(known); for a file whose name has a colon write './' first"
        )
    }

    fileprivate static func emptyLink(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .linkDestination,
            "a link needs a destination",
            at: location,
            help: "write the path of a file, or an address that starts with https://"
        )
    }

    fileprivate static func linkCharacter(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .linkDestination,
            "a link cannot hold a backslash, a control character or a space at its start",
            at: location,
            help: "write '/' between folders and %20 for a space"
        )
    }

    fileprivate static func linkHost(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .linkDestination,
            "a link to another site needs '//' and the name of its host after the scheme",
            at: location,
            help:
                "write it like https://example.org/page; a backslash at the end of a line is part "
                + "of the address, so put a space before it"
        )
    }

    fileprivate static func linkWithoutScheme(
        _ destination: [UInt8],
        at location: SourceLocation
    ) -> Diagnostic {
        let text = String(decoding: destination, as: UTF8.self)
        return Diagnostic(
            .error,
            .linkDestination,
            "a link to another site needs its scheme",
            at: location,
            help: "write https:\(text)"
        )
    }

    fileprivate static func externalImage(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .externalImage,
            "an image must be a file of this site",
            at: location,
            help: "save it beside the article: a picture from elsewhere tells its server who reads"
        )
    }

    fileprivate static func imageIsNoFile(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .imageSource,
            "an image needs the path of a file",
            at: location,
            help: "write the path of the picture, relative to this file"
        )
    }

    fileprivate static func missingAlternative(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            .imageAlt,
            "an image needs a description for people who cannot see it",
            at: location,
            help: "write it in the brackets; if the image only decorates, give it the title: "
                + "![](picture.png \"decorative\")"
        )
    }
}
