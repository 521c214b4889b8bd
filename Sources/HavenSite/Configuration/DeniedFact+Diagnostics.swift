import HavenDates
import HavenDiagnostics
import HavenDirectory

extension DeniedFact {
    /// Whether it is a number, which is looked for in the bytes of files.
    var isNumber: Bool {
        if case .number = pattern { true } else { false }
    }

    /// Whether something that was found in a text is this fact.
    func isFound(as kind: TypedFact.Kind) -> Bool {
        switch kind {
        case .denied(let id): self.id == id
        case .number(let number): pattern == .number(number)
        }
    }

    /// The reports of all denied facts in some bytes, where they stand.
    ///
    /// - Parameters:
    ///   - typed: What was found in the bytes.
    ///   - denied: The facts that may not stand anywhere.
    ///   - path: The file.
    /// - Returns: An error for each.
    static func reports(
        of typed: [TypedFact],
        among denied: [DeniedFact],
        path: String
    ) -> [Diagnostic] {
        typed.compactMap { typed in
            denied.first { $0.isFound(as: typed.kind) }.map {
                .deniedFact($0, in: nil, at: SourceLocation(path: path, range: typed.range))
            }
        }
    }
}

extension Diagnostic {
    static func deniedFact(
        _ fact: DeniedFact,
        in text: String?,
        at location: SourceLocation
    ) -> Diagnostic {
        let since = fact.since.map { " (since \($0.iso))" } ?? ""
        return Diagnostic(
            .error,
            "denied-fact",
            "\(text ?? "this") is not right any more, because \(fact.reason)\(since)",
            at: location,
            help: "\(fact.instead); if it is right here, "
                + (fact.id.hasPrefix("added-")
                    ? "take it out of 'denied_facts' in site.yaml"
                    : "say why in site.yaml: 'denied_facts: {allow: {\(fact.id): …}}'")
        )
    }
}
