import HavenDiagnostics
import HavenDirectory
import Testing

/// Every form of value that occurs in the list of national resources that directories are made from.
@Suite struct `Facts of national resources` {
    static let text = """
        ## crisis

        ### 988 Suicide & Crisis Lifeline {#988-lifeline}
        - Call: 988
        - TTY: 711 then 988
        - Text: 988
        - Chat: https://988lifeline.org/
        - Web: https://988lifeline.org/
        - Hours: 24/7
        - Languages: en es
        - Audience: anyone in distress
        - Source: 988lifeline.org what-to-expect page
        - Note: Press 2 or text AYUDA for Spanish.

        ### Veterans Crisis Line {#veterans-crisis-line}
        - Call: 988, then press 1
        - TTY: 711 then 988
        - Text: 838255
        - Chat: https://www.veteranscrisisline.net/get-help-now/chat/
        - Languages: en
        - Audience: Veterans, service members and their families
        - Source: VA crisis-line component; 988lifeline.org

        ### SAMHSA National Helpline {#samhsa-helpline}
        - Call: 1-800-662-4357 (1-800-662-HELP)
        - TTY: 1-800-487-4889
        - Text: 435748 (HELP4U), send a ZIP code; English only
        - Web: https://www.samhsa.gov/find-help/helplines/national-helpline
        - Source: samhsa.gov national helpline page
        - Note: Referral and information; the line does not provide counseling.

        ### National Domestic Violence Hotline {#domestic-violence-hotline}
        - Call: 1-800-799-7233
        - Text: START to 88788
        - Languages: en es and others by interpreter
        - Source: ovc.ojp.gov

        ### Childhelp National Child Abuse Hotline {#childhelp}
        - Call: 1-800-422-4453
        - Text: 1-800-422-4453
        - Languages: en and others by interpreter
        - Audience: children, parents, anyone worried about a child

        ### Crisis Text Line {#crisis-text-line}
        - Text: HOME to 741741 (AYUDA or HOLA for Spanish)
        - Web: https://www.crisistextline.org/

        ### The Trevor Project {#trevor-project}
        - Text: START to 678-678
        - Audience: LGBTQ+ young people

        ### NAMI HelpLine {#nami-helpline}
        - Call: 1-800-950-6264
        - Text: NAMI to 62640
        - Hours: Mon-Fri 10:00-22:00 America/New_York
        - Note: Information and support, not a crisis line.

        ### 211 {#211}
        - Call: 211
        - Hours: 24/7 in most areas

        ## mutual aid

        ### SMART Recovery Family & Friends {#smart-family}
        - Kind: support-group
        - Web: https://www.smartrecovery.org/family
        - Languages: en and others
        - Approach: secular, CRAFT-based

        ### GRASP (Grief Recovery After a Substance Passing) {#grasp}
        - Kind: support-group
        - Web: https://grasphelp.org/
        - Languages: en es fr

        ### Al-Anon Family Groups {#al-anon}
        - Kind: support-group
        - Web: https://al-anon.org/
        - Approach: 12-step
        - Source: public listings of 2026 that state they checked the official page
        - Note: Online meetings: https://virtual-na.org/

        ### PAL (Parents of Addicted Loved Ones) {#pal}
        - Kind: support-group
        - Web: https://palgroup.org/
        - Hours: weekly meetings of 1.5 hours
        """

    private let resources: [String: Resource]

    init() throws {
        let (directory, diagnostics, _) = readDirectory(Self.text)
        #expect(diagnostics.map(\.message) == [])
        resources = Dictionary(uniqueKeysWithValues: directory.resources.map { ($0.id, $0) })
        #expect(resources.count == 13)
    }

    private func resource(_ id: String) throws -> Resource {
        try #require(resources[id])
    }

