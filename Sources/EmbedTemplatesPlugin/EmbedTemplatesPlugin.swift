import Foundation
import PackagePlugin

/// Compiles `Templates/` of this repository into the target that carries the default theme.
///
/// The plugin decides which files are meant, the tool only writes them down: SwiftPM asks the plugin
/// anew on every build, so a file that is added or deleted is noticed as surely as one that is edited.
@main
struct EmbedTemplatesPlugin: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let templates = context.package.directoryURL.appending(
            path: "Templates", directoryHint: .isDirectory)
        let paths = try Self.files(under: templates)
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTemplates.swift")
        return [
            .buildCommand(
                displayName: "Embedding Templates/",
                executable: try context.tool(named: "embed-templates").url,
                arguments: [output.path(percentEncoded: false), templates.path(percentEncoded: false)]
                    + paths,
                inputFiles: paths.map { templates.appending(path: $0) },
                outputFiles: [output])
        ]
    }

    /// The regular files of a folder, as paths below it, in the order of their bytes.
    ///
    /// A folder that does not exist has none: the theme is then empty, and the build goes on.
    private static func files(under folder: URL) throws -> [String] {
        guard FileManager.default.fileExists(atPath: folder.path(percentEncoded: false)) else {
            return []
        }
        return try FileManager.default.subpathsOfDirectory(
            atPath: folder.path(percentEncoded: false)
        )
        .filter { path in
            guard !isLeftOver(path) else { return false }
            let values = try folder.appending(path: path).resourceValues(forKeys: [.isRegularFileKey])
            return values.isRegularFile == true
        }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// Whether a path is hidden or was left behind by an editor, and so is no part of the theme.
    private static func isLeftOver(_ path: String) -> Bool {
        path.split(separator: "/").contains { name in
            name.hasPrefix(".") || name.hasSuffix("~") || name.hasSuffix(".bak")
                || name.hasSuffix(".swp") || name.hasPrefix("#") && name.hasSuffix("#")
        }
    }
}
