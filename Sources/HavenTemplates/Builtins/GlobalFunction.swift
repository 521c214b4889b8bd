/// The functions every template has.
enum GlobalFunction: String, CaseIterable, Sendable {
    case range
    case dict
    case cycler
    case joiner
    case namespace
}
