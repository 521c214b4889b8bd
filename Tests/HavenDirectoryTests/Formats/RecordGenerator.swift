import HavenDates
import HavenDiagnostics
import HavenTestRandom

@testable import HavenDirectory

/// Makes records that say everything a record can say, with texts that mean something in one format or another.
struct RecordGenerator {
    private var random: SeededGenerator

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    /// Texts of one line without control characters or blanks at their ends, which is all that an author can write.
    static let texts = [
        "Plain words", "988", "naïve – “quoted”…", "a, b; c", "Women's & men's group", "x < y > z",
        "<script>alert(1)</script>", "</script><b onclick=x>", "<!-- gone -->",
        "=cmd|' /C calc'!A0",
        "+1+2", "-3", "@sum(1)", "'tis", "{{ 7 * 7 }}", "{% raw %}", "*bold* _em_ **b**",
        "snake_case",
        "[x](javascript:alert(1))", "![p](q)", "# head", "trailing #", "1. one", "1) one", "- item",
        "+ item", "---", "***", "~~~", "```", "`code`", "| a | b |", "~~gone~~", "C:\\path\\",
        "&amp; &copy; &#65;", "say \"hi\"", "{#id}", "Name {#other}", ": term", "> quote", "[^1]",
        "https://example.org/a_b?x=1&copy=2", "see http://example.org/ (old)", "BEGIN:VCARD",
        "END:VCALENDAR", "a\\nb", "ends with a backslash\\", "Ελλάδα", "日本語", "👩‍👩‍👧 family",
        "Call: 911", "Hours: 24/7", "- [ ] task", "www.example.org", "a@b.example", "%41%2F",
        "null",
        "true", "5 > 3", "[ref]: /url", "<https://example.org>", "$(touch x)", "../../etc/passwd",
    ]

    mutating func text() -> String { pick(Self.texts) }

    mutating func record(_ number: Int) -> ResourceRecord {
        ResourceRecord(
            id: "r-\(number)",
            name: text(),
            kind: pick(ResourceKind.allCases),
            category: pick([nil, "Crisis lines", "A & B", text()]),
            description: description(),
            facts: facts()
        )
    }

    private mutating func description() -> String {
        if Int.random(in: 0..<4, using: &random) == 0 {
            return pick([
                "**H**ungry, **A**ngry, *lonely*: `stop`.", "Caf&eacute; &frac12; \\*1\\*",
                "- One\n- Two\n\nThree", "\"quotes\" -- *and* 'dashes'...",
            ])
        }
        let count = Int.random(in: 0...3, using: &random)
        let paragraphs = (0..<count).map { _ in text() }
        return MarkdownText.paragraphs(paragraphs.joined(separator: "\n\n"))
    }

    mutating func facts() -> ResourceFacts {
        var facts = ResourceFacts()
        facts.channels = (0..<Int.random(in: 0...4, using: &random)).compactMap { _ in channel() }
        if flip() { facts.hours = hours() }
        if flip() { facts.meets = meets() }
        if flip() {
            facts.languages =
                (try? ResourceLanguage.list(pick(["en es", "English, Klingon", "pt-BR"]))) ?? []
        }
        if flip() {
            facts.audience = Worded(pick(["families, veterans", "anyone in distress", text()]))
        }
        if flip() { facts.approach = Worded(pick(["12-step", "secular, CRAFT-based", text()])) }
        if flip() {
            facts.area = ServiceArea(pick(["nationwide", "Cook County, Illinois; IN", text()]))
        }
        if flip() { facts.formats = pick([[.online], [.inPerson, .online], [.hybrid]]) }
        if flip() {
            facts.accessibility = Worded(pick(["wheelchair access", "ramp, captions", text()]))
        }
        if flip() { facts.types = Worded(pick(["Open, Big Book", "XYZ", text()])) }
        if flip() { facts.cost = Worded(pick(["free", "sliding scale, Medicaid", text()])) }
        if flip() { facts.email = pick(["help@example.org", "a_b+c@example.org"]) }
        if flip() { facts.place = place() }
        if flip() {
            facts.expectations = (0..<Int.random(in: 1...3, using: &random)).map { _ in text() }
        }
        if flip() { facts.note = text() }
        if flip() { (facts.source, facts.sourceURL) = source() }
        if flip() { facts.verification = verification() }
        if flip() {
            facts.owner = Owner(pick(["SAMHSA", "this center", "Acme (commercial)", text()]))
        }
        if flip() { facts.alternateName = text() }
        if flip() { facts.status = pick(ResourceStatus.allCases) }
        return facts
    }

