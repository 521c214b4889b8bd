import HavenDates
import HavenDiagnostics

/// Makes records of the meetings of a BMLT server.
struct BMLTConverter {
    private let formats: BMLTFormats?
    private(set) var report: ImportReport
    private(set) var records: [ResourceRecord] = []
    private var ids = UniqueIDs()

    init(formats: BMLTFormats?, report: ImportReport) {
        self.formats = formats
        self.report = report
    }

    /// The values of one meeting.
    private struct Row {
        let range: SourceRange
        var values: [BMLTField: (text: String, range: SourceRange)] = [:]

        /// A text in one line; `nil` if nothing is in it.
        func line(_ field: BMLTField) -> String? {
            values[field].map { PlainText.line(PlainText.withoutHTML($0.text).text) }?.nonEmpty
        }

        func place(of field: BMLTField) -> SourceRange { values[field]?.range ?? range }
    }

    mutating func add(_ node: JSONNode) {
        guard case .object(let members) = node.content else {
            return report.report(
                .error,
                "a meeting is an object, and this is \(node.kind)",
                at: node.range
            )
        }
        var row = Row(range: node.range)
        for member in members { take(member, &row) }
        guard let name = row.line(.name) else {
            return report.report(.error, "this meeting has no name", at: node.range)
        }
        if row.line(.published) == "0" {
            return report.report(
                .warning,
                "\(name): it is not published by its server, and is left out",
                at: row.place(of: .published)
            )
        }
        var record = ResourceRecord(id: id(row, name), name: name, kind: .meeting)
        record.description = MarkdownText.paragraphs(
            PlainText.lines(PlainText.withoutHTML(row.values[.comments]?.text ?? "").text)
        )
        var facts = ResourceFacts()
        facts.meets = hours(row, name)
        facts.place = place(row, name)
        facts.channels = channels(row, name)
        facts.owner = row.line(.serviceBodyName).map { Owner(importing: $0) }
        if let tag = row.line(.language), let language = ResourceLanguage(tag: tag) {
            facts.languages = [language]
        }
        apply(row, name, to: &facts)
        switch row.line(.venueType) {
        case "1": facts.formats = [.inPerson]
        case "2": facts.formats = [.online]
        case "3": facts.formats = [.hybrid]
        default: facts.formats = venue(row)
        }
        // The room is closed, and the meeting goes on online.
        if facts.status == .temporarilyClosed, !facts.channels.isEmpty, facts.formats != [.inPerson]
        {
            facts.status = .active
            facts.formats = [.online]
            facts.place = facts.place?.closedForNow
        }
        record.facts = facts
        records.append(record)
    }

    private mutating func take(_ member: JSONMember, _ row: inout Row) {
        guard let field = BMLTField(rawValue: member.name) else {
            if let text = member.value.plainText, text.isEmpty { return }
            if member.value.content == .null { return }
            return report.count(
                "'\(member.name)' is not taken over: it is no field that every server has",
                at: member.nameRange
            )
        }
        guard let text = member.value.plainText else {
            if member.value.content != .null {
                report.report(
                    .warning,
                    "'\(member.name)' is \(member.value.kind), and is not taken over",
                    at: member.value.range
                )
            }
            return
        }
        guard !text.isEmpty else { return }
        if let reason = field.omission {
            if !reason.isEmpty {
                report.count(
                    "'\(field.rawValue)' is not taken over: \(reason)",
                    at: member.nameRange
                )
            }
            return
        }
        row.values[field] = (text, member.value.range)
    }

    /// The name with the number of the server, as its own feeds have it.
    private mutating func id(_ row: Row, _ name: String) -> String {
        let base = [
            ResourceID.slug(name).nonEmpty ?? "meeting", row.line(.id).map { ResourceID.slug($0) },
        ]
        .compactMap(\.self).joined(separator: "-")
        let id = ids.claim(base)
        if id == base { return base }
        report.report(
            .warning,
            "\(name): it is there twice, so the id is '\(id)'",
            at: row.place(of: .id)
        )
        return id
    }

