internal import HavenDiagnostics

extension DiagnosticID {
    /// What helps with a report of this kind when nothing more precise is known.
    var usualHelp: String? {
        switch self {
        case .templateSyntax: "docs/templates.md shows every statement and expression"
        case .templateUnknownFilter: "docs/templates.md lists all filters"
        case .templateUnknownTest: "docs/templates.md lists all tests"
        case .templateUnknownName: "give it a value with 'set', or test it with 'is defined'"
        case .templateMissingInclude: "a template is named by its path, such as 'parts/header.html'"
        case .templateUndefined: "test it with 'is defined', or add the filter 'default'"
        case .templateType: "test the value first, or change it with a filter"
        case .templateValue: "test the value first"
        case .templateArguments: "docs/templates.md lists the arguments"
        case .templateLimit: "do less in this template"
        case .templateCall: "docs/template-data.md lists what can be asked for"
        default: nil
        }
    }
}
