import HavenDiagnostics
import HavenDirectory
import Testing

@Suite struct `Meetings of a BMLT server` {
    private func read(_ json: String) -> ImportedRecords {
        BMLTReader.read(Array(json.utf8), path: "bmlt.json")
    }

    @Test(
        arguments: [
            ("2", true, ResourceStatus.active, [ServiceFormat.online]),
            ("3", true, .active, [.online]), ("", true, .active, [.online]),
            ("1", true, .temporarilyClosed, [.inPerson]),
            ("2", false, .temporarilyClosed, [.online]),
            ("", false, .temporarilyClosed, []),
        ]
    )
    func `whose room is closed go on online`(
        venue: String,
        hasLink: Bool,
        status: ResourceStatus,
        formats: [ServiceFormat]
    ) throws {
        for hasWorldID in [true, false] {
            let link = hasLink ? "https://example.org/j/9" : ""
            let result = read(
                """
                {"meetings": [{"id_bigint": "1", "meeting_name": "A", "weekday_tinyint": "1", "start_time": "19:00:00",
                  "venue_type": "\(venue)", "virtual_meeting_link": "\(link)", "formats": "TC", "location_street": "1 Elm St"}],
                 "formats": [{"key_string": "TC", "world_id": "\(hasWorldID ? "TC" : "")", "name_string": "Temporarily Closed"}]}
                """
            )
            let facts = try #require(result.records.first).facts
            #expect(facts.status == status)
            #expect(facts.formats == formats)
        }
    }

    @Test(arguments: [("VM", [ServiceFormat.online]), ("HY", [.hybrid]), ("O", [])])
    func `say by their letters where they are`(key: String, formats: [ServiceFormat]) {
        let result = read(
            "[{\"id_bigint\": \"1\", \"meeting_name\": \"A\", \"formats\": \"\(key)\", \"venue_type\": \"0\"}]"
        )
        #expect(result.records.map(\.facts.formats) == [formats])
    }

    @Test func `become meetings`() throws {
        let result = read(
            """
            {"meetings": [{"id_bigint": "12", "meeting_name": "Clean & Free", "weekday_tinyint": "1", "venue_type": "3",
              "start_time": "19:00:00", "duration_time": "01:30:00", "time_zone": "America/New_York",
              "formats": "O,BT,Zz", "longitude": "-72.68", "latitude": "41.76", "published": "1",
              "location_text": "Church", "location_info": "Side door", "location_street": "1 Elm St",
              "location_municipality": "Hartford", "location_province": "CT", "location_postal_code_1": "06103",
              "location_nation": "USA", "location_sub_province": "Hartford County", "comments": "",
              "bus_lines": "31", "virtual_meeting_link": "https://example.org/j/9", "virtual_meeting_additional_info": "pw na",
              "phone_meeting_number": "+16465550156", "service_body_name": "Greater Hartford", "contact_name_1": "Ann",
              "worldid_mixed": "G1", "lang_enum": "es"}],
             "formats": [{"key_string": "O", "world_id": "OPEN", "name_string": "Open"},
                         {"key_string": "BT", "world_id": "BT", "name_string": "Basic Text"}]}
            """
        )
        let meeting = try #require(result.records.first)
        #expect(meeting.id == "clean-free-12")
        let facts = meeting.facts
        #expect(facts.meets?.text == "Sun 19:00-20:30 America/New_York")
        #expect(facts.place?.address == "1 Elm St, Hartford, CT 06103, USA")
        #expect(facts.place?.state?.code == "CT")
        #expect(facts.place?.note == "Side door; Bus: 31")
        #expect(facts.place?.region == ["Hartford County"])
        #expect(facts.channels.map(\.kind) == [.join, .dialIn])
        #expect(facts.formats == [.hybrid])
        #expect(facts.types?.terms == [.open])
        #expect(facts.types?.others == ["Basic Text", "Zz"])
        #expect(facts.languages.map(\.code) == ["es"])
        #expect(
            result.diagnostics.map(\.message) == [
                "'contact_name_1' is not taken over: it belongs to a person",
                "the format 'Basic Text' is not known here, and is kept as a word",
                "the format 'Zz' is not known here, and is kept as a word",
            ]
        )
    }

    @Test(
        arguments: [
            ("{\"meetings\": 7}", "a BMLT answer is a list of meetings, and this is a number"),
            ("[{}]", "this meeting has no name"),
            ("[[]]", "a meeting is an object, and this is a list"),
            (
                "[{\"meeting_name\": \"A\", \"weekday_tinyint\": \"8\", \"start_time\": \"19:00:00\"}]",
                "A: it has no day and time that can be read, so neither is taken over"
            ),
            (
                "[{\"meeting_name\": \"A\", \"published\": \"0\"}]",
                "A: it is not published by its server, and is left out"
            ),
            (
                "[{\"meeting_name\": \"A\", \"formats\": \"O\"}]",
                "the formats are kept as letters, because their table is not in the file"
            ),
            (
                "[{\"meeting_name\": \"A\", \"comments\": [1]}]",
                "'comments' is a list, and is not taken over"
            ),
        ]
    )
    func `with mistakes are reported`(json: String, message: String) {
        #expect(read(json).diagnostics.contains { $0.message == message })
    }

    @Test func `say of each field what becomes of it`() {
        #expect(BMLTField.allCases.count == 43)
        #expect(BMLTField.allCases.count { $0.omission != nil } == 14)
    }
}
