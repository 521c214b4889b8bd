import HavenDigest
import Testing

@Suite struct `A name-based UUID` {
    @Test func `is that of the example of RFC 9562`() {
        // Appendix A.4.
        #expect(
            NameUUID("www.example.com", in: .dns).description
                == "2ed6657d-e927-568b-95e1-2665a8aea6a2"
        )
    }

    @Test func `may be the namespace of others`() {
        let site = NameUUID("wrenfield.example", in: .dns)
        let feed = NameUUID("feed:section:articles", in: site)
        #expect(feed == NameUUID("feed:section:articles", in: site))
        #expect(feed != NameUUID("feed:section:", in: site))
        #expect(feed != NameUUID("feed:section:articles", in: .dns))
        // Computed with Python's uuid.uuid5.
        #expect(feed.description == "64d62ed4-dfe5-59f8-95ee-106b6a28fb73")
    }

    @Test func `takes a name as UTF-8`() {
        // Computed with Python's uuid.uuid5.
        #expect(NameUUID("büroß", in: .dns).description == "6406be4b-0136-5191-83fe-334ff65449c6")
    }
}
