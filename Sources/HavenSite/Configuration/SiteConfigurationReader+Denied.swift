import HavenDates
import HavenDiagnostics
import HavenDirectory
import HavenYAML

extension SiteConfigurationReader {
    /// `denied_facts:` with `allow` (the id of a fact that Haven knows, and why it is right here) and `add` (facts of one's own).
    mutating func deniedFacts(_ fields: inout YAMLFields) -> [DeniedFact] {
        guard var inner = fields.fields("denied_facts") else { return DeniedFacts.known }
        var allowed: Set<String> = []
        if var allow = inner.fields("allow") {
            for fact in DeniedFacts.known where allow.requiredIfPresent(fact.id) {
                allowed.insert(fact.id)
            }
            diagnostics += allow.finish(unknown: .refuse).diagnostics
        }
        var facts = DeniedFacts.known.filter { !allowed.contains($0.id) }
        for node in inner.list("add") {
            if let fact = deniedFact(node, number: facts.count) { facts.append(fact) }
        }
        diagnostics += inner.finish(unknown: .refuse).diagnostics
        return facts
    }

    /// Reports what is denied and stands in the settings themselves.
    mutating func reportDenied(_ denied: [DeniedFact], in bytes: [UInt8], but list: YAMLEntry?) {
        let typed = TypedFactScanner(denied).find(in: bytes, bytes.indices).filter { fact in
            guard let list else { return true }
            return fact.range.upper <= list.keyRange.lower
                || list.value.range.upper <= fact.range.lower
        }
        diagnostics += DeniedFact.reports(of: typed, among: denied, path: path)
    }

    /// A fact of the site's own: a number or an address, why it is wrong, what to do.
    private mutating func deniedFact(_ node: YAMLNode, number: Int) -> DeniedFact? {
        var fields = YAMLFields(node, path: path)
        let phone = fields.scalar("number")
        let address = fields.scalar("address")
        let reason = fields.requiredText("reason")
        let instead = fields.text("instead") ?? "use another one"
        let since = fields.scalar("since")
        diagnostics += fields.finish(unknown: .refuse).diagnostics
        let pattern: DeniedFact.Pattern
        do throws(ValueProblem) {
            switch (phone, address) {
            case (let phone?, nil):
                pattern = .number(try PhoneNumber(parsing: phone.text).dialled)
            case (nil, let address?):
                var host = try WebAddress(parsing: address.text).href.lowercased().drop {
                    $0 != "/"
                }
                .dropFirst(2)
                if host.hasPrefix("www.") { host = host.dropFirst(4) }
                if host.hasSuffix("/") { host = host.dropLast() }
                pattern = .address(String(host))
            default:
                report(
                    "denied-fact-form",
                    "a denied fact has a 'number' or an 'address'",
                    at: node.range,
                    help: "write one of them, with the 'reason' why it is wrong"
                )
                return nil
            }
        } catch {
            let range = (phone ?? address)?.range ?? node.range
            diagnostics.append(error.diagnostic(at: range, path: path))
            return nil
        }
        var date: CivilDate?
        if let since {
            date = CivilDate(parsing: since.text)
            if date == nil {
                report("denied-fact-form", "'\(since.text)' is no day", at: since.range, help: nil)
            }
        }
        guard let reason else { return nil }
        return DeniedFact(
            id: "added-\(number)",
            pattern: pattern,
            reason: reason,
            since: date,
            instead: instead
        )
    }
}

extension YAMLFields {
    /// Whether a key is there; if it is, it has to say something.
    fileprivate mutating func requiredIfPresent(_ key: String) -> Bool {
        guard keyRange(key) != nil else {
            _ = node(key)
            return false
        }
        return requiredText(key) != nil
    }
}
