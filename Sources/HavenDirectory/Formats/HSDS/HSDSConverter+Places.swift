import HavenDiagnostics

// Where a service is, and how it is reached.

extension HSDSConverter {
    // MARK: Ways to reach it

    /// Phones in their order, then addresses; in the order of their importance if Haven wrote it.
    mutating func channels(_ subject: Subject) -> [Channel] {
        let item = subject.item
        var channels: [Channel] = []
        var known: Set<Channel> = []
        for phone in item.items("phones") {
            guard let channel = channel(phone, subject) else { continue }
            if subject.isOwn || known.insert(channel).inserted { channels.append(channel) }
        }
        for (place, role) in places(of: item) {
            // Who calls a number of another place has to know which.
            let words =
                role == .other
                ? place.items("location").first.flatMap {
                    name(of: $0, subject)
                } : nil
            for phone in place.items("phones") {
                // The same number is often stated for each place.
                guard let channel = channel(phone, subject), known.insert(channel).inserted else {
                    continue
                }
                channels.append(channel.with(note: words, owner: nil, hours: nil, languages: []))
            }
        }
        channels += stated(.chat, subject)
        if subject.statements.has(.fact(.web)) {
            channels += stated(.web, subject)
        } else if let text = line(item, "url", isOwn: subject.isOwn) {
            channels += address(.web, text, at: item.place(of: "url"), subject).map { [$0] } ?? []
        }
        channels +=
            subject.statements.has(.fact(.join)) ? stated(.join, subject) : rooms(subject)
        return ordered(channels, subject)
    }

    private mutating func ordered(_ channels: [Channel], _ subject: Subject) -> [Channel] {
        guard let statement = subject.statements[.order] else { return channels }
        let order = statement.text.split(separator: " ").compactMap { Int($0) }
        guard order.count == channels.count, order.sorted() == Array(1...max(order.count, 1)) else {
            report.report(
                .warning,
                "\(subject.name): '\(PlainText.line(statement.text))' is no order of its numbers and addresses",
                at: statement.location
            )
            return channels
        }
        return zip(order, channels).sorted { $0.0 < $1.0 }.map(\.1)
    }

    /// The channels that statements make, as an author writes them.
    private mutating func stated(_ fact: FactName, _ subject: Subject) -> [Channel] {
        subject.statements.all(.fact(fact)).compactMap { statement in
            stated(fact, statement, subject)
        }
    }

    private mutating func stated(
        _ fact: FactName,
        _ statement: HSDSStatements.Statement,
        _ subject: Subject
    ) -> Channel? {
        var builder = ResourceBuilder(
            name: subject.name,
            id: nil,
            location: statement.location,
            path: statement.location.path,
            reported: []
        )
        add(fact, statement, to: &builder, subject)
        return builder.facts.channels.first
    }

    private mutating func address(
        _ kind: Channel.Kind,
        _ text: String,
        at location: SourceLocation,
        _ subject: Subject
    ) -> Channel? {
        do throws(ValueProblem) {
            return try ChannelReader.read(kind, text, link: nil).channel
        } catch {
            report.report(
                .warning,
                "\(subject.name): \(error.message)",
                at: location,
                help: error.help
            )
            return nil
        }
    }

    private mutating func channel(_ phone: HSDSItem, _ subject: Subject) -> Channel? {
        let statements = HSDSStatements(phone, &report)
        let languages = phone.items("languages").compactMap {
            language($0, isOwn: subject.isOwn)
        }
        for fact in [FactName.call, .text, .tty, .dialIn] {
            guard let statement = statements[.fact(fact)] else { continue }
            guard let channel = stated(fact, statement, subject) else { return nil }
            if Self.isSame(phone.text("number"), as: channel) { return channel }
            // Somebody corrected the number and did not know the attribute.
            report.report(
                .warning,
                "\(subject.name): the number '\(PlainText.line(phone.text("number") ?? ""))' is another than in Haven's attribute, and is taken",
                at: phone.place(of: "number"),
                help: "look whether what is said beside the number is still right"
            )
        }
        guard
            let number = line(phone, "number", isOwn: subject.isOwn)?
                .split(separator: "\"").joined(separator: "\"").nonEmpty
        else {
            report.report(.warning, "\(subject.name): a phone has no number", at: phone.location)
            return nil
        }
        let type = phone.text("type").map(PlainText.line)
        guard let kind = HSDSPhone.kind(type: type, number: number) else {
            report.count(
                "numbers of the type '\(type ?? "")' are not taken over: nobody calls them",
                at: phone.place(of: "number")
            )
            return nil
        }
        let text = HSDSPhone.line(
            number: number,
            extensionText: line(phone, "extension", isOwn: subject.isOwn)
        )
        return address(kind, text, at: phone.place(of: "number"), subject)?.with(
            note: line(phone, "description", isOwn: subject.isOwn),
            owner: nil,
            hours: nil,
            languages: languages
        )
    }

    /// Whether a number is that of a channel, however it is written; without one there is nothing to compare.
    private static func isSame(_ number: String?, as channel: Channel) -> Bool {
        func digits(_ text: String?) -> String {
            String(
                (text ?? "").unicodeScalars.filter { ("0"..."9").contains($0) }.map(Character.init)
            )
        }
        let written = digits(number)
        guard !written.isEmpty else { return true }
        return [channel.dialled, channel.number, channel.display].contains {
            let own = digits($0)
            return own == written || own == "1" + written || "1" + own == written
        }
    }

