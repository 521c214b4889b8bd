import HavenSite
import HavenTestSupport
import Testing

/// A center with one entry of everything, in the words of the second argument where it matters.
private let settings = """
    format: 1
    title: Test Site
    url: https://example.org/
    timezone: America/Phoenix
    freshness: off
    center:
      name: A Center
      description: What it is.
      numbers:
        - {label: Admissions, phone: 602-555-0142, hours: Mon-Fri 08:00-20:00}
        - {id: night, label: At night, phone: 602-555-0143, owner: Night Service}
      email: hello@example.org
      locations:
        - {name: Main, street: 1 Sample Street, city: Phoenix, state: AZ, postal_code: "85001", hours: 24/7}
      levels_of_care: [Outpatient]
      services:
        - {name: Counseling, summary: We talk., level: outpatient, locations: main}
      insurance: [Sample Plan]
      licenses:
        - {name: A license, number: "1", expires: 2027-01-31}
      team:
        - {name: Robin Sample, credentials: LCSW, role: Counselor}
      meetings:
        - {name: Family group, meets: Tue 19:00-20:30, location: main, summary: "You & yours."}

    """

@Suite struct `The center in site.yaml` {
    private func build(_ files: [String: String]) throws -> BuiltSite {
        let site = try SiteFixture(["Content/site.yaml": settings].merging(files) { _, own in own })
            .build()
        #expect(site.report.isSuccess, "\(site.messages)")
        #expect(site.report.diagnostics.isEmpty, "\(site.messages)")
        return site
    }