    // MARK: Time

    private mutating func hours(_ row: Row, _ name: String) -> Hours? {
        var zone: String?
        if let text = row.line(.timeZone) {
            zone = TimeZoneRules.canonicalName(of: text)
            if zone == nil {
                report.report(
                    .warning,
                    "\(name): unknown time zone '\(text)'",
                    at: row.place(of: .timeZone),
                    help: "its time is not taken over: write it by hand, with a zone"
                )
                return nil
            }
        }
        // 1 is Sunday.
        guard let number = row.line(.weekday).flatMap({ Int($0) }), (1...7).contains(number),
            let day = Weekday(rawValue: number == 1 ? 7 : number - 1),
            let opens = row.line(.startTime).flatMap(Self.minutes), opens < 1440
        else {
            guard row.line(.weekday) == nil, row.line(.startTime) == nil else {
                report.report(
                    .warning,
                    "\(name): it has no day and time that can be read, so neither is taken over",
                    at: row.place(of: .weekday),
                    help: "write when it takes place by hand"
                )
                return nil
            }
            return Hours(pattern: .byAppointment)
        }
        if zone == nil {
            report.count(
                "meetings name no time zone, and are taken to be in that of the site",
                at: row.place(of: .startTime),
                help: "if they are elsewhere, write the zone behind their times"
            )
        }
        let duration = row.line(.duration).flatMap(Self.minutes) ?? 0
        // Without a duration the server takes its own, which is mostly an hour; a whole day is legal.
        let length = min(duration == 0 ? 60 : duration, 1439)
        if duration == 0 {
            report.count(
                "without a duration, an hour is taken",
                at: row.place(of: .duration)
            )
        }
        let rule = Hours.Rule(days: [day], span: Hours.Span(opens: opens, closes: opens + length))
        return Hours(pattern: .weekly([rule]), zone: zone)
    }

    /// `19:00:00`.
    private static func minutes(_ text: String) -> Int? {
        let parts = text.split(separator: ":").map { Int($0) }
        guard (2...3).contains(parts.count), let hours = parts[0], let minutes = parts[1],
            (0...24).contains(hours), (0..<60).contains(minutes)
        else { return nil }
        return hours * 60 + minutes
    }

    // MARK: Place

    private mutating func place(_ row: Row, _ name: String) -> Place? {
        let city = [row.line(.street), row.line(.citySubsection), row.line(.city)].compactMap(
            \.self
        )
        let state = [row.line(.state), row.line(.postalCode)].compactMap(\.self).joined(
            separator: " "
        )
        let address = (city + [state.nonEmpty, row.line(.nation)].compactMap(\.self))
            .joined(separator: ", ").nonEmpty
        var coordinates: Coordinates?
        // Servers give 0, 0 for meetings without a place.
        if let latitude = row.line(.latitude), let longitude = row.line(.longitude),
            Double(latitude) != 0 || Double(longitude) != 0
        {
            coordinates = try? Coordinates(parsing: latitude + ", " + longitude)
            if coordinates == nil {
                report.report(
                    .warning,
                    "\(name): '\(latitude), \(longitude)' is no point on earth",
                    at: row.place(of: .latitude)
                )
            }
        }
        let directions = [
            row.line(.locationInfo), row.line(.trainLines).map { "Train: " + $0 },
            row.line(.busLines).map { "Bus: " + $0 },
        ].compactMap(\.self).joined(separator: "; ").nonEmpty
        let region = [row.line(.county), row.line(.neighborhood)].compactMap(\.self)
            .map { $0.split(separator: ">").joined(separator: "-") }
        let location = row.line(.locationText)
        guard
            address != nil || location != nil || directions != nil || coordinates != nil
                || !region.isEmpty
        else { return nil }
        return Place(
            address: address,
            name: location,
            coordinates: coordinates,
            region: region,
            note: directions
        )
    }

