import HavenDiagnostics
import Testing

@testable import HavenDirectory

@Suite struct `Packages of HSDS` {
    private func read(_ descriptor: String, _ files: [String: String]) -> ImportedRecords {
        HSDSPackageReader.read(
            Array(descriptor.utf8),
            path: "p/datapackage.json",
            table: table(files.mapValues { Array($0.utf8) })
        )
    }

    private func descriptor(_ files: [(name: String, path: String)]) -> String {
        let resources = files.map { "{\"name\": \"\($0.name)\", \"path\": \"\($0.path)\"}" }
        return "{\"resources\": [\(resources.joined(separator: ", "))]}"
    }

    private var usual: String {
        descriptor([
            ("service", "services.csv"), ("organization", "organizations.csv"),
            ("phone", "phones.csv"), ("service_at_location", "service_at_location.csv"),
            ("location", "locations.csv"), ("address", "addresses.csv"), ("funding", "funding.csv"),
        ])
    }

    @Test func `are put together by their keys`() {
        let result = read(
            usual,
            [
                "services.csv":
                    "id,organization_id,name,status,mood\r\n1,o,A,active,x\r\n2,o,B,defunct,\r\n",
                "organizations.csv": "id,name,description\r\no,Org,d\r\n",
                "phones.csv": "id,service_id,number\r\np,1,988\r\nq,9,911\r\n",
                "service_at_location.csv": "id,service_id,location_id\r\ns,1,l\r\nt,2,l\r\n",
                "locations.csv": "id,location_type,name\r\nl,physical,Club\r\n",
                "addresses.csv":
                    "id,location_id,address_1,city,state_province,postal_code,country,address_type\r\n"
                    + "a,l,1 Main St,Gary,IN,46401,US,physical\r\n",
                "funding.csv": "id,service_id,source\r\nf,1,State\r\n",
            ]
        )
        #expect(result.records.map(\.name) == ["A", "B"])
        #expect(result.records.map(\.facts.status) == [.active, .defunct])
        #expect(
            result.records.map(\.facts.owner) == [Owner(importing: "Org"), Owner(importing: "Org")]
        )
        #expect(result.records.map(\.facts.channels.count) == [1, 0])
        #expect(
            result.records.map(\.facts.place?.address)
                == ["1 Main St, Gary, IN 46401", "1 Main St, Gary, IN 46401"]
        )
        let reports = result.diagnostics.map { "\($0.location?.path ?? ""): \($0.message)" }
        #expect(
            reports == [
                "p/services.csv: 'service.mood' is not taken over: it is no field of HSDS 3.0",
                "p/funding.csv: the table 'funding.csv' is not taken over: who pays for a service is not shown",
                "p/phones.csv: 1 of the rows of 'phones.csv' belong to no service, and are not taken over",
                "p/services.csv: what kind a service is, is not said: 'service' is taken",
                "p/organizations.csv: 'organization.description' is not taken over: no fact of a resource says it",
            ]
        )
    }

    @Test(
        arguments: [
            "/etc/passwd", "../services.csv", "a/../../services.csv", "https://a.example/s.csv", "",
            "C:\\\\s.csv", "a\\\\..\\\\s.csv", "./services.csv", "a//b.csv", "s\\u0000.csv",
        ]
    )
    func `lead to no file elsewhere`(path: String) {
        var asked: [String] = []
        let result = HSDSPackageReader.read(
            Array(descriptor([("service", path)]).utf8),
            path: "datapackage.json"
        ) { name in
            asked.append(name)
            return .missing
        }
        #expect(asked == [])
        #expect(result.diagnostics.count == 1)
        #expect(result.diagnostics.first?.severity == .error)
    }

    @Test func `say what is wrong with them`() {
        #expect(read("{", [:]).diagnostics.map(\.message) == ["the file ends in the middle"])
        #expect(
            read("{\"resources\": 7}", [:]).diagnostics.map(\.message)
                == ["a data package has a list of 'resources'"]
        )
        #expect(
            read("{\"resources\": [7, {\"name\": \"service\", \"path\": [\"a\", \"b\"]}]}", [:])
                .diagnostics.map(\.message)
                == Array(repeating: "a table of a package has a 'path' to one file", count: 2)
        )
        #expect(
            read(usual, ["services.csv": "id,name,status\r\n1,A,active\r\n1,B,active\r\n"])
                .diagnostics.map(\.message) == [
                    "the service '1' is there twice, and the first holds",
                    "these tables are not there: organizations.csv, phones.csv, service_at_location.csv, "
                        + "locations.csv, addresses.csv, funding.csv",
                    "what kind a service is, is not said: 'service' is taken",
                ]
        )
        let twice = descriptor([("service", "a.csv"), ("service", "b.csv")])
        #expect(
            read(twice, ["a.csv": "id,name\r\n"]).diagnostics.map(\.message)
                == ["there are two tables 'service'"]
        )
        let refused = HSDSPackageReader.read(Array(usual.utf8), path: "p") { _ in
            .refused("it is a link")
        }
        #expect(refused.diagnostics.count == 7)
    }

    @Test func `say of what nothing is there`() {
        let result = read(
            usual,
            ["services.csv": "id,organization_id,name,status\r\n1,o,A,active\r\n"]
        )
        #expect(
            result.diagnostics.map(\.message).contains(
                "there is no organization 'o', so nothing of it is taken over"
            )
        )
    }

    @Test func `that are cut off anywhere crash nothing`() {
        var generator = RecordGenerator(seed: 3)
        let writer = HSDSWriter([generator.record(1)], publication: publication)
        let package = HSDSWriter.package(of: HSDSWriter.written)
        let files = tables(writer)
        for (name, bytes) in files {
            for end in stride(from: 0, to: bytes.count, by: 7) {
                var damaged = files
                damaged[name] = Array(bytes[..<end])
                _ = HSDSPackageReader.read(package, path: "p", table: table(damaged))
            }
        }
    }
}