    @Test func `reaches templates with all its facts`() throws {
        let site = try build([
            "Templates/home.html": """
            {%- set c = site.center -%}
            {{ c.name }}|{{ c.phone.display }}|{{ c.address }}
            {% for n in c.numbers %}{{ n.id }} {{ n.label }} {{ n.href }} {{ n.owner }} {{ n.hours }};{% endfor %}
            {% for l in c.locations %}{{ l.url }} {{ l.hours|join(",") }};{% endfor %}
            {% for s in c.services %}{{ s.url }} {{ s.level.name }} {{ s.locations[0].name }};{% endfor %}
            {% for l in c.levels_of_care %}{{ l.url }} {{ l.services[0].name }};{% endfor %}
            {% for l in c.licenses %}{{ l.name }} {{ l.number }} {{ l.expires }};{% endfor %}
            {% for m in c.team %}{{ m.name }} {{ m.credentials }} {{ m.url }};{% endfor %}
            {% for i in site.menus.main %}{{ i.title }} {% endfor %}
            """
        ])
        #expect(
            site["index.html"]
                == """
                A Center|602-555-0142|1 Sample Street, Phoenix, AZ 85001
                admissions Admissions tel:+16025550142 A Center Mon-Fri 08:00-20:00;night At night tel:+16025550143 Night Service none;
                /locations/main/ 24/7;
                /services/counseling/ Outpatient Main;
                /levels-of-care/outpatient/ Counseling;
                A license 1 January 31, 2027;
                Robin Sample LCSW /team/robin-sample/;
                Find help Services About us Contact us \

                """.replacing("none", with: "None")
        )
    }

    @Test func `has a page for each entry`() throws {
        let site = try build([:])
        for page in [
            "services/", "services/counseling/", "levels-of-care/", "levels-of-care/outpatient/",
            "locations/", "locations/main/", "team/", "team/robin-sample/", "insurance/", "about/",
            "contact/", "resources/", "resources/meetings/", "resources/family-group/", "privacy/",
            "accessibility/", "safety/", "site-map/",
        ] {
            #expect(site.files[page + "index.html"] != nil, "\(page)")
        }
        for page in ["admissions/", "crisis-numbers/", "resources/counseling/", "contact/thanks/"] {
            #expect(site.files[page + "index.html"] == nil, "\(page)")
        }
    }

    @Test func `has pages that authors may write, and link to before they do`() throws {
        let page = "---\ntitle: Our own words\n---\nWe talk [here](../locations/main.md).\n"
        let site = try build([
            "Content/_index.md": """
            ---
            title: Home
            ---
            [a](services/counseling.md) [b](services/_index.md) [c](privacy.md) [d](resources/meetings.md)
            [e](center:phone) [f](center:night) [g](center:email) [h](team/robin-sample.md)
            """,
            "Templates/home.html": "{{ page.body }}",
            "Templates/service.html":
                "{{ page.kind }} {{ page.title }} {{ page.service.name }} {{ page.body }}",
            "Templates/services.html": "{{ page.kind }} {{ page.title }}",
            "Content/services/counseling.md": page,
            "Content/services/_index.md": "---\ntitle: What we do\n---\n",
        ])
        #expect(
            site["index.html"] == """
                <p><a href="/services/counseling/">a</a> <a href="/services/">b</a> <a href="/privacy/">c</a> \
                <a href="/resources/meetings/">d</a>
                <a href="tel:+16025550142">e</a> <a href="tel:+16025550143">f</a> \
                <a href="mailto:hello@example.org">g</a> <a href="/team/robin-sample/">h</a></p>

                """
        )
        #expect(
            site["services/counseling/index.html"]
                == "service Our own words Counseling <p>We talk <a href=\"/locations/main/\">here</a>.</p>\n"
        )
        #expect(site["services/index.html"] == "section What we do")
    }

    @Test func `keeps back the pages that are drafts, and those that are left out`() throws {
        let site = try build([
            "Content/site.yaml": settings + "omit_pages: [safety]\n",
            "Content/privacy.md": "---\ntitle: Privacy\ndraft: true\n---\nNot yet.\n",
            "Content/team/robin-sample.md": "---\ntitle: Robin\ndraft: true\n---\nNot yet.\n",
            "Templates/home.html": "{{ site.center.team[0].url }} {{ site.standard.safety }}",
        ])
        #expect(site.files["privacy/index.html"] == nil)
        #expect(site.files["safety/index.html"] == nil)
        #expect(site.files["team/robin-sample/index.html"] == nil)
        #expect(site["index.html"] == "None None")
    }

    @Test func `keeps back all of a folder whose own page is a draft`() throws {
        let draft = "---\ntitle: Not yet\ndraft: true\n---\n"
        let site = try build([
            "Content/services/_index.md": draft,
            "Content/resources/meetings.md":
                "---\ntitle: Not yet\nkind: meeting\ndraft: true\n---\n",
            "Templates/home.html":
                "{{ site.center.services[0].url }} {{ site.resources(own=true)|length }}",
        ])
        #expect(site["index.html"] == "None 0")
        #expect(site.files.keys.filter { $0.hasPrefix("services") }.isEmpty)
        #expect(site.files["resources/meetings/index.html"] == nil)
        #expect(site.files["resources/family-group/index.html"] == nil)
    }

    @Test func `puts its own meetings into a directory that an author heads`() throws {
        let site = try build([
            "Content/resources/meetings.md": """
            ---
            title: Where we meet
            kind: meeting
            ---
            Come as you are.
            """,
            "Templates/directory.html":
                "{{ page.title }} {{ page.directory.own }} {{ page.directory.description }}"
                + "{% for r in page.directory.resources %}{{ r.name }};{% endfor %}",
        ])
        #expect(
            site["resources/meetings/index.html"]
                == "Where we meet True <p>Come as you are.</p>\nFamily group;"
        )
    }

    @Test func `loses no source`() throws {
        let page = "---\ntitle: A page\n---\n"
        let site = try build(
            [
                "Content/services/_index.md": page, "Content/services/counseling.md": page,
                "Content/team/robin-sample/index.md": page, "Content/team/other.md": page,
                "Content/privacy/index.md": page, "Content/contact.md": page + "",
                "Content/tags/_index.md": page, "Content/tags/x.md": page,
                "Content/authors/a/index.md": page, "Content/locations/main.md": page,
                "Content/resources/meetings.md": "---\ntitle: A page\nkind: meeting\n---\n",
            ].filter { $0.key != "Content/contact.md" }
        )
        for source in site.report.sources where source.path.hasSuffix(".md") {
            #expect(source.state == .published, "\(source)")
            let permalink = try #require(source.permalink, "\(source)")
            #expect(site.files[permalink.outputFile] != nil, "\(source)")
        }
    }

    @Test func `keeps its own resources apart from independent ones`() throws {
        let site = try build([
            "Content/resources/groups.md": """
            ---
            title: Groups
            kind: support-group
            ---
            ### A group
            - Web: https://example.com/
            - Meets: Sat 10:00-11:00

            ### Another
            - Kind: meeting
            - Web: https://example.com/other
            """,
            "Content/articles/a.md": """
            ---
            title: A
            ---
            ```resources
            kind: meeting
            ```

            ```resources
            kind: meeting
            own: true
            ```

            ```resources
            ids: [family-group, a-group]
            ```
            """,
            "Templates/article.html": "{{ page.body }}",
            "Templates/components/resources.html":
                "{% for r in resources %}{{ r.name }} ({{ r.owner }}, {{ r.meets }});{% endfor %}\n",
            "Templates/home.html":
                "{% for r in site.resources() %}{{ r.name }};{% endfor %}"
                + "{% for r in site.resources(own=true) %}{{ r.name }}: {{ r.description }}{{ r.place }}, {{ r.address }}"
                + " {{ r.calls[0].display }} {{ r.next_meeting.start.iso }} {{ r.schedule[0].opens }}"
                + "{% endfor %}{% for d in site.directories %}[{{ d.title }}]{% endfor %}",
        ])
        #expect(
            site["articles/a/index.html"] == """
                Another (Another, None);
                Family group (A Center, Tue 19:00-20:30);
                Family group (A Center, Tue 19:00-20:30);A group (A group, Sat 10:00-11:00);

                """
        )
        #expect(
            site["index.html"]
                == "A group;Another;Family group: <p>You &amp; yours.</p>\n"
                + "Main, 1 Sample Street, Phoenix, AZ 85001 602-555-0142 "
                + "2026-06-16T19:00:00-07:00 1140[Groups][Our meetings]"
        )
    }
}

