/// The tests there are: all of Jinja2's.
enum TestName: String, CaseIterable, Sendable {
    case boolean, callable, defined, divisibleby, eq, equalto, escaped, even
    case `false`, filter, float, ge, greaterthan, gt, `in`, integer, iterable, le, lessthan
    case lower, lt, mapping, ne, none, number, odd, sameas, sequence, string, test, `true`
    case undefined, upper
    // These have no names, so they are given as text only: `select(">=", 3)`.
    case equalSign = "=="
    case notEqualSign = "!="
    case greaterSign = ">"
    case greaterOrEqualSign = ">="
    case lessSign = "<"
    case lessOrEqualSign = "<="

    /// The number of values it needs after the first.
    var argumentCount: Int {
        switch self {
        case .divisibleby, .eq, .equalto, .equalSign, .ge, .greaterOrEqualSign, .greaterthan,
            .greaterSign, .gt, .in, .le, .lessOrEqualSign, .lessthan, .lessSign, .lt, .ne,
            .notEqualSign, .sameas:
            1
        case .boolean, .callable, .defined, .escaped, .even, .false, .filter, .float, .integer,
            .iterable, .lower, .mapping, .none, .number, .odd, .sequence, .string, .test, .true,
            .undefined, .upper:
            0
        }
    }
}
