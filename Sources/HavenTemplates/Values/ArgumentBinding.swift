internal import HavenDiagnostics

extension TemplateArguments {
    /// The values in the order of the parameters, `nil` for those that were left out.
    ///
    /// `function` is what messages call the function; it is put together for these only.
    func assigned(
        to parameters: [String],
        of function: @autoclosure () -> String
    ) throws(Trouble) -> [TemplateValue?] {
        guard positional.count <= parameters.count else {
            throw Trouble(
                .templateArguments,
                parameters.isEmpty
                    ? "\(function()) takes no arguments"
                    : "\(function()) takes at most \(parameters.count) "
                        + (parameters.count == 1 ? "argument" : "arguments")
            )
        }
        var values = [TemplateValue?](repeating: nil, count: parameters.count)
        for (position, value) in positional.enumerated() { values[position] = value }
        for argument in named {
            guard let position = parameters.firstIndex(of: argument.name) else {
                throw Trouble(
                    .templateArguments,
                    "\(function()) has no argument '\(argument.name)'",
                    help: NearMiss.help(for: argument.name, among: parameters)
                        ?? Self.list(of: parameters)
                )
            }
            guard values[position] == nil else {
                throw Trouble(
                    .templateArguments,
                    "\(function()) was given '\(argument.name)' twice"
                )
            }
            values[position] = argument.value
        }
        return values
    }

    private static func list(of parameters: [String]) -> String? {
        parameters.isEmpty
            ? nil : "its arguments are " + parameters.map { "'\($0)'" }.joined(separator: ", ")
    }
}
