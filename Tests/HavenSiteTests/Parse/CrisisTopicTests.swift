import Testing

@testable import HavenSite

@Suite struct `Crisis topics` {
    @Test(
        arguments: [
            ("After an overdose, call for help.", [.overdose]),
            ("OVERDOSED people", [.overdose]),
            ("Suicide and overdose", [.suicide, .overdose]),
            ("I want to end my life.", [.suicide]),
            ("Signs of self-harm", [.suicide]),
            ("They took\u{20}their own lives.", [.suicide]),
            ("A dose that was too high", []),
            ("underoverdosing", []),
            ("kill time, end of my day", []),
            ("overdo", []),
            ("", []),
        ] as [(String, [CrisisTopic])]
    )
    func `are found in any case, at the beginning of a word`(text: String, expected: [CrisisTopic])
    {
        #expect(CrisisTopic.mentioned(in: Array(text.utf8)) == expected)
    }
}
