/// The filters there are: all of Jinja2's but `random`, `pprint` and `urlize`.
enum FilterName: String, CaseIterable, Sendable {
    case abs, attr, batch, capitalize, center, count, d, `default`, dictsort, e, escape
    case filesizeformat, first, float, forceescape, format, groupby, indent, int, items, join, last
    case length, list, lower, map, max, min, reject, rejectattr, replace, reverse, round, safe
    case select, selectattr, slice, sort, string, striptags, sum, title, tojson, trim, truncate
    case unique, upper, urlencode, wordcount, wordwrap, xmlattr

    /// Filters of Jinja2 that are missing on purpose, with what to do instead.
    static let absent: [String: String] = [
        "random": "pages are the same every time; choose with an index",
        "pprint": "use 'tojson(indent=2)'",
        "urlize": "write links in Markdown",
    ]

    /// The parameters after the value itself.
    ///
    /// `attr` to `unique` of the kind that take the name of another filter or test read their own.
    var parameters: [String] {
        switch self {
        case .abs, .capitalize, .count, .e, .escape, .first, .forceescape, .items, .last, .length,
            .list, .lower, .reverse, .safe, .string, .striptags, .title, .upper, .urlencode,
            .wordcount:
            []
        case .attr: ["name"]
        case .batch: ["linecount", "fill_with"]
        case .center: ["width"]
        case .d, .default: ["default_value", "boolean"]
        case .dictsort: ["case_sensitive", "by", "reverse"]
        case .filesizeformat: ["binary"]
        case .float: ["default"]
        case .groupby: ["attribute", "default", "case_sensitive"]
        case .indent: ["width", "first", "blank"]
        case .int: ["default", "base"]
        case .join: ["d", "attribute"]
        case .max, .min, .unique: ["case_sensitive", "attribute"]
        case .replace: ["old", "new", "count"]
        case .round: ["precision", "method"]
        case .slice: ["slices", "fill_with"]
        case .sort: ["reverse", "case_sensitive", "attribute"]
        case .sum: ["attribute", "start"]
        case .tojson: ["indent"]
        case .trim: ["chars"]
        case .truncate: ["length", "killwords", "end", "leeway"]
        case .wordwrap: ["width", "break_long_words", "wrapstring", "break_on_hyphens"]
        case .xmlattr: ["autospace"]
        case .format, .map, .reject, .rejectattr, .select, .selectattr: []
        }
    }
}
