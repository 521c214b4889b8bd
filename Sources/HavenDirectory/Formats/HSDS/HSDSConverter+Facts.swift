import HavenDates
import HavenDiagnostics

// What the fields of a service say, as texts of facts.

extension HSDSConverter {
    typealias Fact = (fact: FactName, text: String, location: SourceLocation)

    /// All facts that are one text each.
    mutating func texts(_ subject: inout Subject) -> [Fact] {
        let item = subject.item
        var facts: [Fact] = []
        for (fact, name) in [(FactName.alsoKnownAs, "alternate_name"), (.email, "email")] {
            if let text = line(item, name, isOwn: subject.isOwn) {
                facts.append((fact, text, item.place(of: name)))
            }
        }
        if let text = text(item, "application_process", isOwn: subject.isOwn) {
            facts.append((.expect, text, item.place(of: "application_process")))
        }
        facts += [audience(subject), cost(subject), status(subject), check(subject), area(subject)]
            .compactMap(\.self)
        facts += place(&subject)
        if let page = subject.statements[.page] {
            facts.append((.source, PlainText.line(page.text), page.location))
        }
        return facts
    }

    private mutating func audience(_ subject: Subject) -> Fact? {
        let item = subject.item
        let ages: String? =
            switch (item.text("minimum_age"), item.text("maximum_age")) {
            case (let from?, let to?): "ages \(from) to \(to)"
            case (let from?, nil): "ages \(from) and over"
            case (nil, let to?): "up to age \(to)"
            case (nil, nil): nil
            }
        let words = line(item, "eligibility_description", isOwn: subject.isOwn)
        let text = [words, ages.map(PlainText.line)].compactMap(\.self).joined(separator: "; ")
        let name = words == nil ? "minimum_age" : "eligibility_description"
        return text.isEmpty ? nil : (.audience, text, item.place(of: name))
    }

    /// The words about fees, or the options for costs.
    private mutating func cost(_ subject: Subject) -> Fact? {
        let item = subject.item
        for name in ["fees_description", "fees"] {
            if let text = line(item, name, isOwn: subject.isOwn) {
                return (.cost, text, item.place(of: name))
            }
        }
        var words: [String] = []
        for option in item.items("cost_options") {
            let amount = [option.text("amount"), option.text("currency")].compactMap(\.self)
                .map(PlainText.line).joined(separator: " ")
            let parts = [
                line(option, "option", isOwn: subject.isOwn), amount.nonEmpty,
                line(option, "amount_description", isOwn: subject.isOwn),
            ]
            words.append(parts.compactMap(\.self).joined(separator: " "))
        }
        let text = words.filter { !$0.isEmpty }.joined(separator: ", ")
        return text.isEmpty ? nil : (.cost, text, item.place(of: "cost_options"))
    }

    private mutating func status(_ subject: Subject) -> Fact? {
        let item = subject.item
        guard let text = item.text("status") else {
            report.count("without a status, 'active' is taken", at: item.location)
            return nil
        }
        guard ResourceStatus(text: PlainText.line(text)) != nil else {
            report.report(
                .warning,
                "\(subject.name): unknown status '\(PlainText.line(text))'",
                at: item.place(of: "status"),
                help: "known are active, inactive, defunct and temporarily closed"
            )
            return nil
        }
        return (.status, text, item.place(of: "status"))
    }

    /// The day of a check; a time behind it is left out.
    private mutating func check(_ subject: Subject) -> Fact? {
        let item = subject.item
        guard let text = item.text("assured_date") else { return nil }
        guard let date = CivilDate(parsing: String(text.prefix(10))) else {
            report.report(
                .warning,
                "\(subject.name): '\(PlainText.line(text))' does not begin with a day",
                at: item.place(of: "assured_date")
            )
            return nil
        }
        let by = line(item, "assurer_email", isOwn: subject.isOwn)
        return (.verified, Verification(date: date, by: by).text, item.place(of: "assured_date"))
    }

    private mutating func area(_ subject: Subject) -> Fact? {
        var names: [String] = []
        for area in subject.item.items("service_areas") {
            let name =
                line(area, "name", isOwn: subject.isOwn)
                ?? line(area, "description", isOwn: subject.isOwn)
            if let name { names.append(name) }
            if !subject.isOwn { omit(["extent"], of: area) }
        }
        guard !names.isEmpty else { return nil }
        return (.area, HSDSAddress.area(names), subject.item.place(of: "service_areas"))
    }

    /// Counts what Haven writes for other programs, and has no place for when they write it.
    private mutating func omit(_ names: [String], of item: HSDSItem) {
        for name in names where item.text(name) != nil {
            report.count(
                "'\(item.object.rawValue).\(name)' is not taken over: no fact of a resource says it",
                at: item.place(of: name)
            )
        }
    }

    /// What has no fact of its own: it is told in words.
    mutating func notes(_ subject: Subject) -> [String] {
        let item = subject.item
        guard !subject.isOwn else { return [] }
        var notes: [String] = []
        for (name, label) in [
            ("alert", ""), ("interpretation_services", "Interpretation: "), ("wait_time", "Wait: "),
        ] {
            if let text = line(item, name, isOwn: false) { notes.append(label + text) }
        }
        for document in item.items("required_documents") {
            let words = [
                line(document, "document", isOwn: false), line(document, "uri", isOwn: false),
            ]
            let text = words.compactMap(\.self).joined(separator: " ")
            if !text.isEmpty { notes.append("Bring: " + text) }
        }
        return notes
    }

    // MARK: Languages and owner

    mutating func languages(_ subject: inout Subject) -> [ResourceLanguage] {
        var items = subject.item.items("languages")
        for place in subject.item.items("service_at_locations") {
            items += place.items("location").flatMap { $0.items("languages") }
        }
        var found: [ResourceLanguage] = []
        var known: Set<ResourceLanguage> = []
        for item in items {
            guard let language = language(item, isOwn: subject.isOwn) else { continue }
            if known.insert(language).inserted { found.append(language) }
            if !subject.isOwn, let note = line(item, "note", isOwn: false) {
                subject.notes.append(language.name + ": " + note)
            }
        }
        return found
    }

    mutating func language(_ item: HSDSItem, isOwn: Bool) -> ResourceLanguage? {
        if let code = item.text("code"), let known = ResourceLanguage(tag: code) { return known }
        guard let name = line(item, "name", isOwn: isOwn) ?? line(item, "code", isOwn: isOwn) else {
            return nil
        }
        return ResourceLanguage(nameOrTag: name)
    }

    /// The organization of a service, which is never this center, whatever it is called.
    mutating func owner(_ subject: Subject) -> Owner? {
        if let statement = subject.statements[.fact(.owner)] {
            let text = PlainText.line(statement.text)
            let owner = Owner(text)
            return owner == .center ? Owner(importing: text) : owner
        }
        guard let item = subject.item.items("organization").first else { return nil }
        guard let name = line(item, "name", isOwn: subject.isOwn) else { return nil }
        if !subject.isOwn { omit(["description", "website"], of: item) }
        let isCommercial = HSDSStatements(item, &report).has(.commercial)
        guard isCommercial || name != subject.name else { return nil }
        return .organization(Organization(name: name, isCommercial: isCommercial))
    }
}
