import Foundation
import HavenDates
import HavenSite
import HavenTestSupport
import Testing

@Suite struct `The state of a page` {
    private let hidden = [
        "Content/articles/draft.md": "---\ntitle: Draft\ndraft: true\n---\nSECRET\n",
        "Content/articles/later.md": "---\ntitle: Later\ndate: 2026-06-16\n---\nSECRET\n",
        "Content/articles/gone.md": "---\ntitle: Gone\nexpiryDate: 2026-06-15\n---\nSECRET\n",
        "Content/articles/embargo.md":
            "---\ntitle: Embargo\ndate: 2026-01-01\npublishDate: 2026-07-01\n---\nSECRET\n",
    ]

    @Test func `keeps what is not published out of every file`() throws {
        let site = try SiteFixture(
            hidden.merging([
                "Content/articles/a.md": "---\ntitle: A\ndate: 2026-06-15\n---\nText.\n"
            ]) {
                first,
                _ in first
            }
        ).build()
        #expect(site.report.isSuccess)
        #expect(site.files["articles/a/index.html"] != nil)
        let leaks = site.files.filter {
            String(decoding: $0.value, as: UTF8.self).contains("SECRET")
                || ["Draft", "Later", "Gone", "Embargo"]
                    .contains(where: String(decoding: $0.value, as: UTF8.self).contains)
        }
        #expect(leaks.isEmpty)
    }

    @Test func `is told with its reason`() throws {
        let site = try SiteFixture(hidden).build()
        let reasons = site.report.sources.filter { $0.state != .published }
            .map {
                "\($0.path.split(separator: "/").last ?? ""): \($0.state.rawValue), \($0.reason ?? "")"
            }
        #expect(
            reasons == [
                "draft.md: draft, draft: true",
                "embargo.md: scheduled, publishDate: 2026-07-01",
                "gone.md: expired, expiryDate: 2026-06-15",
                "later.md: scheduled, date: 2026-06-16",
            ]
        )
    }

    @Test func `goes from a section to everything below it`() throws {
        let site = try SiteFixture([
            "Content/articles/a.md": "---\ntitle: A\n---\nText.\n",
            "Content/articles/later/_index.md":
                "---\ntitle: Later\ndate: 2027-01-01\n---\nSECRET\n",
            "Content/articles/later/deep/b.md": "---\ntitle: B\n---\nSECRET\n",
            "Content/articles/later/bundle/index.md": "---\ntitle: C\n---\nSECRET\n",
            "Content/articles/later/bundle/pic.png": "SECRET",
            "Content/resources/hidden/_index.md": "---\ntitle: H\ndraft: true\n---\n",
            "Content/resources/hidden/lines.md":
                "---\ntitle: Lines\nkind: hotline\n---\n### SECRET\n\n- Call: 211\n",
        ]).build()
        #expect(site.report.isSuccess, "\(site.messages)")
        #expect(
            !site.files.values.contains { String(decoding: $0, as: UTF8.self).contains("SECRET") }
        )
        #expect(!site.files.keys.contains { $0.contains("later") || $0.contains("hidden") })
        let states = site.report.sources.filter { $0.path.contains("later/") }.map(\.state)
        #expect(states == Array(repeating: .scheduled, count: 4))
    }

    @Test func `of a folder without anything published is not to be seen`() throws {
        let site = try SiteFixture([
            "Content/articles/secret-folder/a.md": "---\ntitle: A\ndraft: true\n---\nText.\n"
        ]).build()
        #expect(site.report.isSuccess)
        #expect(!site.files.keys.contains { $0.contains("secret-folder") })
    }

    @Test func `does not matter when drafts are asked for`() throws {
        let site = try SiteFixture(hidden).build { $0.showsUnpublished = true }
        #expect(site.report.isSuccess)
        for name in ["draft", "later", "gone", "embargo"] {
            #expect(site["articles/\(name)/index.html"].contains("SECRET"))
        }
    }

    @Test(arguments: [
        ("2026-06-15 11:59", false), ("2026-06-15 12:00", true), ("2026-06-15T17:00Z", true),
        ("2026-06-15T16:59:59Z", false),
    ])
    func `follows the clock in the zone of the site`(clock: String, isPublished: Bool) throws {
        let site = try SiteFixture([
            "Content/articles/a.md": "---\ntitle: A\ndate: 2026-06-15 12:00\n---\nText.\n"
        ]).build { $0.clock = .set(CivilDate(parsing: clock) ?? SiteFixture.day) }
        #expect((site.files["articles/a/index.html"] != nil) == isPublished)
    }

    @Test func `of a leftover is ignored, whatever kind of file it is`() throws {
        let site = try SiteFixture([
            "Content/articles/a.md": "---\ntitle: A\n---\nText.\n",
            "Content/articles/.b.md.swp": "swap",
        ]).inTemporaryFolder { folder in
            // Emacs marks a file that is being edited by a link that leads nowhere.
            try FileManager.default.createSymbolicLink(
                atPath: folder + "/Content/articles/.#a.md",
                withDestinationPath: "someone@somewhere.4711"
            )
            let options = BuildOptions(project: folder, clock: .set(SiteFixture.day))
            return BuiltSite(report: try BuildSession.build(options), files: [:])
        }
        #expect(site.report.isSuccess, "\(site.messages)")
        let ignored = site.report.sources.filter { $0.state == .ignored }.map(\.path)
        #expect(ignored.contains("Content/articles/.b.md.swp"))
    }
}
