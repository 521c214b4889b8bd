internal import HavenDiagnostics

/// Follows a template through the HTML it writes, and refuses to print where escaping is no help.
///
/// It changes nothing: a template that passes is rendered as if nobody had looked, but for the check
/// of addresses at run time.
struct PlaceChecker {
    enum URLKind: Sendable {
        case single
        case list
    }

    private(set) var problems: [SyntaxFailure] = []
    /// The printed expressions that may decide about the scheme of an address.
    private(set) var urlPrints: [SourceRange: URLKind] = [:]
    private var reported: Set<SourceRange> = []

    /// Whether a template is HTML, by its name.
    static func applies(to name: String) -> Bool {
        name.hasSuffix(".html") || name.hasSuffix(".htm")
    }

    mutating func check(_ statements: [Statement]) {
        checkBody(statements, at: nil, what: "the template")
    }

    /// A body that starts between tags and has to end there.
    private mutating func checkBody(_ body: [Statement], at range: SourceRange?, what: String) {
        var place = HTMLPlace()
        scan(body, &place)
        guard place.phase != .text, let last = range ?? body.last?.range else { return }
        report(
            "\(what) ends inside of \(place.description)",
            at: last,
            help: "close what it opens",
            id: .templateMixedPlaces
        )
    }

    private mutating func scan(_ body: [Statement], _ place: inout HTMLPlace) {
        for statement in body { scan(statement, &place) }
    }

    private mutating func scan(_ statement: Statement, _ place: inout HTMLPlace) {
        switch statement.kind {
        case .text(let bytes): place.scan(bytes)
        case .print(let expression): print(expression, at: statement.range, &place)
        case .branch(let branch): scan(branch, at: statement.range, &place)
        case .loop(let loop): scan(loop, at: statement.range, &place)
        case .with(_, let body): scan(body, &place)
        case .block(let block):
            insert("a block", at: statement.range, place)
            checkBody(block.body, at: statement.range, what: "the block '\(block.name)'")
        case .include: insert("an include", at: statement.range, place)
        case .filter(_, let body):
            insert("a filter block", at: statement.range, place)
            checkBody(body, at: statement.range, what: "the filter block")
        case .call(_, let macro):
            insert("a call", at: statement.range, place)
            checkBody(macro.body, at: statement.range, what: "the body of the call")
        case .macro(let macro):
            checkBody(macro.body, at: statement.range, what: "the macro '\(macro.name)'")
        case .capture(_, _, let body):
            checkBody(body, at: statement.range, what: "the text that is set")
        case .assign, .extends, .importAll, .importNames: break
        }
    }

    // MARK: Branches

    private mutating func scan(
        _ branch: Statement.Branch,
        at range: SourceRange,
        _ place: inout HTMLPlace
    ) {
        var ends: [HTMLPlace] = []
        for body in [branch.body] + branch.elifs.map(\.body) + [branch.otherwise] {
            var end = place
            scan(body, &end)
            ends.append(end)
        }
        place = join(ends, at: range, what: "the branches of this 'if' end")
    }

    private mutating func scan(
        _ loop: Statement.Loop,
        at range: SourceRange,
        _ place: inout HTMLPlace
    ) {
        let start = place
        var otherwise = start
        scan(loop.otherwise, &otherwise)
        var end = start
        scan(loop.body, &end)
        if end != start, let again = start.joined(with: end) {
            // The second round starts where the first one ended.
            end = again
            scan(loop.body, &end)
        }
        place = join([start, end, otherwise], at: range, what: "the rounds of this loop start")
    }

    private mutating func join(
        _ places: [HTMLPlace],
        at range: SourceRange,
        what: String
    ) -> HTMLPlace {
        var result = places[0]
        for place in places.dropFirst() {
            guard let joined = result.joined(with: place) else {
                report(
                    "\(what) in different places of the HTML: \(result.description) and "
                        + place.description,
                    at: range,
                    help: "close in each part what that part opens",
                    id: .templateMixedPlaces
                )
                return result
            }
            result = joined
        }
        return result
    }

    // MARK: Output

    private mutating func print(
        _ expression: Expression,
        at range: SourceRange,
        _ place: inout HTMLPlace
    ) {
        if let refusal = refusal(of: expression, in: place) {
            report(
                refusal.message,
                at: expression.range,
                help: refusal.help,
                id: .templateUnsafePlace
            )
        }
        switch place.phase {
        case .quotedValue:
            switch place.address {
            case .undecided, .printed:
                urlPrints[range] =
                    HTMLPlace.listAttributes.contains(place.attribute) ? .list : .single
                place.address = .printed
            case .none, .decided, .refused: break
            }
        case .beforeValue: place.phase = .unquotedValue
        case .tagOpen: place.phase = .tagName
        case .beforeAttribute, .afterValue, .afterAttributeName:
            place.phase = .attributeName
            place.attribute = HTMLPlace.ambiguous
        case .text, .tagName, .attributeName, .unquotedValue, .comment, .declaration, .rawText:
            break
        }
        place.followsQuote = false
    }