    private mutating func place() -> Place? {
        Place(
            address: pick([nil, "1 Main Street, Springfield, IL 62704", text()]),
            name: pick([nil, "Alano Club", text()]),
            coordinates: pick([nil, Coordinates(latitude: 39.78172, longitude: -89.65015)]),
            region: pick([[], ["Chicago", "North Side"]]),
            // So that there is something of it.
            note: text()
        )
    }

    private mutating func source() -> (String, String?) {
        pick([
            ("example.org", "https://example.org/"), ("the page", "https://example.org/a?b=1&c=2"),
            ("a leaflet", nil), ("https://example.org/a_b", "https://example.org/a_b"),
        ])
    }

    private mutating func verification() -> Verification {
        Verification(
            date: CivilDate(daysSinceEpoch: Int.random(in: 20_000...21_000, using: &random)),
            by: pick([nil, "A. Editor", "B (RN)", "O'Neil, MSW"]),
            source: pick([nil, "https://example.org/", "by phone (twice)"])
        )
    }

    private mutating func channel() -> Channel? {
        let (kind, written): (Channel.Kind, String) = pick([
            (.call, "988"), (.call, "1-800-662-4357 (1-800-662-HELP)"),
            (.call, "988, then press 1"),
            (.tty, "711 then 988"), (.text, "HOME to 741741"), (.text, "435748 (HELP4U)"),
            (.chat, "https://example.org/chat?a=1&b=2"), (.web, "988lifeline.org"),
            (.join, "https://example.org/j/123?pwd=a_b"), (.dialIn, "+1 646-555-0156,,123456789#"),
            (.call, "312-555-0142 ext. 12"), (.web, "http://example.org/~x"),
        ])
        guard let channel = try? ChannelReader.read(kind, written, link: nil).channel else {
            return nil
        }
        return Channel(
            kind: kind,
            display: kind == .web && flip() ? "Our words" : channel.display,
            number: channel.number,
            href: channel.href,
            keyword: channel.keyword,
            note: channel.note ?? pick([nil, "press 2 for Spanish", text()]),
            owner: pick([nil, text()]),
            hours: flip() ? hours() : nil,
            languages: pick([[], [ResourceLanguage(name: "Spanish", code: "es")]])
        )
    }

    private mutating func hours() -> StatedHours {
        flip()
            ? StatedHours(meets())
            : StatedHours.read(pick(["24/7 in most areas", "by chance"])).hours
    }

    private mutating func meets() -> Hours {
        let rules = (0..<Int.random(in: 1...3, using: &random)).map { _ in
            let opens = Int.random(in: 0..<1440, using: &random)
            return Hours.Rule(
                days: Weekday.allCases.filter { _ in flip() }.nonEmpty ?? [.monday],
                span: Hours.Span(
                    opens: opens,
                    closes: opens + Int.random(in: 1...1439, using: &random)
                )
            )
        }
        let exceptions = (0..<Int.random(in: 0...3, using: &random)).map { _ in exception() }
        return Hours(
            pattern: pick([.always, .weekly(rules), .byAppointment, .weekly(rules)]),
            alsoByAppointment: false,
            zone: pick([nil, "America/Phoenix"]),
            exceptions: exceptions
        )
    }

    private mutating func exception() -> Hours.Exception {
        let first = Int.random(in: 20_000...21_000, using: &random)
        let spans = [Hours.Span(opens: 540, closes: 720), Hours.Span(opens: 800, closes: 1500)]
        return Hours.Exception(
            first: CivilDate(daysSinceEpoch: first),
            last: CivilDate(daysSinceEpoch: first + Int.random(in: 0...3, using: &random)),
            spans: pick([[], [spans[0]], spans]),
            note: pick([nil, "Thanksgiving"])
        )
    }

    private mutating func flip() -> Bool { Bool.random(using: &random) }

    private mutating func pick<Value>(_ values: [Value]) -> Value {
        values[Int.random(in: 0..<values.count, using: &random)]
    }
}

extension Array {
    fileprivate var nonEmpty: [Element]? { isEmpty ? nil : self }
}
