import HavenDates
import Testing

@testable import HavenDirectory

@Suite struct `Services of HSDS` {
    private func line(_ kind: Channel.Kind, _ text: String) throws -> Channel {
        try ChannelReader.read(kind, text, link: nil).channel
    }

    private func record() throws -> ResourceRecord {
        var facts = ResourceFacts()
        facts.channels = [
            try line(.call, "312-555-0142 ext. 12").with(
                note: "press 2",
                owner: nil,
                hours: nil,
                languages: [ResourceLanguage(name: "Spanish", code: "es")]
            ),
            try line(.text, "HOME to 741741"), try line(.web, "https://a.example/"),
        ]
        facts.hours = StatedHours(try Hours(parsing: "Mon-Fri 09:00-17:00"))
        facts.audience = Worded("families")
        facts.cost = Worded("free")
        facts.area = ServiceArea("Indiana")
        facts.status = .temporarilyClosed
        facts.note = "Back in May"
        facts.owner = .organization(Organization(name: "Acme", isCommercial: true))
        facts.verification = Verification(
            date: CivilDate(year: 2026, month: 1, day: 2),
            by: "a@a.example"
        )
        facts.place = Place(
            address: "1 Main St, Gary, IN 46401",
            name: "Club",
            coordinates: Coordinates(latitude: 41.5, longitude: -87.25),
            note: "Ring twice"
        )
        return ResourceRecord(
            id: "acme",
            name: "Acme Line",
            kind: .hotline,
            description: "We listen.",
            facts: facts
        )
    }

