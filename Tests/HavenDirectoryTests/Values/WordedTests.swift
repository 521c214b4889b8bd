import HavenDirectory
import Testing

@Suite struct `Words of closed lists` {
    @Test(
        arguments: [
            ("families", ["families"], []),
            (
                "Veterans, service members and their families",
                ["veterans", "service-members", "families"], []
            ),
            ("anyone in distress", [], ["anyone in distress"]),
            (
                "children, parents, anyone worried about a child", ["children", "parents"],
                ["anyone worried about a child"]
            ),
            ("people in recovery and their families", ["people-in-recovery", "families"], []),
            ("people who want to stop using drugs", [], ["people who want to stop using drugs"]),
            ("women, 18 and over", ["women"], ["18 and over"]),
            ("Women; women; men & Families", ["women", "men", "families"], []),
            ("women, men, and families", ["women", "men", "families"], []),
            ("LGBTQ+ people", ["lgbtq"], []),
            ("LGBTQ+ young people", [], ["LGBTQ+ young people"]),
            (" , ", [], []),
        ] as [(String, [String], [String])]
    )
    func `are found in what an author wrote, and nothing else is`(
        text: String,
        terms: [String],
        others: [String]
    ) {
        let worded = Worded<AudienceGroup>(text)
        #expect(worded.terms.map(\.rawValue) == terms)
        #expect(worded.others == others)
        #expect(worded.text == text)
    }

    private func check<Term: VocabularyTerm>(_ type: Term.Type) {
        var seen: [String: Term] = [:]
        for term in Term.allCases {
            let isSlug = ResourceID.isValid(term.rawValue)
            #expect(isSlug, "\(term.rawValue)")
            #expect(Term(text: term.name) == term)
            #expect(Term(text: term.rawValue) == term)
            // A spelling of two terms would be one of them by chance.
            for spelling in [term.name.lowercased()] + term.synonyms {
                #expect(seen[spelling] == nil || seen[spelling] == term, "\(spelling)")
                seen[spelling] = term
                #expect(Term(text: spelling) == term, "\(spelling)")
            }
        }
    }

    @Test func `have one meaning each`() {
        check(AudienceGroup.self)
        check(Approach.self)
        check(ServiceFormat.self)
        check(AccessibilityFeature.self)
        check(Payment.self)
        check(ResourceStatus.self)
        check(MeetingType.self)
        check(USState.self)
        #expect(USState.allCases.count == 56)
    }
}
