import HavenDiagnostics
import Testing

@Suite struct `A diagnostic formatter` {
    private func text(
        _ source: String,
        _ lower: Int,
        _ upper: Int
    ) -> String {
        text(Array(source.utf8), lower, upper)
    }

    private func text(_ source: [UInt8], _ lower: Int, _ upper: Int) -> String {
        DiagnosticFormatter(sources: ["a.md": source]).format(
            Diagnostic(
                .error,
                "rule",
                "wrong",
                at: SourceLocation(path: "a.md", range: SourceRange(lower, upper))
            )
        )
    }

    @Test func `shows place, message, id, line, caret and help`() {
        let source = "# Hotlines\n- Call: 800-662-435\n"
        let report = Diagnostic(
            .error,
            "phone-length",
            "phone number has 9 digits",
            at: SourceLocation(path: "Content/a.md", range: SourceRange(19, 30)),
            help: "copy the number from the organization's own site"
        )
        let formatter = DiagnosticFormatter(sources: ["Content/a.md": Array(source.utf8)])
        #expect(
            formatter.format(report) == """
                Content/a.md:2:9: error: phone number has 9 digits [phone-length]
                2 │ - Call: 800-662-435
                  │         ^~~~~~~~~~~
                   help: copy the number from the organization's own site

                """
        )
    }

    @Test func `widens the gutter for long line numbers`() {
        let source = String(repeating: "\n", count: 99) + "abc"
        #expect(
            text(source, 100, 101)
                == "a.md:100:2: error: wrong [rule]\n100 │ abc\n    │  ^\n"
        )
    }

    @Test func `marks a point, also after the end of a line`() {
        #expect(text("abc", 1, 1) == "a.md:1:2: error: wrong [rule]\n1 │ abc\n  │  ^\n")
        #expect(text("abc\n", 3, 4) == "a.md:1:4: error: wrong [rule]\n1 │ abc\n  │    ^\n")
        #expect(text("abc", 99, 120) == "a.md:1:4: error: wrong [rule]\n1 │ abc\n  │    ^\n")
    }

    @Test func `marks only the first line of a range over several`() {
        #expect(
            text("ab cd\r\nef\r\n", 3, 9) == "a.md:1:4: error: wrong [rule]\n1 │ ab cd\n  │    ^~\n"
        )
    }

    @Test func `shows no excerpt of an empty line`() {
        #expect(text("a\n\nb", 2, 2) == "a.md:2:1: error: wrong [rule]\n")
        #expect(text("", 0, 0) == "a.md:1:1: error: wrong [rule]\n")
    }

    @Test func `shows a tab as one space, so that the caret stays in place`() {
        #expect(text("\ta\tbc", 3, 5) == "a.md:1:4: error: wrong [rule]\n1 │  a bc\n  │    ^~\n")
    }

    @Test func `leaves out a byte order mark`() {
        #expect(text("\u{FEFF}abc", 4, 6) == "a.md:1:2: error: wrong [rule]\n1 │ abc\n  │  ^~\n")
    }

    @Test func `counts scalars of several bytes once`() {
        #expect(
            text("\u{E9}\u{20AC} x\u{E9}z", 6, 9)
                == "a.md:1:4: error: wrong [rule]\n1 │ \u{E9}\u{20AC} x\u{E9}z\n  │    ^~\n"
        )
    }

    @Test func `shows control characters as a mark, never to the terminal`() {
        #expect(
            text("a\u{1B}[31m\u{0}\u{7F}\u{9B}b", 1, 2)
                == "a.md:1:2: error: wrong [rule]\n"
                + "1 │ a\u{FFFD}[31m\u{FFFD}\u{FFFD}\u{FFFD}b\n  │  ^\n"
        )
    }

    @Test func `shows bytes that are not UTF-8 as a mark`() {
        #expect(
            text([0x61, 0xFF, 0x62], 1, 2)
                == "a.md:1:2: error: wrong [rule]\n1 │ a\u{FFFD}b\n  │  ^\n"
        )
    }

    @Test func `shows a line of a hundred scalars whole`() {
        let source = String(repeating: "x", count: 100)
        #expect(
            text(source, 0, 1) == "a.md:1:1: error: wrong [rule]\n1 │ \(source)\n  │ ^\n"
        )
        #expect(
            text(source + "y", 0, 1) == "a.md:1:1: error: wrong [rule]\n1 │ \(source)…\n  │ ^\n"
        )
    }

    @Test func `shows a window of a longer line around the caret`() {
        let left = String(repeating: "l", count: 80)
        let right = String(repeating: "r", count: 80)
        let shown = "…" + left.prefix(50) + "!!" + right.prefix(48) + "…"
        #expect(
            text(left + "!!" + right, 80, 82)
                == "a.md:1:81: error: wrong [rule]\n1 │ \(shown)\n  │ "
                + String(repeating: " ", count: 51) + "^~\n"
        )
    }

    @Test func `cuts a marked part that is longer than the window`() {
        let shown = String(repeating: "m", count: 100)
        #expect(
            text("l" + shown + "mmm", 1, 104)
                == "a.md:1:2: error: wrong [rule]\n1 │ l\(shown)…\n  │  ^"
                + String(repeating: "~", count: 99) + "\n"
        )
    }

    @Test func `shows notes in other files, and without a place`() {
        let report = Diagnostic(
            .warning,
            "rule",
            "wrong",
            at: SourceLocation(path: "a.md", range: SourceRange(0, 1)),
            notes: [
                .init("first here", at: SourceLocation(path: "b.md", range: SourceRange(2, 4))),
                .init("in this file", at: SourceLocation(path: "c.md")),
                .init("a remark"),
            ]
        )
        let formatter = DiagnosticFormatter(sources: ["a.md": [0x61], "b.md": Array("x\nyz".utf8)])
        #expect(
            formatter.format(report) == """
                a.md:1:1: warning: wrong [rule]
                1 │ a
                  │ ^
                b.md:2:1: note: first here
                2 │ yz
                  │ ^~
                c.md: note: in this file
                note: a remark

                """
        )
    }

    @Test func `shows no line of a source it does not have`() {
        let formatter = DiagnosticFormatter(sources: ["a.md": [0x61]])
        let missing = SourceLocation(path: "b.md", range: SourceRange(0, 1))
        let whole = SourceLocation(path: "a.md")
        #expect(formatter.format(report(at: missing)) == "b.md: error: wrong [rule]\n")
        #expect(formatter.format(report(at: whole)) == "a.md: error: wrong [rule]\n")
        #expect(formatter.format(report(at: nil)) == "error: wrong [rule]\n")
        for location in [missing, whole] {
            #expect(formatter.position(of: location) == nil)
            #expect(formatter.end(of: location) == nil)
        }
    }

    @Test func `tells where a range starts and ends`() {
        let formatter = DiagnosticFormatter(sources: ["a.md": Array("ab\ncd".utf8)])
        let location = SourceLocation(path: "a.md", range: SourceRange(1, 4))
        #expect(formatter.position(of: location)?.line == 1)
        #expect(formatter.position(of: location)?.column == 2)
        #expect(formatter.end(of: location)?.line == 2)
        #expect(formatter.end(of: location)?.column == 2)
    }

    @Test(arguments: [(Severity.error, "31"), (.warning, "33")])
    func `colours the severity and the caret alone`(severity: Severity, code: String) {
        let report = Diagnostic(
            severity,
            "rule",
            "wrong",
            at: SourceLocation(path: "a.md", range: SourceRange(0, 2)),
            notes: [.init("a remark")],
            help: "mend it"
        )
        let formatter = DiagnosticFormatter(sources: ["a.md": Array("ab".utf8)], colored: true)
        #expect(
            formatter.format(report) == """
                a.md:1:1: \u{1B}[1;\(code)m\(severity.rawValue):\u{1B}[0m wrong [rule]
                1 │ ab
                  │ \u{1B}[1;32m^~\u{1B}[0m
                \u{1B}[1;36mnote:\u{1B}[0m a remark
                   help: mend it

                """
        )
    }

    private func report(at location: SourceLocation?) -> Diagnostic {
        Diagnostic(.error, "rule", "wrong", at: location)
    }
}
