import HavenDirectory
import Testing

@Suite struct `Places and areas` {
    @Test(
        arguments: [
            (
                "123 Main Street, Springfield, IL 62704", "123 Main Street", "Springfield", "IL",
                "62704", nil
            ),
            (
                "1 A St, Suite 2, Gary, Indiana, 46401-1234, USA", "1 A St, Suite 2", "Gary", "IN",
                "46401-1234", "US"
            ),
            ("Chicago, IL, USA", nil, "Chicago", "IL", nil, "US"),
            ("100 Sample Street", nil, nil, nil, nil, nil),
            ("10 Downing Street, London", nil, nil, nil, nil, nil),
            ("Hauptstr. 1, Berlin, DE", nil, nil, nil, nil, nil),
            ("Toronto, ON M5H 2N2, CA", nil, nil, nil, nil, nil),
            ("Chicago, IL", nil, nil, nil, nil, nil),
            ("Portland, or 97201", nil, nil, nil, nil, nil),
            ("", nil, nil, nil, nil, nil),
        ] as [(String, String?, String?, String?, String?, String?)]
    )
    func `have parts where they are certain`(
        text: String,
        street: String?,
        city: String?,
        state: String?,
        code: String?,
        country: String?
    ) {
        let place = Place(address: text)
        #expect(place.street == street)
        #expect(place.city == city)
        #expect(place.state?.code == state)
        #expect(place.postalCode == code)
        #expect(place.country == country)
        #expect(place.address == text)
    }

    @Test(
        arguments: [
            ("nationwide", "US", [], [], []),
            ("Indiana, KY and Ohio", nil, ["IN", "KY", "OH"], [], []),
            ("Cook County, Illinois; IN", nil, ["IN"], ["Cook County IL"], []),
            ("Cook County and Lake County, IL", nil, [], ["Cook County IL", "Lake County IL"], []),
            ("Orleans Parish, Louisiana, Texas", nil, ["TX"], ["Orleans Parish LA"], []),
            ("most of the Midwest", nil, [], [], ["most of the Midwest"]),
            ("Cook County", nil, [], [], ["Cook County"]),
            ("in or near me", nil, [], [], ["in or near me"]),
            ("Washington, DC", nil, ["DC"], [], []),
            ("Maryland, Virginia, Washington, DC", nil, ["MD", "VA", "DC"], [], []),
            ("Oregon and Washington", nil, ["OR", "WA"], [], []),
        ] as [(String, String?, [String], [String], [String])]
    )
    func `areas are countries, states and counties`(
        text: String,
        country: String?,
        states: [String],
        counties: [String],
        others: [String]
    ) {
        let area = ServiceArea(text)
        #expect(area.country == country)
        #expect(area.states.map(\.code) == states)
        #expect(area.counties.map { "\($0.name) \($0.state.code)" } == counties)
        #expect(area.others == others)
    }

    @Test func `points are on earth`() throws {
        #expect(try Coordinates(parsing: "39.78172, -89.65015").text == "39.78172, -89.65015")
        #expect(try Coordinates(parsing: "51.4779, -0.00005").text == "51.4779, -0.000050000")
        for text in ["", "1", "91, 0", "0, 181", "1e1, 2", "nan, 0", "1, 2, 3", "a, b"] {
            #expect(throws: ValueProblem.self) { try Coordinates(parsing: text) }
        }
    }
}
