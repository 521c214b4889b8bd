import HavenDates
import HavenDiagnostics
import HavenTestRandom
import Testing

@testable import HavenDirectory

@Suite struct `Meeting Guide feeds` {
    private func read(_ json: String) -> ImportedRecords {
        MeetingGuideReader.readJSON(Array(json.utf8), path: "feed.json")
    }

    @Test func `become meetings`() throws {
        let result = read(
            """
            [{"name": "Sunday Serenity", "slug": "sunday-serenity-14", "day": 0, "time": "18:00",
              "end_time": "19:30", "timezone": "US/Central", "types": ["O", "BE", "LGBTQ", "X", "S", "A", "Zed"],
              "location": "Alano Club", "formatted_address": "123 Main Street, Springfield, IL 62704, USA",
              "location_notes": "Ring twice", "regions": ["Illinois", "Springfield"], "latitude": 39.78172,
              "longitude": "-89.65015", "conference_url": "https://example.org/j/1?pwd=x",
              "conference_url_notes": "Passcode 42", "conference_phone": "+16465550156,,123#",
              "notes": "Bring <b>a friend</b>.<br>All welcome &amp; safe", "group": "Serenity Group",
              "group_notes": "Since 1999", "url": "https://example.org/m/14", "venmo": "@x", "id": 7,
              "feedback_emails": {"1": "a@example.org"}, "contact_1_name": "Ann", "attendance_option": "hybrid"}]
            """
        )
        let meeting = try #require(result.records.first)
        #expect(meeting.id == "sunday-serenity-14")
        #expect(meeting.kind == .meeting)
        #expect(meeting.description == "Bring a friend.\\\nAll welcome \\& safe")
        let facts = meeting.facts
        #expect(facts.meets?.text == "Sun 18:00-19:30 America/Chicago")
        #expect(facts.place?.name == "Alano Club")
        #expect(facts.place?.city == "Springfield")
        #expect(facts.place?.region == ["Illinois", "Springfield"])
        #expect(facts.place?.coordinates?.latitude == 39.78172)
        #expect(facts.channels.map(\.kind) == [.join, .dialIn])
        #expect(facts.channels[0].note == "Passcode 42")
        #expect(facts.formats == [.hybrid])
        #expect(facts.types?.terms == [.open, .beginner])
        #expect(facts.types?.others == ["Zed"])
        #expect(facts.audience?.terms == [.lgbtq])
        #expect(facts.accessibility?.terms == [.wheelchair])
        #expect(facts.approach?.terms == [.secular])
        #expect(facts.languages.map(\.code) == ["es"])
        #expect(facts.owner == .organization(Organization(name: "Serenity Group")))
        #expect(facts.note == "Since 1999")
        #expect(facts.sourceURL == "https://example.org/m/14")
        let messages = result.diagnostics.map(\.message)
        #expect(messages.contains("'venmo' is not taken over: Haven publishes no ways to pay"))
        #expect(messages.contains("'contact_1_name' is not taken over: it belongs to a person"))
        #expect(messages.contains("'notes' held HTML, which was taken out"))
        #expect(messages.contains { $0.hasPrefix("'feedback_emails' is not taken over") })
        #expect(messages.contains("the type 'Zed' is not known here, and is kept as a word"))
        #expect(messages.count == 5)
    }

    @Test(
        arguments: [
            ("[", "the file ends in the middle", 1),
            ("[{\"name\": \"A\"", "the file ends in the middle", 13),
            ("{}", "a feed of meetings is a list, and this is an object", 0),
            ("[7]", "a meeting is an object, and this is a number", 1),
            ("[{\"slug\": \"a\"}]", "this meeting has no name", 1),
            (
                "[{\"name\": \"A\", \"day\": 9, \"time\": \"19:00\"}]",
                "A: '9' is no day of the week", 22
            ),
            (
                "[{\"name\": \"A\", \"day\": 1, \"time\": \"25:00\"}]",
                "A: '25:00' is no time of the day, so its time is not taken over", 33
            ),
            (
                "[{\"name\": \"A\", \"types\": true}]",
                "'types' is true or false, and is not taken over", 24
            ),
            (
                "[{\"name\": \"A\", \"conference_url\": \"javascript:x\"}]",
                "A: an address starts with 'https://', not with 'javascript:'", 33
            ),
            (
                "[{\"name\": \"A\", \"timezone\": \"Mars/Base\"}]",
                "A: unknown time zone 'Mars/Base'", 27
            ),
            (
                "[{\"name\": \"A\", \"latitude\": 99, \"longitude\": 0}]",
                "A: '99, 0' is no point on earth", 27
            ),
            (
                "[{\"name\": \"A\"}, {\"name\": \"A\"}]",
                "A: the slug 'a' is taken, so the id is 'a-2'", 16
            ),
            (
                "[{\"name\": \"A\", \"mood\": \"x\"}]",
                "'mood' is not taken over: it is no field of Meeting Guide", 15
            ),
        ]
    )
    func `with mistakes are reported at their rows`(json: String, message: String, place: Int) {
        let diagnostics = read(json).diagnostics
        let found = diagnostics.first { $0.message == message }
        #expect(found != nil, "\(diagnostics.map(\.message))")
        #expect(found?.location?.range?.lower == place)
    }

