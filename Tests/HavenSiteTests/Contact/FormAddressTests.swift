import Testing

@testable import HavenSite

@Suite struct `The address of a form service` {
    private func problem(_ text: String) -> FormAddress.Problem? {
        do throws(FormAddress.Problem) {
            _ = try FormAddress(text)
            return nil
        } catch {
            return error
        }
    }

    @Test(arguments: [
        ("https://forms.example/f/abc", "forms.example"),
        ("HTTPS://Forms.Example", "forms.example"),
        ("https://forms.example:8443/f?a=b&c=%20d", "forms.example"),
        ("https://[2001:db8::1]/f", "[2001:db8::1]"),
        ("http://127.0.0.1:8000/f", "127.0.0.1"),
        ("http://localhost/f", "localhost"),
        ("http://[::1]:9/f", "[::1]"),
    ])
    func `is taken as written`(text: String, host: String) throws {
        let address = try FormAddress(text)
        #expect(address.text == text)
        #expect(address.host == host)
    }

    @Test(arguments: [
        ("mailto:hello@forms.example", FormAddress.Problem.mail), ("MAILTO:a@b", .mail),
        ("ftp://forms.example/", .otherScheme("ftp")),
        ("javascript:alert(1)", .otherScheme("javascript")),
        ("http://forms.example/f", .unencrypted), ("http://localhost.example/f", .unencrypted),
        ("http://127.0.0.10/f", .unencrypted), ("http://127.0.0.1.example/f", .unencrypted),
        ("http://[::2]/f", .unencrypted),
        ("https://user@forms.example/f", .userName), ("https://a:b@forms.example", .userName),
        ("http://localhost@forms.example/f", .userName),
        ("https://forms.example/f#top", .fragment), ("https://forms.example#", .fragment),
        ("/f/abc", .relative), ("//forms.example/f", .relative), ("forms.example/f", .relative),
        ("", .relative), ("none ", .relative),
        ("https:/forms.example", .malformed), ("https://", .malformed),
        ("https:///f", .malformed), ("https://forms.example/a b", .malformed),
        ("https://forms.example/\"x", .malformed),
        ("https://forms.example\\@evil.example/", .malformed),
        ("https://förms.example/", .malformed), ("https://forms.example:99999/", .malformed),
        ("https://.example/", .malformed), ("https://forms.example/\u{7F}", .malformed),
    ])
    func `is refused if a message could be lost or read on its way`(
        text: String,
        problem: FormAddress.Problem
    ) {
        #expect(self.problem(text) == problem)
    }
}
