/// Says whether a folder may be the output folder of a project.
enum OutputPlace {
    /// Refuses a place whose cleaning would meet sources, or that is no folder.
    ///
    /// - Parameters:
    ///   - output: The output folder as given; need not exist.
    ///   - project: The project folder.
    ///   - sources: Folders of the project that hold sources, relative to it.
    /// - Throws: `EnvironmentFailure` with the reason.
    static func check(_ output: String, project: String, sources: [String]) throws {
        guard !output.isEmpty else {
            throw EnvironmentFailure("the path of the output folder is empty; name a folder")
        }
        try checkKind(output)
        let place = try realPath(output)
        let home = try realPath(project)
        let shown = EnvironmentFailure.printable(output)
        if contains(place, home) {
            throw EnvironmentFailure(
                "the output folder '\(shown)' is or holds the project; choose a folder of its own, "
                    + "such as Output"
            )
        }
        for source in sources + [OwnNames.projectFolder] {
            let folder = try realPath(home + "/" + source)
            if contains(folder, place) || contains(place, folder) {
                throw EnvironmentFailure(
                    "the output folder '\(shown)' and '\(source)' may not lie in one another; "
                        + "choose a folder of its own, such as Output"
                )
            }
        }
    }

    /// Refuses a file and a symbolic link where the output folder should be.
    private static func checkKind(_ output: String) throws {
        let kind: FileStatus.Kind
        do throws(SystemFailure) {
            let here = try Descriptor(".", .folder)
            kind = try here.status(of: withoutSlashes(output)).kind
        } catch .missing {
            return
        } catch {
            throw EnvironmentFailure("open the output folder", output, error)
        }
        let shown = EnvironmentFailure.printable(output)
        switch kind {
        case .folder: return
        case .file, .other:
            throw EnvironmentFailure(
                "the output folder '\(shown)' is a file; move it away or choose another folder"
            )
        case .symbolicLink:
            let target = (try? FolderNames.realPath(output)).map { " to '\($0)'" } ?? ""
            throw EnvironmentFailure(
                "the output folder '\(shown)' is a symbolic link\(target); "
                    + "give the folder it leads to with --output"
            )
        }
    }

    /// The path without links; of a path that does not exist, its existing part and the rest as it is.
    private static func realPath(_ path: String) throws -> String {
        var existing = path
        var rest: [Substring] = []
        while true {
            do throws(SystemFailure) {
                let real = try FolderNames.realPath(existing.isEmpty ? "." : existing)
                let base = real == "/" ? "" : real
                return base + rest.reversed().map { "/" + $0 }.joined()
            } catch .missing {
                let parts = withoutSlashes(existing).split(
                    separator: "/",
                    omittingEmptySubsequences: false
                )
                guard let last = parts.last, last != "..", !existing.isEmpty else {
                    throw EnvironmentFailure("find", path, .missing)
                }
                if last != "." && !last.isEmpty { rest.append(last) }
                let parent = parts.dropLast().joined(separator: "/")
                existing = parent.isEmpty && existing.hasPrefix("/") ? "/" : parent
            } catch {
                throw EnvironmentFailure("find", path, error)
            }
        }
    }

    /// Whether `inner` is `outer` or lies below it.
    private static func contains(_ outer: String, _ inner: String) -> Bool {
        outer == "/" || inner == outer || inner.utf8.starts(with: (outer + "/").utf8)
    }

    private static func withoutSlashes(_ path: String) -> String {
        var path = Substring(path)
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return String(path)
    }
}
