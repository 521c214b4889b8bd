import HavenDiagnostics
import HavenDirectory
import Testing

@Suite struct `Tables as spreadsheets write them` {
    private func rows(_ text: String) -> [[String]] {
        CSVTable(Array(text.utf8), path: "a.csv").rows.map { $0.map(\.text) }
    }

    @Test(
        arguments: [
            ("a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
            ("sep=;\r\na;b\r\n1,5;2", [["a", "b"], ["1,5", "2"]]),
            ("\u{FEFF}sep=,\na,b\n1;5,2", [["a", "b"], ["1;5", "2"]]),
            ("sep=x\n1,2", [["sep=x"], ["1", "2"]]),
            ("\u{FEFF}a;b\r\n1;2", [["a", "b"], ["1", "2"]]),
            ("a\tb\r1\t2\r", [["a", "b"], ["1", "2"]]),
            ("a,b\n\"1,5\",\"say \"\"hi\"\"\"\n", [["a", "b"], ["1,5", "say \"hi\""]]),
            ("a\n\"one\r\ntwo\"\n", [["a"], ["one\ntwo"]]),
            ("a,b\n\n,\n1,2", [["a", "b"], ["1", "2"]]),
            ("a,b\n=\"0123\",'=1+1\n", [["a", "b"], ["0123", "=1+1"]]),
            ("a\n'tis\n", [["a"], ["'tis"]]),
            ("a,b\n 1 , 2 \n", [["a", "b"], ["1", "2"]]),
            ("\"a;b\",c\n1,2\n", [["a;b", "c"], ["1", "2"]]),
            ("a,b\n1\n1,2,3\n", [["a", "b"], ["1"], ["1", "2", "3"]]),
            ("", []),
        ] as [(String, [[String]])]
    )
    func `are cut into their cells`(text: String, expected: [[String]]) {
        #expect(rows(text) == expected)
    }

    @Test func `know where each cell stands`() {
        let text = "a,b\n x ,\"y\"\"z\"\n"
        let cells = CSVTable(Array(text.utf8), path: "a.csv").rows[1]
        #expect(cells.map(\.range.lower) == [5, 8])
        #expect(cells.map(\.range.upper) == [6, 14])
        #expect(cells.map(\.isVerbatim) == [true, false])
    }

    @Test(
        arguments: [
            ("a\n\"open\n", "this quote is never closed, so all that follows is one cell", 2),
            ("a,b\n\"x\" y,z\n", "this stands behind the closing quote of its cell", 8),
        ]
    )
    func `with broken quotes are reported`(text: String, message: String, place: Int) {
        let diagnostics = CSVTable(Array(text.utf8), path: "a.csv").diagnostics
        #expect(diagnostics.map(\.message) == [message])
        #expect(diagnostics.first?.location?.range?.lower == place)
    }
}