    private func refusal(
        of expression: Expression,
        in place: HTMLPlace
    ) -> (message: String, help: String)? {
        switch place.phase {
        case .text: return nil
        case .tagOpen, .tagName:
            return ("nothing can be printed in the name of a tag", "write the names out, with 'if'")
        case .beforeAttribute, .attributeName, .afterAttributeName, .afterValue:
            return (
                "nothing can be printed between or in the names of attributes",
                "write the attributes out, with 'if'"
            )
        case .beforeValue, .unquotedValue:
            return (
                "nothing can be printed in an attribute without quotes", "put quotes around it"
            )
        case .quotedValue: return refusalInAttribute(place)
        case .comment:
            return ("nothing can be printed in an HTML comment", "use '{# … #}' for remarks")
        case .declaration: return ("nothing can be printed in a declaration", "write it out")
        case .rawText:
            guard place.element == "script" else {
                return (
                    "nothing can be printed inside of '<\(place.element)>'",
                    place.element == "style" ? "set a class instead" : "write it out"
                )
            }
            guard expression.isJSON else {
                return ("only JSON can be printed inside of '<script>'", "add '|tojson'")
            }
            guard place.followsQuote else { return nil }
            return ("JSON has quotes of its own", "remove the quotes around it")
        }
    }

    private func refusalInAttribute(_ place: HTMLPlace) -> (message: String, help: String)? {
        let name = place.attribute
        if name.hasPrefix("on") {
            return (
                "nothing can be printed in the event handler '\(name)'",
                "put it in a 'data-' attribute and read it in the script"
            )
        }
        if name == "srcdoc" {
            return ("nothing can be printed in 'srcdoc'", "link to a page with 'src'")
        }
        if name == HTMLPlace.ambiguous {
            return (
                "nothing can be printed in an attribute whose name is not certain",
                "write the whole attribute in each branch"
            )
        }
        guard case .refused(let scheme) = place.address else { return nil }
        return scheme.isEmpty
            ? ("the scheme of an address cannot be printed", "write it out: 'https:' or 'tel:'")
            : (
                "nothing can be printed in an address with the scheme '\(scheme)'",
                "allowed are \(URLGuard.schemes.sorted().joined(separator: ", "))"
            )
    }

    /// A block, include or call, whose output is only sound as contents or as a plain value.
    private mutating func insert(_ what: String, at range: SourceRange, _ place: HTMLPlace) {
        let isSound: Bool
        switch place.phase {
        case .text: isSound = true
        case .quotedValue:
            isSound = place.address == .none && refusalInAttribute(place) == nil
        case .tagOpen, .tagName, .beforeAttribute, .attributeName, .afterAttributeName,
            .beforeValue, .unquotedValue, .afterValue, .comment, .declaration, .rawText:
            isSound = false
        }
        guard !isSound else { return }
        report(
            "\(what) cannot stand inside of \(place.description)",
            at: range,
            help: "put it around the whole element",
            id: .templateUnsafePlace
        )
    }

    private mutating func report(
        _ message: String,
        at range: SourceRange,
        help: String,
        id: DiagnosticID
    ) {
        guard reported.insert(range).inserted else { return }
        problems.append(SyntaxFailure(message, at: range, help: help, id: id))
    }
}

extension Expression {
    /// Whether it ends in `|tojson`.
    fileprivate var isJSON: Bool {
        guard case .filter(let operand, let filter, _) = kind else { return false }
        if filter == .tojson { return true }
        return filter == .safe && operand?.isJSON == true
    }
}

extension HTMLPlace {
    /// What messages call the place.
    var description: String {
        switch phase {
        case .text: "text"
        case .tagOpen, .tagName, .beforeAttribute, .attributeName, .afterAttributeName,
            .beforeValue, .afterValue:
            "a tag"
        case .quotedValue, .unquotedValue:
            attribute == Self.ambiguous ? "an attribute" : "the attribute '\(attribute)'"
        case .comment: "a comment"
        case .declaration: "a declaration"
        case .rawText: "'<\(element)>'"
        }
    }
}

extension DiagnosticID {
    static let templateUnsafePlace: DiagnosticID = "template-unsafe-place"
    static let templateMixedPlaces: DiagnosticID = "template-mixed-places"
}
