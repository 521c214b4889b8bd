import HavenDates
import HavenDiagnostics

/// Makes records of the rows of a Meeting Guide feed.
struct MeetingGuideConverter {
    private(set) var report: ImportReport
    private(set) var records: [ResourceRecord] = []
    private var ids = UniqueIDs()

    init(path: String) { report = ImportReport(path: path) }

    /// What the reader of a file has to say.
    mutating func reporting(_ body: (inout ImportReport) -> Void) { body(&report) }

    /// Adds the meeting of a row; one without a name is reported and left out.
    mutating func add(_ row: MeetingGuideRow) {
        guard let name = line(row, .name) else {
            return report.report(.error, "this meeting has no name", at: row.range)
        }
        for (field, value) in row.values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            if let reason = field.omission {
                report.count("'\(field.rawValue)' is not taken over: \(reason)", at: value.range)
            }
        }
        var record = ResourceRecord(id: id(row, name), name: name, kind: .meeting)
        record.description = MarkdownText.paragraphs(text(row, .notes) ?? "")
        var facts = ResourceFacts()
        facts.meets = hours(row, name)
        facts.place = place(row, name)
        facts.channels = channels(row, name)
        facts.note = line(row, .groupNotes)
        facts.owner = line(row, .group).map { Owner(importing: $0) }
        if let url = row[.url] {
            let text = PlainText.line(url.text)
            if let address = try? WebAddress(parsing: text) {
                facts.source = text
                facts.sourceURL = address.href
            } else if !text.isEmpty {
                report.report(.warning, "\(name): '\(text)' is no web address", at: url.range)
            }
        }
        apply(row[.types], to: &facts)
        facts.formats = formats(row, facts)
        if row.attendance == "inactive" { facts.status = .temporarilyClosed }
        // The room is closed, and the meeting goes on in another way.
        if facts.status == .temporarilyClosed, facts.formats == [.online] {
            facts.status = .active
            facts.place = facts.place?.closedForNow
        }
        record.facts = facts
        records.append(record)
    }

    // MARK: Texts

    /// A text in one line, without HTML; `nil` if nothing is in it.
    private mutating func line(_ row: MeetingGuideRow, _ field: MeetingGuideField) -> String? {
        text(row, field).map(PlainText.line)?.nonEmpty
    }

    /// A text in paragraphs, without HTML; `nil` if nothing is in it.
    private mutating func text(_ row: MeetingGuideRow, _ field: MeetingGuideField) -> String? {
        guard let value = row[field] else { return nil }
        let (text, hadHTML) = PlainText.withoutHTML(value.text)
        if hadHTML {
            report.count("'\(field.rawValue)' held HTML, which was taken out", at: value.range)
        }
        return PlainText.lines(text).nonEmpty
    }

    /// The slug, or the name; several meetings of one slug get numbers.
    private mutating func id(_ row: MeetingGuideRow, _ name: String) -> String {
        let written = row[.slug]?.text ?? ""
        let slug = ResourceID.slug(written)
        let base = slug.isEmpty ? ResourceID.slug(name).nonEmpty ?? "meeting" : slug
        if let value = row[.slug], !slug.isEmpty, slug != written {
            report.count("slugs became ids of small letters, digits and hyphens", at: value.range)
        }
        let id = ids.claim(base)
        if id == base { return base }
        let place = row[.slug]?.range ?? row.range
        report.report(
            .warning,
            "\(name): the slug '\(base)' is taken, so the id is '\(id)'",
            at: place
        )
        return id
    }

    // MARK: Time

    /// When it takes place; without a day or a time it is by appointment.
    private mutating func hours(_ row: MeetingGuideRow, _ name: String) -> Hours? {
        var zone: String?
        if let value = row[.timezone], let text = value.text.nonEmpty {
            zone = TimeZoneRules.canonicalName(of: text)
            if zone == nil {
                report.report(
                    .warning,
                    "\(name): unknown time zone '\(text)'",
                    at: value.range,
                    help: "its time is not taken over: write it by hand, with a zone"
                )
                return nil
            }
        }
        let days = days(row[.day], name)
        guard let time = row[.time], time.text.nonEmpty != nil, !days.isEmpty else {
            let saysAppointment = row[.day]?.text.lowercased() == "appointment"
            let hasOne =
                row[.time]?.text.nonEmpty != nil
                || row[.day]?.text.nonEmpty != nil && !saysAppointment
            if hasOne {
                report.report(
                    .warning,
                    "\(name): it has no day and time that can be read, so neither is taken over",
                    at: (row[.time] ?? row[.day])?.range ?? row.range,
                    help: "write when it takes place by hand"
                )
                return nil
            }
            return Hours(pattern: .byAppointment, zone: nil)
        }
        guard let opens = Self.minutes(time.text), opens < 1440 else {
            report.report(
                .warning,
                "\(name): '\(time.text)' is no time of the day, so its time is not taken over",
                at: time.range,
                help: "write when it takes place by hand"
            )
            return nil
        }
        if zone == nil {
            report.count(
                "meetings name no time zone, and are taken to be in that of the site",
                at: time.range,
                help: "if they are elsewhere, write the zone behind their times"
            )
        }
        var closes = opens + 60
        if row[.endTime]?.text.nonEmpty == nil {
            report.count(
                "without an end, an hour is taken, as the specification says",
                at: time.range
            )
        }
        if let end = row[.endTime], let text = end.text.nonEmpty {
            if let minutes = Self.minutes(text), minutes != opens {
                closes = minutes > opens ? minutes : minutes + 1440
            } else {
                report.report(
                    .warning,
                    "\(name): '\(text)' is no end; an hour is taken instead",
                    at: end.range
                )
            }
        }
        let rule = Hours.Rule(days: days, span: Hours.Span(opens: opens, closes: closes))
        return Hours(pattern: .weekly([rule]), zone: zone)
    }

    /// 0 is Sunday; a table has names.
    private mutating func days(_ value: MeetingGuideRow.Value?, _ name: String) -> [Weekday] {
        guard let value else { return [] }
        var days: Set<Weekday> = []
        for text in value.texts where !text.isEmpty {
            if let number = Int(text), (0...6).contains(number) {
                days.formUnion(Weekday(rawValue: number == 0 ? 7 : number).map { [$0] } ?? [])
            } else if let day = Weekday(text) {
                days.insert(day)
            } else if text.lowercased() != "appointment" {
                report.report(.warning, "\(name): '\(text)' is no day of the week", at: value.range)
            }
        }
        return days.sorted()
    }

    /// `19:00`, `19:00:00`, `7:00 PM`, `7:00:00 PM`, `Noon`.
    private static func minutes(_ text: String) -> Int? {
        guard text.utf8.count <= 16 else { return nil }
        var word = text.lowercased().split(separator: " ").joined(separator: " ")
        if word == "midnight" { return 0 }
        let parts = word.split(separator: ":", omittingEmptySubsequences: false)
        if parts.count == 3 {
            // Seconds, and what follows them.
            let seconds = parts[2].prefix(2)
            guard seconds.utf8.count == 2, seconds.utf8.allSatisfy({ (0x30...0x39).contains($0) })
            else { return nil }
            word = parts[0] + ":" + parts[1] + parts[2].dropFirst(2)
        }
        // Read as hours are, with an end that is never the same.
        for other in ["00:01", "00:02"] {
            if let hours = try? Hours(parsing: "daily \(word)-\(other)"),
                let rule = hours.rules.first, hours.rules.count == 1
            {
                return rule.opens
            }
        }
        return nil
    }

    // MARK: Place

    private mutating func place(_ row: MeetingGuideRow, _ name: String) -> Place? {
        let address =
            line(row, .formattedAddress)
            ?? [MeetingGuideField.address, .city].compactMap { line(row, $0) }
            .joined(separator: ", ").nonEmpty.map { start in
                let state = [MeetingGuideField.state, .postalCode].compactMap { line(row, $0) }
                return
                    ([start, state.joined(separator: " ").nonEmpty, line(row, .country)]
                    .compactMap(\.self)).joined(separator: ", ")
            }
        var region: [String] = []
        if let regions = row[.regions] {
            region = regions.texts.flatMap { $0.split(separator: ">") }
                .map { PlainText.line(String($0)) }.filter { !$0.isEmpty }
        } else {
            region = [line(row, .region), line(row, .subRegion)].compactMap(\.self)
                .map { $0.split(separator: ">").joined(separator: "-") }
        }
        let location = line(row, .location)
        let notes = line(row, .locationNotes)
        // An address that is only near is where people live, and not where they meet.
        let isNear = row[.approximate]?.text.lowercased() == "yes"
        let coordinates = isNear ? nil : coordinates(row, name)
        if isNear, let latitude = row[.latitude] {
            report.count(
                "the point of a place that is only near is not taken over: nobody meets there",
                at: latitude.range
            )
        }
        guard
            address != nil || location != nil || notes != nil || coordinates != nil
                || !region.isEmpty
        else { return nil }
        if isNear, region.isEmpty, let address {
            region = [address.split(separator: ">").joined(separator: "-")]
        }
        return Place(
            address: isNear ? nil : address,
            name: location,
            coordinates: coordinates,
            region: region,
            note: notes
        )
    }

    private mutating func coordinates(_ row: MeetingGuideRow, _ name: String) -> Coordinates? {
        guard let latitude = row[.latitude]?.text.nonEmpty,
            let longitude = row[.longitude]?.text.nonEmpty
        else { return nil }
        // Programs give 0, 0 for meetings without a place.
        if Double(latitude) == 0, Double(longitude) == 0 { return nil }
        if let point = try? Coordinates(parsing: latitude + ", " + longitude) { return point }
        report.report(
            .warning,
            "\(name): '\(latitude), \(longitude)' is no point on earth",
            at: row[.latitude]?.range ?? row.range
        )
        return nil
    }

    // MARK: Online

    private mutating func channels(_ row: MeetingGuideRow, _ name: String) -> [Channel] {
        var channels: [Channel] = []
        for (kind, field, notes) in [
            (
                Channel.Kind.join, MeetingGuideField.conferenceURL,
                MeetingGuideField.conferenceURLNotes
            ),
            (.dialIn, .conferencePhone, .conferencePhoneNotes),
        ] {
            guard let value = row[field], let text = PlainText.line(value.text).nonEmpty else {
                continue
            }
            do throws(ValueProblem) {
                let channel = try ChannelReader.read(kind, text, link: nil).channel
                channels.append(
                    channel.with(note: line(row, notes), owner: nil, hours: nil, languages: [])
                )
            } catch {
                report.report(error, in: name, at: value.range)
            }
        }
        return channels
    }

    /// As the apps have it: a place counts unless it is only near, a link or a number counts always.
    private mutating func formats(_ row: MeetingGuideRow, _ facts: ResourceFacts) -> [ServiceFormat]
    {
        let isApproximate = row[.approximate]?.text.lowercased() == "yes"
        let isThere =
            facts.place?.address != nil && !isApproximate && facts.status != .temporarilyClosed
        switch row.attendance {
        case "in_person": return [.inPerson]
        case "hybrid": return [.hybrid]
        case "online": return [.online]
        case "inactive": return []
        default: break
        }
        let isSaid = row[.types]?.texts.contains { $0.uppercased() == "ONL" } == true
        let isOnline = !facts.channels.isEmpty || isSaid
        return switch (isThere, isOnline) {
        case (true, true): [.hybrid]
        case (true, false): [.inPerson]
        case (false, true): [.online]
        case (false, false): []
        }
    }

    // MARK: Types

    private mutating func apply(_ value: MeetingGuideRow.Value?, to facts: inout ResourceFacts) {
        guard let value else { return }
        var types: [MeetingType] = []
        var audience: [AudienceGroup] = []
        var accessibility: [AccessibilityFeature] = []
        var approach: [Approach] = []
        var others: [String] = []
        for code in value.texts.map(PlainText.line) where !code.isEmpty {
            switch MeetingGuideCodes.meaning(of: code) {
            case .type(let type): types.append(type)
            case .audience(let group): audience.append(group)
            case .accessibility(let feature): accessibility.append(feature)
            case .approach(let way): approach.append(way)
            case .language(let tag):
                if let language = ResourceLanguage(tag: tag) { facts.languages.append(language) }
            case .temporarilyClosed: facts.status = .temporarilyClosed
            case .legacy: break
            case nil:
                // A table has words, and feeds have words of their own.
                if let type = MeetingType(text: code) {
                    types.append(type)
                } else if let group = AudienceGroup(text: code) {
                    audience.append(group)
                } else if let feature = AccessibilityFeature(text: code) {
                    accessibility.append(feature)
                } else if let way = Approach(text: code) {
                    approach.append(way)
                } else if let language = ResourceLanguage.named(code) {
                    facts.languages.append(language)
                } else {
                    others.append(code.split { $0 == "," || $0 == ";" }.joined(separator: " "))
                    report.count(
                        "the type '\(code)' is not known here, and is kept as a word",
                        at: value.range
                    )
                }
            }
        }
        facts.types = Worded(terms: types, others: others)
        facts.audience = Worded(terms: audience)
        facts.accessibility = Worded(terms: accessibility)
        facts.approach = Worded(terms: approach)
    }
}
