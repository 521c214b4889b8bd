import Foundation
import PackagePlugin

/// Compiles `Templates/` of this repository into the target that carries the default theme.
@main
struct EmbedTemplatesPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let templates = context.package.directoryURL.appending(path: "Templates")
        let files = try FileManager.default.subpathsOfDirectory(atPath: templates.path)
            .map { templates.appending(path: $0) }
            .filter { !$0.hasDirectoryPath }
            .sorted { $0.path < $1.path }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTemplates.swift")
        return [
            .buildCommand(
                displayName: "Embedding Templates/",
                executable: try context.tool(named: "embed-templates").url,
                arguments: [templates.path, output.path],
                inputFiles: files,
                outputFiles: [output])
        ]
    }
}