    @Test func `say in fields what has one, and the rest in the taxonomy of Haven`() throws {
        let bytes = HSDSWriter([try record()], publication: publication).json()
        let page = try JSONReader.read(bytes)
        #expect(page["total_items"]?.plainText == "1")
        guard case .list(let services)? = page["contents"]?.content else {
            Issue.record("there are no contents")
            return
        }
        let lines = Self.lines(try #require(services.first))
        #expect(lines == Self.golden, "\(lines.joined(separator: "\n"))")
    }

    /// A service line by line, without the names and descriptions of terms.
    private static func lines(_ node: JSONNode, below prefix: String = "") -> [String] {
        switch node.content {
        case .object(let members):
            return members.flatMap { member -> [String] in
                if prefix.hasSuffix("taxonomy_term."), member.name != "code" { return [] }
                return lines(member.value, below: prefix + member.name + ".")
            }
        case .list(let nodes): return nodes.flatMap { lines($0, below: prefix) }
        case .text(let text), .number(let text): return [prefix.dropLast() + ": " + text]
        case .null, .flag: return [prefix + "?"]
        }
    }

    private static let golden = """
        id: 152a8020-ce9b-5adb-87ec-55384bd4155f
        name: Acme Line
        description: We listen.
        url: https://a.example/
        status: temporarily closed
        fees_description: free
        eligibility_description: families
        assured_date: 2026-01-02
        assurer_email: a@a.example
        alert: Back in May
        phones.id: b24a7f68-93a3-547f-94c6-6306d22f56a5
        phones.number: 312-555-0142
        phones.extension: 12
        phones.type: voice
        phones.description: press 2
        phones.languages.id: a95710b0-c564-5f08-9008-fb540c22feec
        phones.languages.name: Spanish
        phones.languages.code: es
        phones.id: d68372c6-713d-5dab-9411-7f3b6b91ccc4
        phones.number: 741741
        phones.type: text
        phones.description: Send HOME to 741741
        phones.attributes.id: 5206c4a8-2633-556d-a1f3-d8629efd9117
        phones.attributes.value: HOME to 741741
        phones.attributes.taxonomy_term.code: text
        schedules.id: 2ff7d35a-1bfc-5675-babd-b4b0cada156f
        schedules.freq: WEEKLY
        schedules.byday: MO,TU,WE,TH,FR
        schedules.description: Mon-Fri 09:00-17:00
        schedules.opens_at: 09:00
        schedules.closes_at: 17:00
        service_areas.id: 3cf738d6-fe98-5c57-abf3-96fa5736aeec
        service_areas.name: Indiana
        service_areas.extent: US-IN
        service_areas.extent_type: text
        service_at_locations.id: 23c113b0-3106-5bd8-a1e3-aae2bf596697
        service_at_locations.location.id: d9e94eaa-d2f4-52f8-908c-113f9609e8b7
        service_at_locations.location.location_type: physical
        service_at_locations.location.name: Club
        service_at_locations.location.description: Ring twice
        service_at_locations.location.latitude: 41.5
        service_at_locations.location.longitude: -87.25
        service_at_locations.location.addresses.id: a4ceeb5a-58f8-5740-b18a-463f86ab5572
        service_at_locations.location.addresses.address_1: 1 Main St
        service_at_locations.location.addresses.city: Gary
        service_at_locations.location.addresses.state_province: IN
        service_at_locations.location.addresses.postal_code: 46401
        service_at_locations.location.addresses.country: US
        service_at_locations.location.addresses.address_type: physical
        organization.id: 84db1d8c-a599-52eb-8236-ee57f92cd33b
        organization.name: Acme
        organization.description: Acme
        organization.attributes.id: 0b1a9a5b-50f5-5017-8b01-86d2b8700cb2
        organization.attributes.value: yes
        organization.attributes.taxonomy_term.code: commercial
        cost_options.id: ddb0b642-d164-54cd-9285-694c3a457fad
        cost_options.option: Free
        cost_options.amount: 0
        attributes.id: 398621a3-d5e2-540e-ae62-12868b9e26d0
        attributes.value: acme
        attributes.taxonomy_term.code: id
        attributes.id: 3b38965e-c97c-528b-a5f3-e581b2166e2c
        attributes.value: hotline
        attributes.taxonomy_term.code: kind
        attributes.id: 046f58ca-6fd5-5370-98aa-6c3cb5d7b7d1
        attributes.value: Back in May
        attributes.taxonomy_term.code: note
        attributes.id: 557efef6-e3db-50bb-8612-6245a90cb223
        attributes.value: https://example.org/resources/#acme
        attributes.taxonomy_term.code: page
        """.split(separator: "\n").map(String.init)

    @Test func `have ids that stay, and differ from site to site`() throws {
        let records = [try record()]
        let bytes = HSDSWriter(records, publication: publication).json()
        #expect(HSDSWriter(records, publication: publication).json() == bytes)
        let other = HSDSPublication(
            namespace: "other.example",
            zone: publication.zone,
            centerName: publication.centerName,
            summary: publication.summary,
            page: publication.page
        )
        let ids = [publication, other].map { publication in
            HSDSReader.readJSON(HSDSWriter(records, publication: publication).json(), path: "")
        }
        #expect(ids[0].records.map(\.id) == ids[1].records.map(\.id))
        #expect(HSDSWriter(records, publication: other).json() != bytes)
        // The same in every site, so that packages can be put together.
        #expect(HSDSTerm.kind.uuid == "e4c4a6ef-682e-57ed-a3ad-d55f70053ab3")
        #expect(Set(HSDSTerm.all.map(\.uuid)).count == HSDSTerm.all.count)
        #expect(HSDSTerm.all.allSatisfy { HSDSTerm(code: $0.code) == $0 && !$0.code.isEmpty })
    }

    @Test func `of the center name it, and are another organization's elsewhere`() {
        var record = ResourceRecord(id: "a", name: "A", kind: .service)
        record.facts.owner = .center
        let bytes = HSDSWriter([record], publication: publication).json()
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(
            text.contains(
                "\"name\":\"Our Center\",\"description\":\"We help.\",\"website\":\"https://example.org/\""
            )
        )
        let read = HSDSReader.readJSON(bytes, path: "a.json").records
        #expect(read.map(\.facts.owner) == [.organization(Organization(name: "Our Center"))])
    }

    @Test func `are tables with keys that lead somewhere`() throws {
        var generator = RecordGenerator(seed: 11)
        let writer = HSDSWriter((0..<60).map { generator.record($0) }, publication: publication)
        let objects = HSDSWriter.written
        let files = writer.bytes(of: objects)
        #expect(objects.count == 14)
        var ids: [HSDSObject: Set<String>] = [:]
        var rows: [HSDSObject: [[String: String]]] = [:]
        for object in objects {
            let table = CSVTable(try #require(files[object]), path: "a.csv")
            let header = table.rows.first?.map(\.text) ?? []
            #expect(header == object.columns.map(\.name))
            let all = table.rows.dropFirst().map { cells in
                Dictionary(zip(header, cells.map(\.text)), uniquingKeysWith: { first, _ in first })
            }
            rows[object] = all
            let own = all.compactMap { $0["id"] }
            ids[object] = Set(own)
            #expect(ids[object]?.count == all.count && !all.isEmpty, "\(object)")
        }
        for object in objects {
            for row in rows[object] ?? [] {
                for column in object.columns {
                    let value = row[column.name] ?? ""
                    if column.isRequired { #expect(!value.isEmpty, "\(object).\(column.name)") }
                    guard !value.isEmpty else { continue }
                    switch column.form {
                    case .key(let target):
                        #expect(ids[target]?.contains(value) == true, "\(object).\(column.name)")
                    case .link:
                        let entity = row["link_entity"].flatMap { HSDSObject(rawValue: $0) }
                        #expect(entity.map { ids[$0]?.contains(value) == true } == true)
                    case .number: #expect(Double(value) != nil, "\(object).\(column.name)")
                    case .text, .one, .many: break
                    }
                }
            }
        }
        #expect(rows[.service]?.allSatisfy { $0["organization_id"]?.isEmpty == false } == true)
    }

    @Test func `keep numbers in tables as they are, and no formulas`() {
        var writer = CSVWriter(keepsNumbers: true)
        writer.add(["-89.65", "+1 646-555-0156,,123#", "=1", "-a", "@x", "+1+A1"])
        #expect(
            String(decoding: writer.bytes, as: UTF8.self)
                == "-89.65,\"+1 646-555-0156,,123#\",'=1,'-a,'@x,'+1+A1\r\n"
        )
    }
}
