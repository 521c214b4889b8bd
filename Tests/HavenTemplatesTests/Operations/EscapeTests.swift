import Testing

@testable import HavenTemplates

/// Text to HTML and back.
struct EscapeTests {
    @Test func `five characters are escaped`() {
        #expect(
            Escape.escaped("a & <b> 'c' \"d\" é") == "a &amp; &lt;b&gt; &#39;c&#39; &#34;d&#34; é"
        )
        #expect(Escape.escaped("plain") == "plain")
    }

    @Test(arguments: [
        ("&lt;b&gt; &amp;amp;", "<b> &amp;"), ("&copy &copyright &hellip;", "© ©right …"),
        ("&#65;&#x41;&#X41", "AAA"), ("&nothing; &x; & &;", "¬hing; &x; & &;"),
        ("&#128; &#0; &#xD800; &#x110000;", "€ \u{FFFD} \u{FFFD} \u{FFFD}"), ("&#1;&#11;", ""),
        ("&apos; &quot;", "' \""), ("&hellip", "&hellip"),
    ])
    func `character references are read as browsers read them`(_ html: String, _ text: String) {
        #expect(Entities.unescape(html) == text)
    }

    @Test(arguments: [
        ("<p>a  <b>b</b>\n c</p>", "a b c"), ("a<!-- > -->b", "ab"), ("a < b", "a < b"),
        ("<a title='>'>x", "'>x"), ("<!-- open", "<!-- open"),
    ])
    func `tags are stripped`(_ html: String, _ text: String) {
        #expect(Entities.stripTags(html) == text)
    }
}