    /// Locations that are addresses on the web.
    private mutating func rooms(_ subject: Subject) -> [Channel] {
        var rooms: [Channel] = []
        for place in subject.item.items("service_at_locations") {
            guard let location = place.items("location").first, isVirtual(location),
                let text = line(location, "url", isOwn: subject.isOwn),
                let room = address(.join, text, at: location.place(of: "url"), subject)
            else { continue }
            let words = [
                subject.isOwn ? nil : line(location, "name", isOwn: false),
                line(location, "description", isOwn: subject.isOwn),
            ]
            rooms.append(
                room.with(
                    note: words.compactMap(\.self).joined(separator: "; ").nonEmpty,
                    owner: nil,
                    hours: nil,
                    languages: []
                )
            )
        }
        return rooms
    }

    private func isVirtual(_ location: HSDSItem) -> Bool {
        location.text("location_type")?.lowercased() == "virtual"
    }

    // MARK: Places

    /// What a place is for a service.
    enum PlaceRole {
        /// The first where people go, which is the place of the resource.
        case main
        /// Another where people go.
        case other
        /// An address on the web.
        case room
        /// Where letters go.
        case letters
        /// It is not said where it is.
        case nowhere
    }

    /// The places of a service with what they are for it.
    func places(of service: HSDSItem) -> [(item: HSDSItem, role: PlaceRole)] {
        var isFirst = true
        return service.items("service_at_locations").map { item in
            guard let location = item.items("location").first else { return (item, .nowhere) }
            if isVirtual(location) { return (item, .room) }
            if location.text("location_type")?.lowercased() == "postal" { return (item, .letters) }
            defer { isFirst = false }
            return (item, isFirst ? .main : .other)
        }
    }

    /// The first place where people go; the others become words, with their hours.
    mutating func place(_ subject: inout Subject) -> [Fact] {
        var facts: [Fact] = []
        for (item, role) in places(of: subject.item) {
            guard let location = item.items("location").first else { continue }
            switch role {
            case .room, .nowhere: break
            case .letters:
                report.count(
                    "a place where letters go is not taken over",
                    at: location.place(of: "location_type")
                )
            case .main: facts = self.facts(of: location, item, subject)
            case .other:
                report.count(
                    "a resource has one place here, so other places and their hours are kept as words",
                    at: location.location
                )
                subject.notes += words(location, item, subject).map { ["Also at " + $0] } ?? []
            }
        }
        return facts
    }

    private mutating func name(of location: HSDSItem, _ subject: Subject) -> String? {
        [line(location, "name", isOwn: subject.isOwn), address(of: location, subject)?.text]
            .compactMap(\.self).joined(separator: ", ").nonEmpty
    }

    /// Where another place is, and when it is open.
    private mutating func words(
        _ location: HSDSItem,
        _ item: HSDSItem,
        _ subject: Subject
    ) -> String? {
        let hours = item.items("schedules").compactMap { schedule in
            HSDSSchedule(schedule, isOwn: subject.isOwn).words
                ?? line(schedule, "description", isOwn: subject.isOwn)
        }
        let text = [name(of: location, subject) ?? "", hours.joined(separator: "; ")].filter {
            !$0.isEmpty
        }
        return text.joined(separator: ": ").nonEmpty
    }

    private mutating func facts(
        of location: HSDSItem,
        _ item: HSDSItem,
        _ subject: Subject
    ) -> [Fact] {
        let isOwn = subject.isOwn
        var facts: [Fact] = []
        func add(_ fact: FactName, _ text: String?, _ name: String) {
            if let text, !text.isEmpty { facts.append((fact, text, location.place(of: name))) }
        }
        add(.place, line(location, "name", isOwn: isOwn), "name")
        let address = address(of: location, subject)
        add(.address, address?.text, "addresses")
        add(.region, address?.region, "addresses")
        // What Haven writes beside a location repeats what is in an attribute.
        let directions = [
            line(location, "description", isOwn: isOwn),
            isOwn ? nil : line(location, "transportation", isOwn: false),
            isOwn ? nil : line(item, "description", isOwn: false),
        ]
        add(.directions, directions.compactMap(\.self).joined(separator: "; "), "description")
        if let latitude = location.text("latitude"), let longitude = location.text("longitude"),
            Double(latitude) != 0 || Double(longitude) != 0
        {
            add(.coordinates, PlainText.line(latitude + ", " + longitude), "latitude")
        }
        var features: [String] = []
        for feature in location.items("accessibility") {
            for name in ["description", "details"] {
                if let text = line(feature, name, isOwn: isOwn) { features.append(text) }
            }
        }
        add(.accessibility, features.joined(separator: ", "), "accessibility")
        return facts
    }

    /// The first address where people go.
    private mutating func address(
        of location: HSDSItem,
        _ subject: Subject
    ) -> (text: String, region: String?)? {
        for address in location.items("addresses") {
            if ["postal", "virtual"].contains(address.text("address_type")?.lowercased()) {
                report.count(
                    "an address where letters go is not taken over",
                    at: address.place(of: "address_type")
                )
                continue
            }
            func part(_ name: String) -> String? { line(address, name, isOwn: subject.isOwn) }
            let country = part("country")
            let parts = HSDSAddress(
                street: [part("address_1"), part("address_2")].compactMap(\.self),
                city: part("city"),
                state: part("state_province"),
                postalCode: part("postal_code"),
                country: ["usa", "united states"].contains(country?.lowercased()) ? "US" : country
            )
            let region = part("region")?.split(separator: ">").joined(separator: "-")
            return (parts.text, region)
        }
        return nil
    }
}
