import FoundationEssentials
import HavenDiagnostics
import Testing

@testable import HavenSite

@Suite struct `The folder of a data package` {
    private static let descriptor =
        "{\"resources\": [{\"name\": \"service\", \"path\": \"services.csv\"}]}"
    private static let services = "id,organization_id,name,status\r\n1,o,A,active\r\n"

    private func run(_ folder: TemporaryFolder, _ path: String) throws -> MeetingImport.Outcome {
        let file = MeetingImport.file(at: folder / path)
        return try MeetingImport.run(
            Array(Self.descriptor.utf8),
            named: file,
            as: nil,
            to: MeetingImport.Target(for: file),
            title: "Services",
            project: folder / "site"
        )
    }

    private func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.makeFolder("site/Content")
        try folder.write(Self.descriptor, to: "package/datapackage.json")
        return folder
    }

    @Test func `is read through the folder or the file, and names the directory`() throws {
        let folder = try folder()
        try folder.write(Self.services, to: "package/services.csv")
        let outcome = try run(folder, "package")
        #expect(outcome.path == "Content/resources/package.md")
        #expect(outcome.count == 1)
        #expect(outcome.contents == "services")
        #expect(
            outcome.excerpts.keys.sorted()
                == ["datapackage.json", "services.csv"].map {
                    folder / "package/" + $0
                }
        )
        let again = try run(folder, "package/datapackage.json")
        #expect(again.diagnostics.last?.id == "import-exists")
    }

    @Test func `is left through no link`() throws {
        let folder = try folder()
        try folder.write(Self.services, to: "outside.csv")
        try FileManager.default.createSymbolicLink(
            atPath: folder / "package/services.csv",
            withDestinationPath: folder / "outside.csv"
        )
        let outcome = try run(folder, "package")
        #expect(outcome.path == nil)
        #expect(
            outcome.diagnostics.map(\.message)
                == ["'services.csv' is not read: a symbolic link is on the way"]
        )
    }

    @Test func `may lack its tables, and then nothing is written`() throws {
        let folder = try folder()
        #expect(
            try run(folder, "package").diagnostics.map(\.message)
                == [
                    "the table of services is not there",
                    "these tables are not there: services.csv",
                ]
        )
        try folder.makeFolder("package/services.csv")
        #expect(
            try run(folder, "package").diagnostics.map(\.message)
                == ["'services.csv' is not read: it is no file"]
        )
    }
}
