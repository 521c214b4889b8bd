import HavenDates
import HavenDiagnostics
import HavenDirectory
import HavenMarkdown
import HavenYAML

extension CenterReader {
    /// `numbers:`, or the short form `phone:` and `phone_label:` for the main line.
    mutating func numbers(_ fields: inout YAMLFields) -> [CenterNumber] {
        var numbers: [CenterNumber] = []
        var places: [SourceRange] = []
        let label = fields.scalar("phone_label")
        let phoneKey = fields.keyRange("phone")
        if let phone = phone(&fields) {
            places.append(phoneKey ?? fields.range)
            numbers.append(
                CenterNumber(
                    id: "main",
                    label: label?.text,
                    phone: phone,
                    owner: nil,
                    hours: nil,
                    note: nil,
                    isCrisisLine: false
                )
            )
        } else if let label, phoneKey == nil {
            report(.labelWithoutPhone(at: location(label.range)))
        }
        for var inner in fields.listOfFields("numbers") {
            let label = inner.requiredText("label")
            let hasPhone = inner.requiredText("phone") != nil
            let idScalar = inner.scalar("id")
            let id = idScalar?.text ?? ResourceID.slug(label ?? "")
            let phone = hasPhone ? phone(&inner) : nil
            let owner = inner.text("owner")
            let hours = hours(inner.scalar("hours"))
            let note = inner.text("note")
            let isCrisisLine = inner.flag("crisis") ?? false
            let range = idScalar?.range ?? inner.range
            diagnosticsFrom(inner)
            guard let label, let phone else { continue }
            guard ResourceID.isValid(id), id != "phone", id != "email" else {
                report(.centerID(id, isGiven: idScalar != nil, at: location(range)))
                continue
            }
            if let first = numbers.firstIndex(where: { $0.id == id }) {
                report(.centerIDTwice(id, at: location(range), first: location(places[first])))
                continue
            }
            places.append(range)
            numbers.append(
                CenterNumber(
                    id: id,
                    label: label,
                    phone: phone,
                    owner: owner,
                    hours: hours,
                    note: note,
                    isCrisisLine: isCrisisLine
                )
            )
        }
        return numbers
    }

    private mutating func diagnosticsFrom(_ fields: consuming YAMLFields) {
        for diagnostic in fields.finish(unknown: .refuse).diagnostics { report(diagnostic) }
    }

    private mutating func phone(_ fields: inout YAMLFields) -> PhoneNumber? {
        if let key = fields.keyRange("phone"), fields.node("phone") == nil {
            report(.emptyPhone(at: location(key)))
            return nil
        }
        return value(fields.scalar("phone")) { text throws(ValueProblem) in
            let number = try PhoneNumber(parsing: text)
            guard number.plan == .full else {
                throw ValueProblem(
                    "own-code",
                    "\(number.dialled) is nobody's own number",
                    at: 0..<text.utf8.count,
                    help: "write the center's own line; services such as 988 stand in a directory"
                )
            }
            return number
        }
    }

    private mutating func hours(_ scalar: YAMLScalar?) -> Hours? {
        guard let scalar,
            let read = value(scalar, { text throws(ValueProblem) in try Hours.read(text) })
        else { return nil }
        for warning in read.warnings { report(diagnostic(warning, in: scalar)) }
        return read.hours
    }

    /// Hours in any words, with a warning for those that are nearly in the form that Haven reads.
    private mutating func statedHours(
        _ fields: inout YAMLFields,
        _ key: String
    ) -> StatedHours? {
        guard let scalar = fields.scalar(key) else { return nil }
        let (hours, warnings) = StatedHours.read(scalar.text)
        for warning in warnings { report(diagnostic(warning, in: scalar)) }
        return hours
    }

    private mutating func web(_ fields: inout YAMLFields, _ key: String) -> String? {
        value(fields.scalar(key)) { text throws(ValueProblem) in
            try WebAddress(parsing: text).href
        }
    }

    mutating func location(_ fields: inout YAMLFields, _ item: ItemName) -> CenterLocation {
        CenterLocation(
            id: item.id,
            name: item.name,
            street: fields.text("street"),
            city: fields.text("city"),
            state: fields.text("state"),
            postalCode: fields.text("postal_code"),
            country: fields.text("country"),
            phone: phone(&fields),
            hours: fields.scalars("hours").compactMap { hours($0) },
            hoursNote: fields.text("hours_note"),
            map: web(&fields, "map"),
            directions: fields.text("directions"),
            accessibility: fields.text("accessibility"),
            position: position(&fields)
        )
    }

    /// `position: 41.88, -87.63`: degrees north and east.
    private mutating func position(
        _ fields: inout YAMLFields
    ) -> (latitude: Double, longitude: Double)? {
        guard let text = fields.scalar("position") else { return nil }
        let numbers = text.text.split { $0 == "," || $0 == " " }.map { Double($0) }
        guard numbers.count == 2, let latitude = numbers[0], let longitude = numbers[1],
            (-90...90).contains(latitude), (-180...180).contains(longitude)
        else {
            report(.position(text.text, at: location(text.range)))
            return nil
        }
        return (latitude, longitude)
    }

    mutating func service(_ fields: inout YAMLFields, _ item: ItemName) -> CenterService {
        CenterService(
            id: item.id,
            name: item.name,
            summary: fields.text("summary"),
            audience: fields.text("audience"),
            level: fields.locatedText("level"),
            locations: fields.located("locations")
        )
    }

