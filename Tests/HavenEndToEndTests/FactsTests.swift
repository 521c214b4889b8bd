import HavenSite
import HavenTestSupport
import Testing

@Suite struct `The facts of a resource` {
    @Test func `reach the page as they were written`() throws {
        let site = try SiteFixture([
            "Templates/resource.html":
                "{% for c in page.resource.channels %}{{ c.href }} {% endfor %}"
                + "{{ page.resource.email }}",
            "Content/resources/lines.md": """
            ---
            title: Lines
            kind: hotline
            ---
            ### R {#r}

            - Call: 1-800-662-HELP (4357)
            - Text: HOME to 741741
            - Web: https://x.org/a--b...c
            - Email: o'brien--x@x.org
            """,
        ]).build()
        #expect(site.report.isSuccess, "\(site.messages)")
        #expect(
            site["resources/r/index.html"]
                == "tel:+18006624357 sms:741741?body=HOME https://x.org/a--b...c "
                + "o&#39;brien--x@x.org"
        )
    }
}
