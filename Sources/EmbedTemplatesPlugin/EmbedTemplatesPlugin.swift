import Foundation
import PackagePlugin

/// Compiles `Templates/` of this repository into the target that carries the default theme.
///
/// SwiftPM keeps its plan between builds and does not ask the plugin again when a file of `Templates/`
/// is added or deleted: files named as inputs would go stale, and a deleted one would stop the build.
/// So the only input is a stamp that every run of the tool replaces. The build system finds it changed
/// each time and runs the tool, which looks for itself and leaves its output alone if nothing is new.
@main
struct EmbedTemplatesPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let templates = context.package.directoryURL.appending(path: "Templates")
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTemplates.swift")
        let stamp = context.pluginWorkDirectoryURL.appending(path: "always-run")
        try Data().write(to: stamp)
        return [
            .buildCommand(
                displayName: "Embedding Templates/",
                executable: try context.tool(named: "embed-templates").url,
                arguments: [templates, output, stamp].map { $0.path(percentEncoded: false) },
                inputFiles: [stamp],
                outputFiles: [output]
            )
        ]
    }
}