    @Test func `names and ids are as written`() {
        #expect(
            Set(resources.values.map { "\($0.id): \($0.name)" }).isSuperset(of: [
                "988-lifeline: 988 Suicide & Crisis Lifeline",
                "grasp: GRASP (Grief Recovery After a Substance Passing)",
                "211: 211",
                "al-anon: Al-Anon Family Groups",
            ])
        )
        #expect(resources["pal"]?.category == "mutual aid")
        #expect(resources["pal"]?.kind == .supportGroup)
    }

    @Test(arguments: [
        ("988-lifeline", "988", "988", "tel:988"),
        ("veterans-crisis-line", "988, then press 1", "988", "tel:988"),
        (
            "samhsa-helpline", "1-800-662-4357 (1-800-662-HELP)", "1-800-662-4357",
            "tel:+18006624357"
        ),
        ("childhelp", "1-800-422-4453", "1-800-422-4453", "tel:+18004224453"),
        ("211", "211", "211", "tel:211"),
    ])
    func `calls come out`(id: String, display: String, number: String, href: String) throws {
        let calls = try resource(id).facts.channels(.call)
        #expect(calls == [Channel(kind: .call, display: display, number: number, href: href)])
    }

    @Test(arguments: [
        ("988-lifeline", "711 then 988", "711", "tel:711"),
        ("samhsa-helpline", "1-800-487-4889", "1-800-487-4889", "tel:+18004874889"),
    ])
    func `text telephones come out`(
        id: String,
        display: String,
        number: String,
        href: String
    ) throws {
        let ttys = try resource(id).facts.channels(.tty)
        #expect(ttys == [Channel(kind: .tty, display: display, number: number, href: href)])
    }

    @Test(
        arguments: [
            ("988-lifeline", "988", "sms:988", nil, nil),
            ("veterans-crisis-line", "838255", "sms:838255", nil, nil),
            (
                "samhsa-helpline", "435748 (HELP4U)", "sms:435748", nil,
                "send a ZIP code; English only"
            ),
            ("domestic-violence-hotline", "88788", "sms:88788?body=START", "START", nil),
            ("childhelp", "1-800-422-4453", "sms:+18004224453", nil, nil),
            (
                "crisis-text-line", "741741", "sms:741741?body=HOME", "HOME",
                "AYUDA or HOLA for Spanish"
            ),
            ("trevor-project", "678-678", "sms:678678?body=START", "START", nil),
            ("nami-helpline", "62640", "sms:62640?body=NAMI", "NAMI", nil),
        ] as [(String, String, String, String?, String?)]
    )
    func `texts come out`(
        id: String,
        display: String,
        href: String,
        keyword: String?,
        note: String?
    ) throws {
        let texts = try resource(id).facts.channels(.text)
        #expect(texts.map(\.display) == [display])
        #expect(texts.map(\.href) == [href])
        #expect(texts.map(\.keyword) == [keyword])
        #expect(texts.map(\.note) == [note])
    }

    @Test func `addresses come out`() throws {
        #expect(
            try resource("988-lifeline").facts.channels(.chat).map(\.href) == [
                "https://988lifeline.org/"
            ]
        )
        #expect(
            try resource("samhsa-helpline").facts.channels(.web).map(\.href) == [
                "https://www.samhsa.gov/find-help/helplines/national-helpline"
            ]
        )
        #expect(try resource("domestic-violence-hotline").facts.sourceURL == "https://ovc.ojp.gov/")
        #expect(try resource("988-lifeline").facts.sourceURL == nil)
        #expect(try resource("veterans-crisis-line").facts.sourceURL == nil)
    }

    @Test func `languages come out`() throws {
        func names(_ id: String) throws -> [String] { try resource(id).facts.languages.map(\.name) }
        #expect(try names("988-lifeline") == ["English", "Spanish"])
        #expect(try names("childhelp") == ["English", "others by interpreter"])
        #expect(
            try names("domestic-violence-hotline") == [
                "English", "Spanish", "others by interpreter",
            ]
        )
        #expect(try names("smart-family") == ["English", "others"])
        #expect(try names("grasp") == ["English", "Spanish", "French"])
        #expect(try names("211") == [])
    }

    @Test func `texts come out as written`() throws {
        #expect(try resource("211").facts.hours?.text == "24/7 in most areas")
        #expect(
            try resource("nami-helpline").facts.hours?.text
                == "Mon-Fri 10:00-22:00 America/New_York"
        )
        #expect(try resource("pal").facts.hours?.text == "weekly meetings of 1.5 hours")
        #expect(try resource("trevor-project").facts.audience?.text == "LGBTQ+ young people")
        #expect(try resource("smart-family").facts.approach?.text == "secular, CRAFT-based")
        #expect(try resource("al-anon").facts.approach?.text == "12-step")
        #expect(try resource("al-anon").facts.note == "Online meetings: https://virtual-na.org/")
        #expect(
            try resource("samhsa-helpline").facts.note
                == "Referral and information; the line does not provide counseling."
        )
        #expect(
            try resource("veterans-crisis-line").facts.source
                == "VA crisis-line component; 988lifeline.org"
        )
    }
}
