import HavenTemplates
import Testing

/// What templates ask of records, as the host is told.
struct QuestionTests {
    /// The questions a template asks of two records, `a` and `b`, and of a date without subject.
    private func questions(_ template: String) -> [String] {
        let (a, b) = (NumberedRecord(index: 0, rank: 2), NumberedRecord(index: 1, rank: 1))
        var rendering = Rendering(
            globals: [
                ("a", .object(a)), ("b", .object(b)), ("both", .list([.object(a), .object(b)])),
                ("date", .object(TestDate(day: 1))),
            ])
        let output = rendering(template)
        #expect(!output.contains("error"), "\(output)")
        return rendering.host.questions
    }

    @Test func `members are asked by name`() {
        #expect(questions("{{ a.title }}{{ b['title'] }}") == ["a.title=A", "b.title=B"])
        #expect(questions("{{ a|attr('title') }}") == ["a.title=A"])
        #expect(questions("{{ a.friend.title }}") == ["a.friend=record", "b.title=B"])
        #expect(questions("{{ a.find and 1 }}") == ["a.find=function"])
        #expect(questions("{% set name = 'ti' ~ 'tle' %}{{ a[name] }}") == ["a.title=A"])
    }

    @Test func `each time is told`() {
        #expect(questions("{{ a.title }}{{ a.title }}") == ["a.title=A", "a.title=A"])
        #expect(
            questions("{% for item in both %}{{ item.title }}{% endfor %}")
                == ["a.title=A", "b.title=B"]
        )
    }

    @Test func `what is not there is asked too`() {
        #expect(questions("{{ a.titel is defined }}") == ["a.titel=nil"])
        #expect(questions("{{ a.titel|default('x') }}") == ["a.titel=nil"])
        #expect(questions("{{ a['titel'] is undefined }}") == ["a.titel=nil"])
        #expect(questions("{{ a|attr('titel') is defined }}") == ["a.titel=nil"])
        #expect(questions("{{ a.titel() if false }}{{ a.rank is defined }}") == ["a.rank=int"])
    }

    @Test func `a member is called by name`() {
        #expect(questions("{{ a.find('x') }}") == ["a.find=function"])
    }

    @Test func `a format looks into records`() {
        #expect(questions("{{ '{0.title}'.format(a) }}") == ["a.title=A"])
        #expect(
            questions("{{ '{x.friend.title}'.format(x=a) }}") == ["a.friend=record", "b.title=B"]
        )
    }

    @Test(arguments: [
        "both|map(attribute='title')|list", "both|selectattr('title')|list",
        "both|rejectattr('title')|list", "both|selectattr('title', 'eq', 'A')|list",
        "both|sort(attribute='title')", "both|unique(attribute='title')|list",
        "both|min(attribute='title') is defined", "both|max(attribute='title') is defined",
        "both|join(', ', attribute='title')", "both|map('attr', 'title')|list",
    ])
    func `filters ask for an attribute of each`(expression: String) {
        #expect(questions("{{ \(expression) and 1 }}") == ["a.title=A", "b.title=B"])
    }

    @Test func `filters ask for an attribute of an attribute`() {
        #expect(
            questions("{{ [a]|map(attribute='friend.title')|list }}")
                == ["a.friend=record", "b.title=B"]
        )
        #expect(questions("{{ both|sum(attribute='rank') }}") == ["a.rank=int", "b.rank=int"])
        // The name of a group is that of its first item.
        #expect(
            questions("{% for group in both|groupby('title') %}{% endfor %}")
                == ["a.title=A", "b.title=B", "a.title=A", "b.title=B"]
        )
        #expect(
            questions("{{ both|map(attribute='none', default=1)|list }}")
                == ["a.none=nil", "b.none=nil"]
        )
    }

    @Test(arguments: [
        "a < b", "a <= b", "a > b", "a >= b", "a is lt b", "a is ge b",
        "both|sort|length", "both|min is defined", "both|max is defined",
        "{'x': a, 'y': b}|dictsort(by='value')|length", "[a] < [b]",
    ])
    func `records are put in order`(expression: String) {
        #expect(questions("{{ \(expression) }}") == ["a.<=int", "b.<=int"])
    }

    @Test func `a test puts each item in order`() {
        #expect(
            questions("{{ both|select('gt', b)|list|length }}")
                == ["a.<=int", "b.<=int", "b.<=int", "b.<=int"]
        )
    }

    @Test func `one record needs no order`() {
        #expect(questions("{{ [a]|sort|length }}{{ [a]|max is defined }}") == [])
    }

    @Test func `what records print and equal is not asked`() {
        #expect(questions("{{ a }}{{ a == b }}{{ a in both }}{{ both|unique|length }}") == [])
    }

    @Test func `records without a subject are not asked about`() {
        #expect(questions("{{ date.iso }}{{ date < date }}{{ [date, date]|sort|length }}") == [])
    }

    @Test func `it is told before the answer is used`() {
        var rendering = Rendering(
            globals: [("a", .object(NumberedRecord(index: 0, rank: 1))), ("t", .function("t"))])
        _ = rendering("{{ t(a.title) }}{{ a.titel }}")
        #expect(rendering.host.questions == ["a.title=A", "a.titel=nil"])
        #expect(rendering.host.calls == ["t"])
    }
}

/// A record that is one of many: `a` is the first, `b` the second.
private struct NumberedRecord: TemplateObject {
    let index: UInt32
    let rank: Int

    var subject: TemplateSubject? { TemplateSubject(kind: 1, part: 0, index: index) }

    func member(_ name: String) throws(TemplateCallFailure) -> TemplateValue? {
        switch name {
        case "title": .string(index == 0 ? "A" : "B")
        case "rank": .int(rank)
        case "friend": .object(NumberedRecord(index: 1 - index, rank: 0))
        case "find": .function("t")
        default: nil
        }
    }

    var memberNames: [String] { ["title", "rank", "friend", "find"] }
    var printed: TemplateValue? { .string("record") }
    var identity: TemplateIdentity { TemplateIdentity(kind: "record", key: "\(index)") }
    var kindName: String { "record" }
    var sortKey: TemplateValue? { .int(rank) }
}