    mutating func level(_ fields: inout YAMLFields, _ item: ItemName) -> LevelOfCare {
        LevelOfCare(
            id: item.id,
            name: item.name,
            summary: fields.text("summary"),
            audience: fields.text("audience")
        )
    }

    mutating func credentials(_ key: String, _ fields: inout YAMLFields) -> [CenterCredential] {
        fields.list(key).compactMap { node in
            if let name = node.scalar?.text, !node.isEmpty {
                return CenterCredential(
                    name: name,
                    number: nil,
                    issuer: nil,
                    url: nil,
                    expires: nil
                )
            }
            var inner = YAMLFields(node, path: path)
            let name = inner.requiredText("name")
            let number = inner.text("number")
            let issuer = inner.text("issuer")
            let url = web(&inner, "url")
            let expires = inner.scalar("expires")
            let date = expires.flatMap { text in
                CivilDate(parsing: text.text).map { Located($0, at: location(text.range)) }
            }
            if let expires, date == nil {
                report(.badDate("expires", Located(expires.text, at: location(expires.range))))
            }
            diagnosticsFrom(inner)
            return name.map {
                CenterCredential(name: $0, number: number, issuer: issuer, url: url, expires: date)
            }
        }
    }

    mutating func member(_ fields: inout YAMLFields, _ item: ItemName) -> TeamMember {
        TeamMember(
            id: item.id,
            name: item.name,
            credentials: fields.text("credentials"),
            role: fields.text("role"),
            bio: fields.text("bio"),
            languages: fields.texts("languages"),
            photo: photo(&fields)
        )
    }

    private mutating func photo(_ fields: inout YAMLFields) -> Picture? {
        guard var inner = fields.fields("photo") else { return nil }
        let source = inner.requiredText("src") == nil ? nil : inner.locatedText("src")
        let alt = inner.requiredText("alt")
        diagnosticsFrom(inner)
        guard let source, let alt else { return nil }
        return Picture(source: source, alt: alt)
    }

    /// Counseling or a meeting of the center: a resource that it answers for itself.
    ///
    /// Its number is the line that `call:` names, else the center's main line.
    mutating func resource(
        _ kind: ResourceKind,
        _ fields: inout YAMLFields,
        _ item: ItemName,
        _ context: CenterContext
    ) -> Resource {
        let summary = fields.text("summary") ?? ""
        let number = line(fields.locatedText("call"), context)
        let place = place(fields.locatedText("location"), context)
        let web = web(&fields, "web")
        let languages = value(fields.scalar("languages")) { text throws(ValueProblem) in
            try ResourceLanguage.list(text)
        }
        let meets = hours(fields.scalar("meets"))
        var facts = ResourceFacts()
        if let number {
            facts.channels.append(
                Channel(
                    kind: .call,
                    display: number.phone.display,
                    number: number.phone.number,
                    href: number.phone.href,
                    note: number.label,
                    owner: number.owner
                )
            )
        }
        if let web { facts.channels.append(Channel(kind: .web, display: web, href: web)) }
        facts.hours = statedHours(&fields, "hours")
        facts.meets = meets
        facts.languages = languages ?? []
        facts.audience = fields.text("audience").map { Worded($0) }
        facts.approach = fields.text("approach").map { Worded($0) }
        facts.cost = fields.text("cost").map { Worded($0) }
        facts.place = place.map { place in
            Place(
                address: place.address,
                parts: PostalAddress(
                    street: place.street,
                    city: place.city,
                    state: place.state,
                    postalCode: place.postalCode,
                    country: place.country
                ),
                name: place.name
            )
        }
        facts.note = fields.text("note")
        facts.owner = .center
        return Resource(
            ResourceRecord(
                id: item.id,
                name: item.name,
                kind: kind,
                description: MarkdownText.escaped(summary),
                facts: facts
            ),
            description: .paragraph(summary),
            summary: summary,
            location: item.location
        )
    }

    private mutating func line(_ id: Located<String>?, _ context: CenterContext) -> CenterNumber? {
        guard let id else { return context.numbers.first }
        if let number = context.numbers.first(where: { $0.id == id.value }) { return number }
        report(.unknownCenterID(id, of: "numbers", known: context.numbers.map(\.id)))
        return nil
    }

    private mutating func place(_ id: Located<String>?, _ context: CenterContext) -> CenterLocation?
    {
        guard let id else { return nil }
        if let place = context.locations.first(where: { $0.id == id.value }) { return place }
        report(.unknownCenterID(id, of: "locations", known: context.locations.map(\.id)))
        return nil
    }
}

extension Diagnostic {
    static func emptyPhone(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            "phone-empty",
            "'phone' has no value",
            at: location,
            help: "write the number behind the colon, or delete the line"
        )
    }

    static func labelWithoutPhone(at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            "label-without-phone",
            "'phone_label' says whose line it is, but there is no 'phone'",
            at: location,
            help: "add 'phone: …', or give the label to an entry of 'numbers'"
        )
    }

    static func position(_ text: String, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            "position",
            "'\(text)' is not a place on earth",
            at: location,
            help: "write degrees north and east, such as '41.88, -87.63', or remove the line"
        )
    }
}