    @Test(
        arguments: [
            ("7:00:00 PM", "Mon 19:00-20:00"), ("19:00:00", "Mon 19:00-20:00"),
            ("Noon", "Mon 12:00-13:00"),
            ("7:00:00:00", nil), ("7:00:xx", nil), ("19.00", nil), ("", nil),
            ("7 pm, Tue 9:00-10:00", nil),
        ] as [(String, String?)]
    )
    func `have times as programs write them`(time: String, expected: String?) {
        let result = read("[{\"name\": \"A\", \"day\": 1, \"time\": \"\(time)\"}]")
        #expect(result.records.first?.facts.meets?.text == expected)
    }

    @Test func `are never the center's own, and never at an hour of another zone`() {
        let result = read(
            "[{\"name\": \"A\", \"group\": \"This Center\", \"day\": 1, \"time\": \"19:00\", \"timezone\": \"EST\"}]"
        )
        #expect(
            result.records.first?.facts.owner == .organization(Organization(name: "This Center"))
        )
        #expect(result.records.first?.facts.owner?.text == "This Center (independent)")
        #expect(result.records.first?.facts.meets == nil)
        let utc = read(
            "[{\"name\": \"A\", \"day\": 1, \"time\": \"19:00\", \"timezone\": \"UTC\"}]"
        )
        #expect(utc.records.first?.facts.meets?.zone == "Etc/UTC")
    }

    @Test func `whose room is closed go on online, and a place that is only near is no place`() {
        let result = read(
            "[{\"name\": \"A\", \"types\": [\"TC\"], \"conference_url\": \"https://example.org/j\"},"
                + "{\"name\": \"B\", \"formatted_address\": \"Chicago, IL, USA\", \"approximate\": \"yes\"}]"
        )
        #expect(result.records.map(\.facts.status) == [.active, .active])
        #expect(result.records.map(\.facts.offeredFormats) == [[.online], []])
        #expect(result.records[1].facts.place?.region == ["Chicago, IL, USA"])
    }

    @Test(
        arguments: [
            (#""types": ["ONL"]"#, ResourceStatus.active, [ServiceFormat.hybrid]),
            (#""types": ["ONL", "TC"]"#, .active, [.online]),
            (#""attendance_option": "online""#, .active, [.online]),
            (#""attendance_option": "hybrid""#, .active, [.hybrid]),
            (#""attendance_option": "in_person""#, .active, [.inPerson]),
            (#""attendance_option": "inactive""#, .temporarilyClosed, []),
            (#""types": ["TC"]"#, .temporarilyClosed, []),
        ]
    )
    func `take place where feeds say so`(
        member: String,
        status: ResourceStatus,
        formats: [ServiceFormat]
    ) throws {
        let result = read(
            "[{\"name\": \"A\", \"formatted_address\": \"1 Main St, Gary, IN\", \(member)}]"
        )
        let facts = try #require(result.records.first).facts
        #expect(facts.status == status)
        #expect(facts.formats == formats)
        let isClosed = member.contains("TC") && status == .active
        #expect(facts.place?.note == (isClosed ? "This place is closed for now." : nil))
    }

    @Test func `have no place at the point where the map begins, and no member twice`() {
        let result = read(
            "[{\"name\": \"A\", \"latitude\": \"0.0\", \"longitude\": 0, \"day\": 0, \"day\": 1, \"time\": \"19:00\"}]"
        )
        #expect(result.records.first?.facts.place == nil)
        #expect(result.records.first?.facts.meets?.text == "Mon 19:00-20:00")
        #expect(
            result.diagnostics.map(\.message).contains("'day' is there twice, and the last holds")
        )
    }

    @Test func `that are only near have no point on a map`() {
        let result = read(
            "[{\"name\": \"A\", \"formatted_address\": \"Gary, IN, USA\", \"approximate\": \"yes\", \"latitude\": 41.5, \"longitude\": -87.3}]"
        )
        #expect(result.records.first?.facts.place?.coordinates == nil)
        #expect(
            result.diagnostics.map(\.message).contains {
                $0.hasPrefix("the point of a place that is only near is not taken over")
            }
        )
    }

    @Test func `say the days that differ in words`() throws {
        var record = ResourceRecord(id: "a", name: "A", kind: .meeting)
        record.facts.meets = try Hours(
            parsing:
                "Fri 19:00-20:00 America/Chicago; or by appointment; closed 2026-12-25 (Christmas)"
        )
        let entry = ExportEntry(
            record: record,
            summary: "All are welcome.",
            page: "https://example.org/a",
            owner: "A",
            uid: "a"
        )
        let bytes = MeetingGuideWriter.write([entry], zone: "America/Chicago")
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(
            text.contains(
                "\"notes\":\"All are welcome.\\nAlso by appointment. Other days: closed 2026-12-25 (Christmas).\""
            )
        )
    }

    @Test func `take no longer for texts of nothing but brackets`() {
        let text = String(repeating: "<a", count: 200_000) + String(repeating: " a", count: 100_000)
        let result = read(
            "[{\"name\": \"A\", \"notes\": \"\(text)\", \"day\": 1, \"time\": \"\(text)\"}]"
        )
        #expect(result.records.count == 1)
    }

    @Test func `lose no row because of another`() {
        let result = read("[{\"name\": \"A\"}, 7, {}, {\"name\": \"B\"}]")
        #expect(result.records.map(\.name) == ["A", "B"])
        #expect(result.diagnostics.count == 2)
    }

    @Test func `are no table without a day and a time`() {
        let result = MeetingGuideReader.readCSV(
            Array("Name,Call,Kind\nA,988,hotline\n".utf8),
            path: "a.csv"
        )
        #expect(result.records == [])
        #expect(
            result.diagnostics.map(\.message) == [
                "this is no table of meetings: it has no column 'Day' and none 'Time'"
            ]
        )
    }

    @Test(arguments: [
        ("<p>No beds &amp; no intake until 2027</p>", "No beds & no intake until 2027"),
        ("Men &amp; women <br>18+", "Men & women\n18+"),
        (
            "<b>Q&amp;A</b> first. Not for children &ndash; sorry.",
            "Q&A first. Not for children – sorry."
        ),
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"), ("a &unknown; <i>b</i>", "a &unknown; b"),
    ])
    func `keep every word between entities and tags`(html: String, text: String) {
        #expect(PlainText.lines(PlainText.withoutHTML(html).text) == text)
    }

    @Test func `come as tables, too`() throws {
        let table =
            "Time,End Time,Day,Name,Location,Address,City,State,Postal Code,Types,Notes,Conference URL,ID,Email\r\n"
            + "6:00 PM,7:00 PM,Monday,Big Book,Club,1 Main St,Gary,IN,46401,\"Open, Big Book, Spanish\",\"a\nb\",https://example.org/j,bb-1,x@y.org\r\n"
            + "Noon,,\"Tuesday, Friday\",Noon,,,,,,,,,,,,,,\r\n"
        let result = MeetingGuideReader.readCSV(Array(table.utf8), path: "a.csv")
        #expect(result.records.map(\.id) == ["bb-1", "noon"])
        let facts = try #require(result.records.first).facts
        #expect(facts.meets?.text == "Mon 18:00-19:00")
        #expect(facts.place?.address == "1 Main St, Gary, IN 46401")
        #expect(facts.types?.terms == [.open, .bigBook])
        #expect(facts.languages.map(\.code) == ["es"])
        #expect(result.records[1].facts.meets?.text == "Tue, Fri 12:00-13:00")
        #expect(
            result.diagnostics.map(\.message) == [
                "'email' is not taken over: it may belong to a person",
                "meetings name no time zone, and are taken to be in that of the site",
                "without an end, an hour is taken, as the specification says",
            ]
        )
    }

    /// Every field of the specification, and whether it comes back from a feed that Haven wrote.
    @Test func `say of each field what becomes of it`() {
        #expect(MeetingGuideField.allCases.count == 53)
        #expect(MeetingGuideField.allCases.count { $0.omission != nil } == 24)
    }

    @Test(arguments: [UInt64.random(in: 0 ... .max), 1, 2])
    func `that were written are read as the same meetings`(seed: UInt64) {
        var generator = MeetingGenerator(seed: seed)
        let records = (0..<200).map { generator.record($0) }
        let bytes = MeetingGuideWriter.write(
            records.map {
                ExportEntry(
                    record: $0,
                    summary: PlainText.line($0.description),
                    page: "https://example.org/\($0.id)",
                    owner: $0.name,
                    uid: $0.id
                )
            },
            zone: "America/Chicago"
        )
        let result = MeetingGuideReader.readJSON(bytes, path: "feed.json")
        #expect(result.records.count == records.count)
        for (read, record) in zip(result.records, records) {
            #expect(differences(read, record) == [], "seed \(seed)")
            if read != record { return }
        }
    }
}

/// Makes meetings of which a feed can say everything.
struct MeetingGenerator {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }

    private mutating func some<Term: CaseIterable>() -> [Term] {
        Term.allCases.filter { _ in Int.random(in: 0..<6, using: &random) == 0 }
    }

    /// A text that holds no HTML and no entity, which a feed does not.
    private mutating func text() -> String {
        pick(RecordGenerator.texts.filter { !$0.contains("<") && !$0.contains("&") })
    }

    mutating func record(_ number: Int) -> ResourceRecord {
        var record = ResourceRecord(id: "m-\(number)", name: text(), kind: .meeting)
        var facts = ResourceFacts()
        let opens = Int.random(in: 0..<1440, using: &random)
        let rule = Hours.Rule(
            days: Weekday.allCases.filter { _ in Bool.random(using: &random) },
            span: Hours.Span(opens: opens, closes: opens + Int.random(in: 1...1439, using: &random))
        )
        facts.meets =
            rule.days.isEmpty
            ? Hours(pattern: .byAppointment)
            : Hours(pattern: .weekly([rule]), zone: pick(["America/Phoenix", "America/New_York"]))
        let isOnline = Bool.random(using: &random)
        let isThere = Bool.random(using: &random)
        if isThere {
            facts.place = Place(
                address: "1 Main Street, Springfield, IL 62704",
                name: pick([nil, text()]),
                coordinates: pick([nil, Coordinates(latitude: 39.78172, longitude: -89.65)]),
                region: pick([[], ["Chicago", "North Side"]]),
                note: pick([nil, text()])
            )
        }
        if isOnline,
            let room = try? ChannelReader.read(.join, "https://example.org/j/1?a=1&b=2", link: nil)
                .channel,
            let line = try? ChannelReader.read(.dialIn, "+16465550156,,123#", link: nil).channel
        {
            facts.channels = [
                room.with(note: pick([nil, text()]), owner: nil, hours: nil, languages: []), line,
            ]
        }
        // A room that is closed while the meeting goes on online is another matter.
        facts.status = isThere && !isOnline ? pick([.active, .temporarilyClosed]) : .active
        facts.types = Worded(terms: some(), others: pick([[], ["Zed"]]))
        facts.audience = Worded(terms: some())
        facts.accessibility = Worded(terms: some())
        facts.approach = Worded(terms: some())
        facts.languages = pick([[], [ResourceLanguage(name: "Spanish", code: "es")]])
        facts.note = pick([nil, text()])
        facts.owner = pick([nil, .organization(Organization(name: text()))])
        facts.source = "https://example.org/m-\(number)"
        facts.sourceURL = facts.source
        let counts = isThere && facts.status != .temporarilyClosed
        facts.formats =
            switch (counts, isOnline) {
            case (true, true): [.hybrid]
            case (true, false): [.inPerson]
            case (false, true): [.online]
            case (false, false): []
            }
        record.facts = facts
        return record
    }
}
