import HavenDiagnostics
import HavenYAML
import Testing

@Suite struct `Reading a mapping by a schema` {
    private func fields(_ source: String) throws -> YAMLFields {
        YAMLFields(try #require(read(source).node), path: "a.yaml")
    }

    @Test func `gives typed values`() throws {
        var fields = try fields(
            """
            title: 012
            draft: false
            weight: -3
            tags: [a, no]
            author: Sam
            image: {src: a.png}
            menu:
              - {title: x}
            sort: date
            empty:
            """
        )
        #expect(fields.requiredText("title") == "012")
        #expect(fields.flag("draft") == false)
        #expect(fields.integer("weight", in: -10...10) == -3)
        #expect(fields.texts("tags") == ["a", "no"])
        #expect(fields.texts("author") == ["Sam"])
        let nested = fields.fields("image")
        var image = try #require(nested)
        #expect(image.text("src") == "a.png")
        #expect(image.finish(unknown: .refuse).diagnostics.isEmpty)
        #expect(fields.listOfFields("menu").count == 1)
        #expect(fields.oneOf("sort", [("date", 1), ("title", 2)]) == 1)
        #expect(fields.text("empty") == nil)
        #expect(fields.flag("absent") == nil)
        let (diagnostics, remaining) = fields.finish(unknown: .refuse)
        #expect(diagnostics.isEmpty)
        #expect(remaining.isEmpty)
    }

    @Test func `reports values of the wrong type at the value`() throws {
        let source = """
            title: [é]
            draft: yes
            weight: 012
            order: 11
            tags: {a: b}
            list: x
            names: [a, [b], ""]
            sort: dat
            """
        var fields = try fields(source)
        #expect(fields.text("title") == nil)
        #expect(fields.flag("draft") == nil)
        #expect(fields.integer("weight", in: 0...10) == nil)
        #expect(fields.integer("order", in: 0...10) == nil)
        #expect(fields.texts("tags").isEmpty)
        #expect(fields.list("list").isEmpty)
        #expect(fields.texts("names") == ["a", ""])
        #expect(fields.oneOf("sort", [("date", 1), ("title", 2)]) == nil)
        let diagnostics = fields.finish(unknown: .refuse).diagnostics
        #expect(
            diagnostics.map(\.message) == [
                "expected text, found a list",
                "expected true or false, found 'yes'",
                "expected a whole number, found '012'",
                "the number must be from 0 to 10",
                "expected text or a list of texts, found a mapping",
                "expected a list, found 'x'",
                "expected text, found a list",
                "unknown sort 'dat'",
            ]
        )
        #expect(
            diagnostics.map { marked($0, in: source) } == [
                "[é]", "yes", "012", "11", "{a: b}", "x", "[b]", "dat",
            ]
        )
        #expect(diagnostics[1].help == "write true, without quotes")
        #expect(diagnostics[7].help == "did you mean 'date'?")
    }

    @Test func `a required text must be there and say something`() throws {
        var fields = try fields("é: x\ntitle:\nname: ' '\n")
        #expect(fields.requiredText("title") == nil)
        #expect(fields.requiredText("name") == nil)
        #expect(fields.requiredText("url") == nil)
        _ = fields.text("é")
        let diagnostics = fields.finish(unknown: .refuse).diagnostics
        #expect(
            diagnostics.map(\.message) == [
                "'title' is empty", "'name' is empty", "'url' is missing",
            ]
        )
        #expect(
            diagnostics.map { $0.location?.range } == [
                SourceRange(6, 11), SourceRange(19, 22), SourceRange(0, 0),
            ]
        )
    }

    @Test func `unknown keys are refused, with a near miss`() throws {
        let source = "drfat: true\nTitle: x\ncolour: red\n"
        var fields = try fields(source)
        _ = fields.flag("draft")
        _ = fields.text("title")
        let (diagnostics, remaining) = fields.finish(unknown: .refuse)
        #expect(diagnostics.map { marked($0, in: source) } == ["drfat", "Title", "colour"])
        #expect(
            diagnostics.map(\.help) == [
                "did you mean 'draft'?", "did you mean 'title'?", "known here: draft, title",
            ]
        )
        #expect(remaining.isEmpty)
    }

    @Test func `where others are welcome only near misses are errors`() throws {
        let source = "drfat: true\nTitle: x\ncolour: red\ntittles: x\n"
        var fields = try fields(source)
        _ = fields.flag("draft")
        _ = fields.text("title")
        let (diagnostics, remaining) = fields.finish(unknown: .nearMissOnly)
        #expect(diagnostics.map { marked($0, in: source) } == ["drfat", "Title"])
        #expect(remaining.map(\.key) == ["colour", "tittles"])
    }

    @Test(arguments: ["x", "[a, b]", "'quoted'"])
    func `what is no mapping is reported once`(source: String) throws {
        var fields = try fields(source)
        #expect(fields.text("title") == nil)
        #expect(fields.finish(unknown: .refuse).diagnostics.map(\.id) == ["wrong-type"])
    }
}
