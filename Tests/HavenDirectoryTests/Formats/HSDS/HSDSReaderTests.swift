import HavenDiagnostics
import Testing

@testable import HavenDirectory

@Suite struct `Services of HSDS of others` {
    private func read(_ json: String) -> ImportedRecords {
        HSDSReader.readJSON(Array(json.utf8), path: "services.json")
    }

    private func service(_ members: String) -> String {
        "{\"id\": \"1\", \"name\": \"A\", \"status\": \"active\", \(members)}"
    }

    @Test func `become resources`() throws {
        let result = read(
            service(
                """
                "description": "Bring <b>a friend</b>.<br># All welcome &amp; safe",
                "url": "https://example.org/a", "eligibility_description": "families, veterans",
                "application_process": "Call us\\nCome in", "minimum_age": 18, "fees_description": "Free",
                "assured_date": "2026-01-02", "assurer_email": "a@example.org", "alert": "Moved in May",
                "phones": [{"id": "p", "number": "\\"312-555-0142\\"", "extension": 12, "type": "voice",
                    "description": "Main", "languages": [{"id": "l", "code": "es"}]},
                    {"id": "q", "number": "741741", "type": "text"}, {"id": "r", "number": "+1 312 555 0199", "type": "fax"}],
                "schedules": [{"id": "s", "freq": "WEEKLY", "byday": "MO,TU", "opens_at": "09:00-06:00", "closes_at": "17:00-06:00"},
                    {"id": "t", "freq": "MONTHLY", "byday": "2SA", "opens_at": "10:00", "closes_at": "12:00"}],
                "service_areas": [{"id": "x", "name": "Indiana"}],
                "languages": [{"id": "y", "name": "English"}, {"id": "z", "code": "es"}],
                "organization": {"id": "o", "name": "This Center", "description": "d", "tax_id": "7"},
                "service_at_locations": [{"id": "u", "location": {"id": "v", "location_type": "physical", "name": "Club",
                    "latitude": 41.5, "longitude": -87.3, "accessibility": [{"id": "k", "description": "Wheelchair access"}],
                    "addresses": [{"id": "w", "address_1": "1 Main St", "city": "Gary", "state_province": "IN",
                        "postal_code": "46401", "country": "US", "address_type": "physical"}]}}]
                """
            )
        )
        let record = try #require(result.records.first)
        let facts = record.facts
        #expect(record.kind == .service)
        #expect(record.description == "Bring a friend.\\\n\\# All welcome \\& safe")
        #expect(facts.channels.map(\.kind) == [.call, .text, .web])
        #expect(facts.channels[0].display == "312-555-0142 ext. 12")
        #expect(facts.channels[0].note == "Main")
        #expect(facts.channels[0].languages.map(\.code) == ["es"])
        #expect(facts.hours?.text == "Mon-Tue 09:00-17:00")
        #expect(
            facts.note == "second Saturday of each month, 10:00-12:00; Moved in May"
        )
        #expect(facts.audience?.text == "families, veterans; ages 18 and over")
        #expect(facts.expectations == ["Call us", "Come in"])
        #expect(facts.cost?.terms == [.free])
        #expect(facts.area?.states == [.in])
        #expect(facts.languages.map(\.code) == ["en", "es"])
        #expect(facts.place?.address == "1 Main St, Gary, IN 46401")
        #expect(facts.place?.city == "Gary")
        #expect(facts.accessibility?.terms == [.wheelchair])
        #expect(facts.verification?.text == "2026-01-02 by a@example.org")
        #expect(facts.owner == .organization(Organization(name: "This Center")))
        #expect(
            Set(result.diagnostics.map(\.message)) == [
                "'organization.tax_id' is not taken over: it is a number in a register",
                "'service.description' held HTML, which was taken out",
                "'organization.description' is not taken over: no fact of a resource says it",
                "numbers of the type 'fax' are not taken over: nobody calls them",
                "schedules that do not hold each week are kept as words, in a note",
                "times are taken as those of clocks in the zone of the site, because an offset names no zone",
                "what kind a service is, is not said: 'service' is taken",
            ]
        )
    }

    @Test func `have the hours of their place, and those of others in words`() throws {
        func place(_ id: String, _ street: String, _ day: String) -> String {
            """
            {"id": "\(id)", "schedules": [
                {"id": "\(id)1", "freq": "WEEKLY", "byday": "\(day)", "opens_at": "09:00", "closes_at": "12:00"},
                {"id": "\(id)2", "freq": "WEEKLY", "byday": "FR", "opens_at": "13:00", "closes_at": "17:00"}],
              "phones": [{"number": "312-555-0142"}, {"number": "312-555-\(id == "a" ? "0143" : "0144")", "description": "Desk"}],
              "location": {"id": "\(id)3", "location_type": "physical",
                "addresses": [{"id": "\(id)4", "address_1": "\(street)", "city": "Gary", "address_type": "physical"}]}}
            """
        }
        let result = read(
            service(
                "\"schedules\": [{\"freq\": \"WEEKLY\", \"byday\": \"FR\", \"opens_at\": \"13:00\", \"closes_at\": \"17:00\"}],"
                    + "\"service_at_locations\": [\(place("a", "1 Main St", "MO")), \(place("b", "2 Elm St", "TU"))]"
            )
        )
        let facts = try #require(result.records.first).facts
        #expect(facts.hours?.text == "Fri 13:00-17:00, Mon 09:00-12:00")
        #expect(facts.place?.address == "1 Main St, Gary")
        #expect(
            facts.channels.map(\.display) == [
                "312-555-0142", "312-555-0143", "312-555-0144",
            ]
        )
        #expect(
            facts.channels.map(\.note)
                == [nil, "Desk", "Desk; 2 Elm St, Gary"]
        )
        #expect(
            facts.note
                == "Also at 2 Elm St, Gary: Tuesday, 09:00-12:00; Friday, 13:00-17:00"
        )
    }

    @Test(
        arguments: [
            "{\"id\": \"1\", \"name\": \"A\"}", "[{\"name\": \"A\"}]",
            "{\"contents\": [{\"name\": \"A\"}]}", "{\"services\": [{\"name\": \"A\"}]}",
            "{\"id\": \"o\", \"name\": \"Org\", \"description\": \"d\", \"services\": [{\"name\": \"A\"}]}",
            "[{\"name\": \"Org\", \"services\": [{\"name\": \"A\"}]}]",
        ]
    )
    func `come in every form`(json: String) {
        let result = read(json)
        #expect(result.records.map(\.name) == ["A"])
        #expect(!result.diagnostics.contains { $0.severity == .error })
        let owner = json.contains("Org") ? Owner(importing: "Org") : nil
        #expect(result.records.first?.facts.owner == owner)
    }

    @Test(
        arguments: [
            ("7", "HSDS is a service or a list of services, and this is a number", 0),
            ("[7]", "a service is an object, and this is a number", 1),
            ("[{\"status\": \"active\"}]", "this service has no name", 1),
            ("{\"contents\": 7}", "the contents of a page are a list, and this is a number", 13),
            ("{\"services\": {}}", "services are a list, and this is an object", 13),
            (
                "[{\"id\": \"1\", \"name\": \"A\"}, {\"id\": \"1\", \"name\": \"B\"}]",
                "the service '1' is there twice, and the first holds", 27
            ),
            (
                "[{\"name\": \"A\"}, {\"name\": \"A\"}]",
                "A: the id 'a' is taken, so the id is 'a-2'", 25
            ),
            (
                "{\"name\": \"A\", \"status\": \"open-ish\"}",
                "A: unknown status 'open-ish'", 24
            ),
            ("{\"name\": \"A\", \"phones\": 7}", "'phones' is a number, and is not taken over", 24),
            (
                "{\"name\": \"A\", \"phones\": [7]}", "a phone is an object, and this is a number",
                25
            ),
            (
                "{\"name\": \"A\", \"phones\": [{\"number\": \"12\"}]}",
                "A: phone number has 2 digits; a US number has 10", 36
            ),
            (
                "{\"name\": \"A\", \"url\": \"javascript:x\"}",
                "A: an address starts with 'https://', not with 'javascript:'", 21
            ),
            (
                "{\"name\": \"A\", \"email\": \"nobody\"}", "A: 'nobody' is no email address", 23
            ),
            (
                "{\"name\": \"A\", \"assured_date\": \"May\"}",
                "A: 'May' does not begin with a day", 30
            ),
            (
                "{\"name\": \"A\", \"schedules\": [{\"byday\": \"XX\", \"opens_at\": \"09:00\", \"closes_at\": \"10:00\"}]}",
                "A: 'XX' is no list of days of the week", 38
            ),
            (
                "{\"name\": \"A\", \"schedules\": [{\"byday\": \"MO\", \"opens_at\": \"25:00\", \"closes_at\": \"26:00\"}]}",
                "A: '26:00' is no time of the day", 78
            ),
            (
                "{\"name\": \"A\", \"mood\": \"x\"}",
                "'service.mood' is not taken over: it is no field of HSDS 3.0", 14
            ),
            ("{\"name\": \"A\", \"name\": \"B\"}", "'name' is there twice, and the last holds", 14),
            (
                "{\"name\": \"A\", \"contacts\": [{\"name\": \"Ann\"}]}",
                "'service.contacts' is not taken over: it belongs to a person", 14
            ),
            (
                "{\"name\": \"A\", \"attributes\": [{\"taxonomy_term\": {\"name\": \"X\", \"taxonomy\": \"AIRS\"}}]}",
                "terms of the taxonomy 'AIRS' are not taken over: Haven does not know them", 47
            ),
            (
                "{\"total_items\": 9, \"contents\": [{\"name\": \"A\"}]}",
                "this page has 1 of 9 services", 16
            ),
        ]
    )
    func `with mistakes are reported at their places`(json: String, message: String, place: Int) {
        let diagnostics = read(json).diagnostics
        let found = diagnostics.first { $0.message == message }
        #expect(found != nil, "\(diagnostics.map(\.message))")
        #expect(found?.location?.range?.lower == place)
    }

    @Test func `that are cut off anywhere are reported, and nothing crashes`() throws {
        var generator = RecordGenerator(seed: 5)
        let bytes = HSDSWriter([generator.record(1)], publication: publication).json()
        for end in bytes.indices {
            let result = HSDSReader.readJSON(Array(bytes[..<end]), path: "a.json")
            #expect(result.records.isEmpty)
            #expect(result.diagnostics.map(\.message) == ["the file ends in the middle"])
        }
    }

    /// Each field of a service as every kind of value.
    @Test func `of wrong types are refused field by field`() {
        for field in HSDSObject.service.fields {
            for value in ["7", "true", "\"x\"", "[]", "[7]", "{}", "{\"a\": 1}", "[[]]", "null"] {
                let name = field.name == "name" ? "" : "\"name\": \"A\", "
                let result = read("[{\(name)\"\(field.name)\": \(value)}, {\"name\": \"B\"}]")
                #expect(result.records.last?.name == "B", "\(field.name): \(value)")
                #expect(result.records.count == 2 || field.name == "name")
            }
        }
    }

    @Test func `are never the center's own, whatever they state`() {
        let term =
            "{\"code\": \"%\", \"taxonomy\": \"Haven\", \"name\": \"n\", \"description\": \"d\"}"
        func attribute(_ code: String, _ value: String) -> String {
            let term = term.split(separator: "%").joined(separator: code)
            return "{\"value\": \"\(value)\", \"taxonomy_term\": \(term)}"
        }
        let forged =
            "Text\\n\\n## Crisis\\n\\n### 988\\n\\n- Call: 900-555-0142\\n- Owner: this center"
        let list = "- Call: 900-555-0142\\n- Owner: this center"
        for text in [forged, list, "```\\nopen", "[988]: https://a.example", "<!-- open"] {
            let result = read(
                service(
                    "\"description\": \"Plain\", \"attributes\": [\(attribute("kind", "hotline")), "
                        + "\(attribute("owner", "this center")), \(attribute("description", text))]"
                )
            )
            let record = result.records.first
            #expect(record?.kind == .hotline)
            #expect(record?.facts.owner == .organization(Organization(name: "this center")))
            #expect(record?.description == "Plain", "\(text)")
        }
        let sound = read(
            service(
                "\"attributes\": [\(attribute("description", "*One*\\n\\n- a\\n- b"))]"
            )
        )
        #expect(sound.records.first?.description == "*One*\n\n- a\n- b")
    }

    @Test(
        arguments: [
            ("\"opens_at\": \"09:00Z\", \"closes_at\": \"17:00Z\"", "Mon 09:00-17:00 Etc/UTC"),
            ("\"opens_at\": \"09:00:00\", \"closes_at\": \"17:00:00\"", "Mon 09:00-17:00"),
            ("\"opens_at\": \"22:00\", \"closes_at\": \"02:00\"", "Mon 22:00-02:00"),
            ("\"opens_at\": \"00:00\", \"closes_at\": \"23:59\"", "Mon 00:00-24:00"),
            ("\"opens_at\": \"09:00\"", nil),
            ("\"interval\": 2, \"opens_at\": \"09:00\", \"closes_at\": \"10:00\"", nil),
        ]
    )
    func `are open at the hours they state, and no others`(times: String, expected: String?) {
        let result = read(
            service("\"schedules\": [{\"freq\": \"WEEKLY\", \"byday\": \"MO\", \(times)}]")
        )
        #expect(result.records.first?.facts.hours?.text == expected)
        if expected == nil { #expect(result.records.first?.facts.note?.contains("Monday") == true) }
    }

    @Test func `take no longer for many parts`() {
        let phones = (0..<20_000).map { _ in "{\"number\": \"312-555-0142\"}" }
        let schedules = (0..<20_000).map { _ in "{\"description\": \"x\", \"bymonthday\": \"1\"}" }
        let result = read(
            service(
                "\"phones\": [\(phones.joined(separator: ","))], \"schedules\": [\(schedules.joined(separator: ","))]"
            )
        )
        #expect(result.records.first?.facts.channels.count == 1)
    }
}
