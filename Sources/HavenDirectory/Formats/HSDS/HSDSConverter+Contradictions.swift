import HavenDiagnostics

// Where a field says something else than Haven's own attribute beside it.

extension HSDSConverter {
    /// A field, the terms whose attributes say the same more exactly, and what is compared of it.
    private struct Restated: Sendable {
        let field: String
        let terms: [HSDSTerm]
        let facts: @Sendable (HSDSItem) -> [String]
    }

    private static let restated = [
        Restated(field: "assured_date", terms: [.fact(.verified)]) {
            [$0.text("assured_date").map { String($0.prefix(10)) } ?? ""]
        },
        Restated(field: "schedules", terms: [.fact(.hours), .fact(.meets)], facts: times),
        Restated(field: "service_areas", terms: [.fact(.area)]) {
            $0.items("service_areas").map { $0.text("name") ?? "" }.sorted()
        },
        Restated(field: "service_at_locations", terms: [.fact(.address)], facts: addresses),
        Restated(field: "service_at_locations", terms: [.fact(.join)], facts: rooms),
        Restated(field: "organization", terms: [.fact(.owner)]) {
            $0.items("organization").map { $0.text("name") ?? "" }
        },
        Restated(field: "url", terms: [.fact(.web)]) { [$0.text("url") ?? ""] },
    ]

    /// Reports what somebody changed in the fields of a service without knowing the attributes, which hold.
    ///
    /// A record that Haven wrote and nobody touched gives the same fields again when it is written once more. Numbers are compared where
    /// they are read. Times are compared without their zone, which the attributes have and the fields cannot say.
    mutating func reportContradictions(_ record: ResourceRecord, _ subject: Subject) {
        let questions = Self.restated.filter { question in
            question.terms.contains { subject.statements[$0] != nil }
        }
        guard !questions.isEmpty else { return }
        let publication = HSDSPublication(
            namespace: "",
            zone: "Etc/UTC",
            centerName: "",
            summary: { _ in "" },
            page: { _ in nil }
        )
        let expected = HSDSServiceBuilder(publication).service(record)
        for question in questions where question.facts(subject.item) != question.facts(expected) {
            reportContradiction(subject, question.field, says: nil)
        }
    }

    /// Reports a word of the field that Haven's Markdown has not.
    mutating func compareDescription(_ subject: Subject, _ markdown: String) {
        guard let text = subject.item.text("description") else { return }
        let known = Set(Self.words(markdown))
        guard let word = Self.words(text).first(where: { !known.contains($0) }) else { return }
        reportContradiction(subject, "description", says: String(word))
    }

    private mutating func reportContradiction(
        _ subject: Subject,
        _ field: String,
        says word: String?
    ) {
        let what = word.map { " ('\(PlainText.line($0))')" } ?? ""
        report.report(
            .warning,
            "\(subject.name): '\(field)' says something else\(what) than Haven's attribute, which is taken",
            at: subject.item.place(of: field),
            help: "compare both, and write what is right into the directory that was made"
        )
    }

    private static func words(_ text: String) -> [Substring] {
        text.split { !$0.isLetter && !$0.isNumber }
    }

    @Sendable private static func times(_ item: HSDSItem) -> [String] {
        let schedules =
            item.items("schedules")
            + item.items("service_at_locations").flatMap { $0.items("schedules") }
        return schedules.map { schedule in
            guard let opens = schedule.text("opens_at") else {
                return schedule.text("description") ?? ""
            }
            let closes = schedule.text("closes_at") ?? ""
            return [
                schedule.text("byday") ?? "", String(opens.prefix(5)), String(closes.prefix(5)),
            ]
            .joined(separator: " ")
        }.sorted()
    }

    @Sendable private static func addresses(_ item: HSDSItem) -> [String] {
        locations(item, virtual: false).flatMap { $0.items("addresses") }.map { address in
            ["address_1", "address_2", "city", "state_province", "postal_code"]
                .map { address.text($0) ?? "" }.joined(separator: "\n")
        }.sorted()
    }

    @Sendable private static func rooms(_ item: HSDSItem) -> [String] {
        locations(item, virtual: true).map { $0.text("url") ?? "" }.sorted()
    }

    private static func locations(_ item: HSDSItem, virtual: Bool) -> [HSDSItem] {
        item.items("service_at_locations").flatMap { $0.items("location") }
            .filter { ($0.text("location_type")?.lowercased() == "virtual") == virtual }
    }
}