@Suite struct `What readers are told of trust` {
    @Test func `a license that has run out is not shown as valid`() throws {
        let site = try SiteFixture([
            "Content/site.yaml": SiteFixture.settings + """
                center:
                  licenses:
                    - {name: Old, expires: 2020-01-31}
                    - {name: New, expires: 2030-01-31}
                    - Third

                """
        ]).build()
        #expect(site.report.isSuccess, "\(site.messages)")
        #expect(
            site["about/index.html"].contains(
                "<dt>Was valid until</dt><dd><time datetime=\"2020-01-31\">"
            )
        )
        #expect(
            site["about/index.html"].contains(
                "<dt>Valid until</dt><dd><time datetime=\"2030-01-31\">"
            )
        )
        #expect(site["about/index.html"].contains("<strong>Third</strong>"))
        #expect(site.messages.contains("'Old' was valid until 2020-01-31 [expired-credential]"))
    }

    @Test func `a page says who wrote and who checked it, as an article does`() throws {
        let site = try SiteFixture([
            "Content/help.md":
                "---\ntitle: Help\nauthors: [A Guest, A Guest]\nreviewed: {by: A Doctor, date: 2026-01-05}\n---\n",
            "Content/plain.md": "---\ntitle: Plain\n---\n",
        ]).build()
        #expect(site["help/index.html"].ranges(of: ">A Guest</a>").count == 1)
        #expect(site["help/index.html"].contains("A Doctor"))
        #expect(!site["plain/index.html"].contains("byline"))
    }
}
