import HavenTemplates
import Testing

/// What may be printed where in HTML.
struct PlaceCheckerTests {
    private static let globals: [(String, TemplateValue)] = [
        ("x", .string("/a?b")), ("list", .list([.int(1), .int(2)])), ("flag", .bool(true)),
    ]

    private func result(_ template: String, _ others: [String: String] = [:]) -> String {
        var rendering = Rendering(globals: Self.globals)
        return rendering.html(template, others)
    }

    @Test(arguments: [
        "<p>{{ x }}</p>", "<title>{{ x }}</title>", "<textarea>{{ x }}</textarea>",
        "<a href=\"{{ x }}\">", "<a href='{{ x }}'>", "<a title=\"{{ x }} and {{ x }}\">",
        "<a href=\"https://example.org/{{ x }}\">", "<a href=\"tel:{{ x }}\">",
        "<a href=\"#{{ x }}\">", "<a href=\"?q={{ x }}\">", "<a href=\"{{ x }}#{{ x }}\">",
        "<script>var a = {{ x|tojson }};</script>{{ x }}",
        "<script type=\"application/ld+json\">{{ list|tojson|safe }}</script>",
        "<style>p { color: red }</style><p>{{ x }}</p>", "<!-- a -->{{ x }}",
        "<!DOCTYPE html><html lang=\"{{ x }}\">", "a < b {{ x }}",
        "<input{% if flag %} checked{% endif %}>",
        "<option {% if flag %}selected{% endif %} value=\"{{ x }}\">",
        "<a href=\"/\"{% if flag %} aria-current=\"page\"{% endif %}>{{ x }}</a>",
        "<a{% for i in list %} data-{% if i == 1 %}a{% else %}b{% endif %}=\"1\"{% endfor %}>",
        "<a class=\"{% if flag %}a{% else %}b{% endif %} {{ x }}\">",
        "<a href=\"{% if flag %}https://{{ x }}{% else %}/{{ x }}{% endif %}\">",
        "<img srcset=\"{{ x }} 1x, {{ x }} 2x\">", "<br/>{{ x }}", "<a b=c d>{{ x }}",
        "{% if flag %}<h2>{% else %}<h3>{% endif %}{{ x }}",
        "<body class=\"{% block c %}{% endblock %}\">", "<SCRIPT></SCRIPT>{{ x }}",
        "<a onclick=\"go()\" title=\"{{ x }}\">", "{% set s %}<b>{{ x }}</b>{% endset %}{{ s }}",
    ])
    func `sound places pass`(_ template: String) {
        #expect(!result(template).contains("error"), "\(result(template))")
    }

    @Test(arguments: [
        ("<script>var a = {{ x }};</script>", "20: error: only JSON can be printed inside of"),
        ("<script>var a = '{{ x|tojson }}';</script>", "error: JSON has quotes of its own"),
        (
            "<style>p { color: {{ x }} }</style>",
            "error: nothing can be printed inside of '<style>'"
        ),
        ("<STYLE>{{ x }}</STYLE>", "error: nothing can be printed inside of '<style>'"),
        ("<a onclick=\"f('{{ x }}')\">", "error: nothing can be printed in the event handler"),
        ("<a OnClick=\"{{ x|tojson }}\">", "in the event handler 'onclick'"),
        ("<a href={{ x }}>", "error: nothing can be printed in an attribute without quotes"),
        ("<a href=a{{ x }}>", "error: nothing can be printed in an attribute without quotes"),
        ("<a {{ x }}>", "error: nothing can be printed between or in the names of attributes"),
        ("<a data-{{ x }}=\"1\">", "between or in the names of attributes"),
        ("<{{ x }}>", "error: nothing can be printed in the name of a tag"),
        ("<h{{ x }}>", "error: nothing can be printed in the name of a tag"),
        ("</{{ x }}>", "error: nothing can be printed in the name of a tag"),
        ("<!-- {{ x }} -->", "error: nothing can be printed in an HTML comment"),
        ("<!DOCTYPE {{ x }}>", "error: nothing can be printed in a declaration"),
        ("<iframe srcdoc=\"{{ x }}\">", "error: nothing can be printed in 'srcdoc'"),
        ("<a href=\"javascript:f({{ x }})\">", "in an address with the scheme 'javascript'"),
        ("<a href=\"data:{{ x }}\">", "in an address with the scheme 'data'"),
        ("<a href=\"{{ x }}:{{ x }}\">", "error: the scheme of an address cannot be printed"),
        (
            "<a {% if flag %}href{% else %}title{% endif %}=\"{{ x }}\">",
            "in an attribute whose name is not certain"
        ),
        ("<a href=\"{% include 'i' %}\">", "error: an include cannot stand inside of"),
        ("<script>{% block b %}{% endblock %}</script>", "error: a block cannot stand inside of"),
        ("<p {% include 'i' %}>", "error: an include cannot stand inside of a tag"),
        ("{% if flag %}<a href=\"{% endif %}", "error: the branches of this 'if' end in different"),
        ("{% for i in list %}<!-- {% endfor %}", "the rounds of this loop start in different"),
        ("{% macro m() %}<p {% endmacro %}", "error: the macro 'm' ends inside of a tag"),
        ("{% block b %}<script>{% endblock %}", "the block 'b' ends inside of '<script>'"),
        ("{% set s %}<p title=\"{% endset %}", "ends inside of the attribute 'title'"),
        ("<p", "error: the template ends inside of a tag"),
    ])
    func `unsound places are refused`(_ template: String, _ message: String) {
        let report = result(template, ["i": ""])
        #expect(report.contains(message), "\(report)")
        #expect(
            report.contains("[template-unsafe-place]") || report.contains("[template-mixed-places]")
        )
    }

    @Test func `other files are not looked at`() {
        var rendering = Rendering(globals: Self.globals)
        #expect(rendering("<a {{ x }}>") == "<a /a?b>")
    }

    @Test(arguments: [
        "javascript:alert(1)", " JaVa\tScRiPt:alert(1)", "java\nscript:x", "data:text/html,x",
        "vbscript:x", ":x", "\u{1}javascript:x",
    ])
    func `a dangerous address fails while rendering`(_ address: String) {
        for template in [
            "<a href=\"{{ x }}\">", "<form action='{{ x }}'>", "<img srcset=\"/a 1x, {{ x }} 2x\">",
            "<a href=\"{{ '' }}{{ x }}\">", "<a href=\"{{ x|safe }}\">",
        ] {
            var rendering = Rendering(globals: [("x", .string(address))])
            #expect(rendering.html(template).contains("[template-unsafe-url]"), "\(template)")
        }
    }

    @Test func `an address cannot hide its scheme in character references`() {
        var rendering = Rendering(
            globals: [
                ("x", .markup("javascript&#58;alert(1)")), ("y", .string("javascript&#58;x")),
            ])
        #expect(rendering.html("<a href=\"{{ x }}\">").contains("[template-unsafe-url]"))
        #expect(rendering.html("<a href=\"{{ y }}\">") == "<a href=\"javascript&amp;#58;x\">")
    }

    @Test(arguments: [
        "https://example.org/?a=b:c", "mailto:a@example.org", "tel:988", "sms:741741?body=HOME",
        "/a:b", "?a:b", "#a:b", "", "page.html", "../a", "//example.org", "HTTP://example.org",
        "/path?list=a,b:c",
    ])
    func `a sound address passes`(_ address: String) {
        var rendering = Rendering(globals: [("x", .string(address))])
        #expect(!rendering.html("<a href=\"{{ x }}\">").contains("error"))
    }
}