    private mutating func channels(_ row: Row, _ name: String) -> [Channel] {
        var channels: [Channel] = []
        for (kind, field) in [(Channel.Kind.join, BMLTField.link), (.dialIn, .phone)] {
            guard let text = row.line(field) else { continue }
            do throws(ValueProblem) {
                let channel = try ChannelReader.read(kind, text, link: nil).channel
                let note = kind == .join ? row.line(.linkInfo) : nil
                channels.append(channel.with(note: note, owner: nil, hours: nil, languages: []))
            } catch {
                report.report(error, in: name, at: row.place(of: field))
            }
        }
        return channels
    }

    // MARK: Formats

    /// What the letters of formats say of the venue, on servers that do not say it themselves.
    private func venue(_ row: Row) -> [ServiceFormat] {
        let keys = Set(
            (row.values[.formats]?.text ?? "").split(separator: ",").map(FactLine.trimmed)
        )
        return keys.contains("HY") ? [.hybrid] : keys.contains("VM") ? [.online] : []
    }

    private mutating func apply(_ row: Row, _ name: String, to facts: inout ResourceFacts) {
        guard let value = row.values[.formats] else { return }
        var types: [MeetingType] = []
        var audience: [AudienceGroup] = []
        var accessibility: [AccessibilityFeature] = []
        var others: [String] = []
        for key in value.text.split(separator: ",").map({ String(FactLine.trimmed($0)) })
        where !key.isEmpty {
            let format = formats?[key]
            let worldID = format?.worldID ?? ""
            // Servers keep these letters for where a meeting takes place, whatever their table says.
            switch BMLTWorldIDs.meaning(
                of: worldID.isEmpty ? BMLTWorldIDs.reserved[key] ?? "" : worldID
            ) {
            case .type(let type): types.append(type)
            case .audience(let group): audience.append(group)
            case .accessibility(let feature): accessibility.append(feature)
            case .temporarilyClosed: facts.status = .temporarilyClosed
            case .approach, .language, .legacy: break
            case nil:
                let word = format?.name ?? key
                others.append(word.split { $0 == "," || $0 == ";" }.joined(separator: " "))
                report.count(
                    formats == nil
                        ? "the formats are kept as letters, because their table is not in the file"
                        : "the format '\(word)' is not known here, and is kept as a word",
                    at: value.range,
                    help: formats == nil ? "ask the server with 'get_used_formats=1'" : nil
                )
            }
        }
        facts.types = Worded(terms: types, others: others)
        facts.audience = Worded(terms: audience)
        facts.accessibility = Worded(terms: accessibility)
    }
}

/// The world ids of formats, which mean the same on all servers.
enum BMLTWorldIDs {
    static func meaning(of id: String) -> MeetingGuideCodes.Meaning? { table[id] }

    private static let table: [String: MeetingGuideCodes.Meaning] = [
        "OPEN": .type(.open), "CLOSED": .type(.closed), "WCHR": .accessibility(.wheelchair),
        "BEG": .type(.beginner), "CAN": .type(.candlelight), "CW": .accessibility(.childCare),
        "DISC": .type(.discussion), "GL": .audience(.lgbtq), "JFT": .type(.justForToday),
        "LIT": .type(.literature), "M": .audience(.men), "MED": .type(.meditation),
        "QA": .type(.questionsAndAnswers), "SMOK": .accessibility(.smokingPermitted),
        "SPK": .type(.speaker), "STEP": .type(.stepStudy), "TOP": .type(.topic),
        "TRAD": .type(.traditionStudy), "W": .audience(.women), "Y": .audience(.youngPeople),
        "TC": .temporarilyClosed, "VM": .legacy, "HYBR": .legacy,
    ]

    /// Letters that every server has, with their world ids.
    static let reserved = ["TC": "TC", "VM": "VM", "HY": "HYBR"]
}
