/// A difference from Jinja2 that `docs/templates.md` lists, and the pairs that show it.
struct DocumentedDifference: Sendable {
    /// The subject of the row in the table of differences.
    let subject: String
    /// The ids of pairs, with `*` for any text.
    ///
    /// There are none where the way the pairs are rendered hides the difference.
    let pairs: [String]

    /// The patterns that fit an id.
    func patterns(fitting id: String) -> [String] {
        pairs.filter { Self.fits(Array($0.utf8)[...], Array(id.utf8)[...]) }
    }

    private static func fits(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        if first == UInt8(ascii: "*") {
            let rest = pattern.dropFirst()
            return (text.startIndex...text.endIndex).contains { fits(rest, text[$0...]) }
        }
        return first == text.first && fits(pattern.dropFirst(), text.dropFirst())
    }
}

extension DocumentedDifference {
    /// The table of `docs/templates.md`, row by row.
    ///
    /// Random pairs are made so that they meet none of these.
    static let all: [DocumentedDifference] = [
        DocumentedDifference(
            subject: "unsafe places in HTML",
            pairs: ["case/places/refused: *"]
        ),
        DocumentedDifference(
            subject: "unknown names, filters, tests, templates",
            pairs: [
                "case/differences/a branch with *",
                "case/differences/a broken template that is not used",
                "case/differences/a missing template that one of several",
                "case/expressions/an unknown filter in a*",
                "case/filters/map is lazy",
                "case/inheritance/extends through an inline if",
                "case/inheritance/extends twice",
                "case/scoping/a from import of what is not there",
                "case/scoping/names with an underscore are not exported",
                "filter/select('nosuch')/*",
            ]
        ),
        DocumentedDifference(
            subject: "names of templates",
            pairs: [
                "case/differences/a name of a template in a variable",
                "case/errors/an include of none",
                "case/errors/an undefined name imported",
                "case/errors/an undefined name included*",
                "case/inheritance/extends of an undefined name",
                "case/inheritance/extends through a variable",
                "case/inheritance/extends through the context",
                "case/scoping/an include of a name in a variable",
                "use/include/*",
            ]
        ),
        DocumentedDifference(
            subject: "templates that include, import or extend each other in a circle",
            pairs: ["case/differences/an include of itself that ends"]
        ),
        // The values of a pair are given to Jinja2 as names of the environment.
        DocumentedDifference(
            subject: "names in imported templates",
            pairs: []
        ),
        DocumentedDifference(
            subject: "`map`, `select`, `reject`, `batch`, `slice`, `unique`, `items`, `reverse` …",
            pairs: [
                "case/differences/a generator *",
                "case/filters/length of a generator",
            ]
        ),
        DocumentedDifference(
            subject: "whole numbers",
            pairs: [
                "case/differences/* beyond 64 bits",
                "filter/int*/huge_float",
                "use/percent number/huge_float",
            ]
        ),
        // Macros give HTML; only functions of a site give text.
        DocumentedDifference(
            subject: "results of `call` blocks",
            pairs: []
        ),
        DocumentedDifference(
            subject: "`~` between constants, as in `\"<b>\"\\|safe ~ \"x\"`",
            pairs: ["case/differences/markup in tilde between constants"]
        ),
        DocumentedDifference(
            subject: "values",
            pairs: [
                "case/differences/a list is changed",
                "case/differences/a dictionary is changed",
            ]
        ),
        DocumentedDifference(
            subject: "Python's internals (`__class__`, `encode`, `real` …)",
            pairs: [
                "case/differences/an attribute of Python",
                "case/escaping/escape as a method",
                "case/expressions/hidden attributes",
                "case/numbers/a number's member",
                "case/text/encode",
                "case/text/expandtabs",
                "method/expandtabs(4)/*",
                "method/isidentifier()/*",
            ]
        ),
        DocumentedDifference(
            subject: "printing a method, namespace, loop, imported template or `self`",
            pairs: ["case/differences/* printed"]
        ),
        DocumentedDifference(
            subject: "`x is sameas y`",
            pairs: [
                "case/differences/the same object",
                "test/sameas(v)/undefined",
                "test/sameas(v)/no else",
                "use/changed/undefined",
                "use/same/no else",
            ]
        ),
        DocumentedDifference(
            subject: "roots of negative numbers",
            pairs: [
                "case/differences/a complex number",
                "operator/negative ** float",
            ]
        ),
        DocumentedDifference(
            subject: "constants that fail: `1 if [][0] else 2`",
            pairs: ["case/differences/a constant that fails in a branch"]
        ),
        DocumentedDifference(
            subject: "an undefined value as a bound of `x[a:b]`",
            pairs: ["case/errors/an undefined name in a slice"]
        ),
        DocumentedDifference(
            subject: "`x[]`",
            pairs: ["case/errors/an empty index"]
        ),
        DocumentedDifference(
            subject: "`{#` at the end of a file",
            pairs: ["case/differences/a comment that starts at the end"]
        ),
        DocumentedDifference(
            subject: "a byte order mark",
            pairs: ["case/layout/a byte order mark"]
        ),
        DocumentedDifference(
            subject: "`batch(0)`",
            pairs: ["case/filters/batch of zero"]
        ),
        DocumentedDifference(
            subject: "`striptags`, `unescape`",
            pairs: ["case/differences/entities of HTML 5"]
        ),
        DocumentedDifference(
            subject: "`\"\\N{DASH}\"`, `\\ud800`",
            pairs: [
                "case/differences/a lone surrogate",
                "case/expressions/a name of unicode in a string",
            ]
        ),
        DocumentedDifference(
            subject: "`format` fields `{0.name}`",
            pairs: ["case/differences/a format with an attribute"]
        ),
        DocumentedDifference(
            subject: "bounds",
            pairs: [
                "case/differences/a macro eighty calls deep",
                "case/differences/a range without bound",
                "use/range/large",
            ]
        ),
        DocumentedDifference(
            subject: "absent filters",
            pairs: [
                "case/escaping/urlize*",
                "case/filters/pprint",
                "case/filters/random",
                "case/text/urlize*",
            ]
        ),
        DocumentedDifference(
            subject: "absent statements",
            pairs: [
                "case/differences/a statement for escaping",
                "case/differences/a statement for printing",
            ]
        ),
        DocumentedDifference(
            subject: "absent functions",
            pairs: ["case/differences/filler text"]
        ),
    ]
}
