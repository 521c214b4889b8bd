package import HavenDiagnostics

/// All templates of a site, compiled together.
///
/// Immutable, so that any number of pages can be rendered from it at once; a class, so that a rendering
/// holds one reference and not one for each table.
package final class TemplateLibrary: Sendable {
    let program: Program
    let templates: [CompiledTemplate]
    /// The positions of the templates by name.
    let indexes: [String: Int]
    /// The templates that the constants of the program name.
    let namedTemplates: [Int?]
    let names: NameTable
    /// The names of all templates each template can reach, itself included, sorted.
    private let closures: [String: [String]]
    /// The values of the global names before a rendering adds its own.
    private let builtins: [TemplateValue?]

    /// Compiles templates and reports every error in them.
    ///
    /// `globals` are the names every rendering gives values to; they are known in all templates,
    /// also in imported ones. Templates with errors are left out of the library.
    package static func compile(
        _ sources: [TemplateSource],
        globals: [String]
    ) -> (library: TemplateLibrary, diagnostics: [Diagnostic]) {
        var linker = Linker(sources, globals: globals)
        let library = linker.link()
        return (library, linker.diagnostics.sorted())
    }

    init(
        program: Program,
        templates: [CompiledTemplate],
        names: NameTable,
        globalCount: Int,
        closures: [String: [String]]
    ) {
        self.program = program
        self.templates = templates
        self.closures = closures
        let indexes = Dictionary(
            templates.enumerated().map { ($1.name, $0) },
            uniquingKeysWith: { first, _ in first }
        )
        self.indexes = indexes
        namedTemplates = program.constants.map { constant in
            constant.anyText.flatMap { indexes[$0] }
        }
        self.names = names
        var builtins = [TemplateValue?](repeating: nil, count: globalCount)
        for function in GlobalFunction.allCases {
            if let name = names.existing(function.rawValue), name < globalCount {
                builtins[name] = .engine(EngineValue(.builtin(function)))
            }
        }
        self.builtins = builtins
    }

    /// Whether there is a template of this name without errors.
    package func contains(_ name: String) -> Bool {
        indexes[name] != nil
    }

    /// The names of all templates that rendering `name` can reach, itself included, sorted.
    package func closure(of name: String) -> [String] {
        closures[name] ?? []
    }

    /// Renders a template and appends the bytes to `output`.
    ///
    /// `variables` gives values to the global names. If it fails, `output` is as it was before.
    package func render<Host: TemplateHost>(
        _ name: String,
        variables: TemplateMap,
        host: inout Host,
        into output: inout [UInt8]
    ) throws(TemplateFailure) {
        guard let template = indexes[name] else {
            throw TemplateFailure(.missingTemplate(name, among: templates.map(\.name)))
        }
        let start = output.count
        var renderer = Renderer(
            library: self,
            globals: globalValues(variables),
            host: host,
            output: output
        )
        // The renderer has the only copy, so that it can append in place.
        output = []
        defer {
            swap(&output, &renderer.output)
            if let changed = renderer.host as? Host { host = changed }
        }
        do throws(Trouble) {
            try renderer.render(template)
        } catch {
            renderer.output.removeSubrange(start...)
            throw TemplateFailure(diagnostic(error, in: template))
        }
    }

    private func globalValues(_ variables: TemplateMap) -> [TemplateValue?] {
        var values = builtins
        for (key, value) in variables.entries {
            guard let name = key.anyText, let id = names.existing(name) else { continue }
            while values.count <= id { values.append(nil) }
            values[id] = value
        }
        return values
    }

    private func diagnostic(_ trouble: Trouble, in template: Int) -> Diagnostic {
        func location(_ place: Trouble.Place) -> SourceLocation {
            SourceLocation(path: templates[place.template].path, range: place.range)
        }
        let notes = trouble.trail.map { Diagnostic.Note($0.message, at: location($0.place)) }
        return Diagnostic(
            .error,
            trouble.id,
            trouble.message,
            at: trouble.place.map(location) ?? SourceLocation(path: templates[template].path),
            notes: notes,
            help: trouble.help ?? trouble.id.usualHelp
        )
    }
}

extension Diagnostic {
    fileprivate static func missingTemplate(_ name: String, among names: [String]) -> Diagnostic {
        Diagnostic(
            .error,
            .templateMissingInclude,
            "there is no template '\(name)'",
            at: nil,
            help: NearMiss.help(for: name, among: names)
                ?? DiagnosticID.templateMissingInclude.usualHelp
        )
    }
}
