import HavenTemplates
import Testing

/// Records and functions of the host.
struct HostTests {
    @Test func `calls are answered by the host, in order`() {
        var rendering = Rendering(
            globals: [("t", .function("t")), ("page", .object(TestPage(title: "A")))])
        #expect(
            rendering("{{ t('<a>') }} {{ t('b', count=2) }} {{ page.find('c') }}")
                == "&lt;a&gt; b (2) c"
        )
        #expect(rendering.host.calls == ["t", "t", "t"])
    }

    @Test func `arguments of a host are checked`() {
        var rendering = Rendering(globals: [("t", .function("t"))])
        #expect(rendering("{{ t() }}").contains("t() needs the argument 'key'"))
        #expect(rendering("{{ t('a', cuont=1) }}").contains("did you mean 'count'?"))
        #expect(
            rendering("{{ t('a', count='x') }}").contains(
                "the argument 'count' of t() is a whole number, not text"
            )
        )
        #expect(rendering("{{ t({}.a) }}").contains("this dictionary has no 'a'"))
    }

    @Test func `records print, compare and sort as they say`() {
        let dates = [3, 1, 2].map { TemplateValue.object(TestDate(day: $0)) }
        var rendering = Rendering(
            globals: [
                ("dates", .list(dates)), ("page", .object(TestPage(title: "A"))),
                ("same", .object(TestPage(title: "A"))),
            ])
        #expect(rendering("{{ dates[0] }}") == "January 3 &amp; more")
        #expect(
            rendering("{{ dates|sort|map(attribute='iso')|join(' ') }}")
                == "2026-01-01 2026-01-02 2026-01-03"
        )
        #expect(
            rendering("{{ page == same }}{{ page in [same] }}{{ [page, same]|unique|length }}")
                == "TrueTrue1"
        )
        #expect(
            rendering("{{ page.body }}{{ page['title'] }}{{ page.previous is none }}")
                == "<p>A</p>ATrue"
        )
        #expect(
            rendering("{{ page }}").contains("help: print a member of it, such as '.title'")
        )
        #expect(rendering("{{ dates[0]|tojson }}") == "\"January 3 \\u0026 more\"")
    }

    @Test func `global names are known in imported templates`() {
        var rendering = Rendering(globals: [("t", .function("t"))])
        #expect(
            rendering(
                "{% from 'm' import f %}{{ f() }}",
                ["m": "{% macro f() %}{{ t('a') }}{% endmacro %}"]
            )
                == "a"
        )
    }

    @Test func `a global name can be hidden`() {
        var rendering = Rendering(globals: [("g", .int(1))])
        #expect(rendering("{{ g }}{% set g = 2 %}{{ g }}") == "12")
    }
}
