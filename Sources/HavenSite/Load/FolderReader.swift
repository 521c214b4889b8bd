package import HavenDiagnostics

/// Lists and reads the folders of a project: all that Load asks of the disk.
///
/// A class, because it owns a descriptor that many threads use at once.
package final class FolderReader: Sendable {
    /// The files below one folder.
    package struct Listing: Sendable {
        /// Sorted by the bytes of their paths.
        package private(set) var entries: [FolderEntry]
        /// What cannot be read as a file of the project, each with its path and no range.
        package let diagnostics: [Diagnostic]

        /// Puts what is now at a path in the place of what was there, and of all that was below.
        mutating func replace(_ path: String, with entry: FolderEntry?) {
            entries.removeAll { $0.path == path || $0.path.isBelow(path) }
            guard let entry else { return }
            let place =
                entries.firstIndex { path.precedesInBytes($0.path) }
                ?? entries.endIndex
            entries.insert(entry, at: place)
        }
    }

    /// What reading a file gave.
    package enum Contents: Hashable, Sendable {
        case bytes([UInt8])
        /// The file has more bytes than the caller allows; it was not read.
        case tooLarge(size: Int)
    }

    private let project: String
    private let folder: Descriptor
    /// The project's path without links, to tell what leaves it.
    private let realProject: String

    /// Opens the project folder; `project` may be relative to the working folder.
    ///
    /// - Throws: `EnvironmentFailure` if it is missing, no folder, or not readable.
    package init(project: String) throws {
        self.project = project
        do throws(SystemFailure) {
            self.folder = try Descriptor(project, .folderFollowing)
            self.realProject = try FolderNames.realPath(project)
        } catch {
            throw EnvironmentFailure("open the project folder", project, error)
        }
    }

    /// Lists all files below a folder of the project, `Content` for example; `nil` if there is none.
    ///
    /// Links to files inside the project are followed, links to folders are not, so there is no way to
    /// walk in a circle. No name is left out for what it looks like: that is for the caller to decide.
    ///
    /// - Parameter root: The folder, relative to the project.
    /// - Returns: The files, or `nil`.
    /// - Throws: `EnvironmentFailure` if a folder cannot be read.
    package func list(_ root: String) throws -> Listing? {
        var walk = Walk()
        do throws(SystemFailure) {
            switch try folder.status(of: root).kind {
            case .folder: break
            case .symbolicLink:
                // The folder itself may be a link, as long as it stays inside.
                guard let target = try insidePath(ofLink: root) else {
                    return Listing(entries: [], diagnostics: [.linkOutsideProject(root)])
                }
                guard try folder.status(of: target).kind == .folder else {
                    throw SystemFailure.notAFolder
                }
            case .file, .other: throw SystemFailure.notAFolder
            }
        } catch .missing {
            return nil
        } catch {
            throw EnvironmentFailure("read the folder", shown(root), error)
        }

        walk.pending = [root]
        while let path = walk.pending.popLast() {
            do throws(SystemFailure) {
                try visit(path, isRoot: path == root, &walk)
            } catch {
                throw EnvironmentFailure("read the folder", shown(path), error)
            }
        }
        let entries = walk.entries.sorted { $0.path.precedesInBytes($1.path) }
        return Listing(
            entries: entries,
            diagnostics: Diagnostics(walk.diagnostics).sorted()
        )
    }

    /// What is at a path relative to the project.
    ///
    /// Links are not looked into: `.other` stands for them.
    ///
    /// - Returns: The entry; `nil` if nothing is there.
    /// - Throws: `EnvironmentFailure` if it cannot be looked at.
    func entry(at path: String) throws -> FolderEntry? {
        do throws(SystemFailure) {
            let status = try folder.status(of: path)
            let kind: FolderEntry.Kind =
                switch status.kind {
                case .file: .file
                case .folder: .folder
                case .symbolicLink, .other: .other
                }
            return FolderEntry(path, kind, status)
        } catch .missing {
            return nil
        } catch .notAFolder {
            return nil
        } catch {
            throw EnvironmentFailure("read", shown(path), error)
        }
    }

    /// Reads a file of at most `maximumBytes`; `path` is relative to the project, links are followed.
    ///
    /// - Throws: `EnvironmentFailure` if it cannot be read or is no file.
    package func read(_ path: String, maximumBytes: Int) throws -> Contents {
        do throws(SystemFailure) {
            let file = try Descriptor(path, in: folder, .readFollowing)
            let status = try file.status()
            switch status.kind {
            case .file: break
            case .folder: throw SystemFailure.isAFolder
            case .symbolicLink, .other: throw SystemFailure.notAFile
            }
            guard let bytes = try file.readAll(limit: maximumBytes) else {
                return .tooLarge(size: max(status.size, maximumBytes + 1))
            }
            return .bytes(bytes)
        } catch {
            throw EnvironmentFailure("read", shown(path), error)
        }
    }

    /// Puts other bytes into a file of the project, at once: whoever reads it finds the old ones or the new ones.
    ///
    /// A link is followed, if it stays inside the project. The file keeps its permissions.
    ///
    /// - Parameters:
    ///   - path: The file, relative to the project.
    ///   - bytes: What is to be in it.
    ///   - old: What is in it; if it is something else by now, nothing is done.
    /// - Returns: Whether it was done.
    /// - Throws: `EnvironmentFailure` if it cannot be written; then it is as it was.
    func replace(_ path: String, with bytes: [UInt8], insteadOf old: [UInt8]) throws -> Bool {
        do throws(SystemFailure) {
            guard let target = try insidePath(ofLink: path) else { return false }
            let fresh = target.folderPath.isEmpty ? "" : target.folderPath + "/"
            let waiting = fresh + ".haven-" + target.lastSegment + ".tmp"
            let current = try Descriptor(target, in: folder, .read)
            let status = try current.status()
            guard status.kind == .file, try current.readAll(limit: old.count) == old else {
                return false
            }
            // Left there by a run that was killed.
            do throws(SystemFailure) { try folder.removeFile(waiting) } catch .missing {}
            do throws(SystemFailure) {
                let file = try Descriptor(waiting, in: folder, .create)
                try file.write(bytes, bytes.indices, at: 0)
                try file.setPermissions(status.permissions)
                try file.syncFile()
                try folder.rename(waiting, to: folder, target)
            } catch {
                do throws(SystemFailure) { try folder.removeFile(waiting) } catch {}
                throw error
            }
            return true
        } catch {
            throw EnvironmentFailure("write", shown(path), error)
        }
    }

    /// Makes a file in a folder of the project.
    ///
    /// - Parameters:
    ///   - path: The file, relative to the project, below a folder that is no link and may have to be made.
    ///   - bytes: What is to be in it.
    /// - Returns: False if there is something at this path, which is left as it is.
    /// - Throws: `EnvironmentFailure` if it cannot be written; then there is no such file.
    func create(_ path: String, with bytes: [UInt8]) throws -> Bool {
        do throws(SystemFailure) {
            let parent = path.folderPath
            if !parent.isEmpty {
                do throws(SystemFailure) { try folder.makeFolder(parent) } catch .exists {}
                guard try folder.status(of: parent).kind == .folder else {
                    throw SystemFailure.notAFolder
                }
            }
            let file: Descriptor
            do throws(SystemFailure) {
                file = try Descriptor(path, in: folder, .create)
            } catch .exists {
                return false
            }
            do throws(SystemFailure) {
                try file.write(bytes, bytes.indices, at: 0)
                try file.syncFile()
            } catch {
                do throws(SystemFailure) { try folder.removeFile(path) } catch {}
                throw error
            }
            return true
        } catch {
            throw EnvironmentFailure("write", shown(path), error)
        }
    }

    /// The folders still to visit and what was found so far.
    private struct Walk {
        var pending: [String] = []
        var entries: [FolderEntry] = []
        var diagnostics: [Diagnostic] = []
    }

    private func visit(
        _ path: String,
        isRoot: Bool,
        _ walk: inout Walk
    ) throws(SystemFailure) {
        let opened = try Descriptor(path, in: folder, isRoot ? .folderFollowing : .folder)
        for bytes in try FolderNames.all(in: opened) {
            guard let name = String(validUTF8: bytes.span) else {
                walk.diagnostics.append(
                    .nameNotUTF8(path + "/" + String(decoding: bytes, as: UTF8.self))
                )
                continue
            }
            let child = path + "/" + name
            let status: FileStatus
            do throws(SystemFailure) {
                status = try opened.status(of: name)
            } catch .missing {
                continue  // Gone since the folder was read, as an editor's temporary file goes.
            }
            switch status.kind {
            case .file: walk.entries.append(FolderEntry(child, .file, status))
            case .folder: walk.pending.append(child)
            case .symbolicLink: try follow(child, &walk)
            case .other:
                walk.entries.append(FolderEntry(child, .other, status))
                walk.diagnostics.append(.specialFile(child))
            }
        }
    }

    private func follow(_ path: String, _ walk: inout Walk) throws(SystemFailure) {
        guard let target = try insidePath(ofLink: path) else {
            walk.diagnostics.append(.linkOutsideProject(path))
            return
        }
        let status = try folder.status(of: target.isEmpty ? "." : target)
        switch status.kind {
        case .file: walk.entries.append(FolderEntry(path, .symbolicLink(target: target), status))
        case .folder: walk.diagnostics.append(.linkToFolder(path, target: target))
        case .symbolicLink, .other: walk.diagnostics.append(.specialFile(path))
        }
    }

    /// Where a link leads, relative to the project; `nil` if outside, nowhere, or in a circle.
    private func insidePath(ofLink path: String) throws(SystemFailure) -> String? {
        let real: String
        do throws(SystemFailure) {
            real = try FolderNames.realPath(project + "/" + path)
        } catch .missing {
            return nil
        } catch .linkLoop {
            return nil
        } catch .notAFolder {
            return nil
        }
        if real == realProject { return "" }
        let prefix = realProject == "/" ? "/" : realProject + "/"
        guard real.utf8.starts(with: prefix.utf8) else { return nil }
        return String(decoding: real.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    }

    private func shown(_ path: String) -> String {
        project == "." ? path : project + "/" + path
    }
}

extension FolderEntry {
    fileprivate init(_ path: String, _ kind: Kind, _ status: FileStatus) {
        self.init(path: path, kind: kind, stamp: status.stamp)
    }
}

extension DiagnosticID {
    /// A symbolic link that leads out of the project, to nothing, or in a circle.
    package static let linkOutsideProject: DiagnosticID = "link-outside-project"
    /// A symbolic link to a folder.
    package static let linkToFolder: DiagnosticID = "link-to-folder"
    /// A file name whose bytes are not UTF-8.
    package static let nameNotUTF8: DiagnosticID = "name-not-utf8"
    /// A socket, a pipe or a device.
    package static let specialFile: DiagnosticID = "special-file"
}

extension Diagnostic {
    fileprivate static func linkOutsideProject(_ path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .linkOutsideProject,
            "a symbolic link must lead to a file inside the project",
            at: SourceLocation(path: path),
            help: "put a copy of the file in its place, or remove the link"
        )
    }

    fileprivate static func linkToFolder(_ path: String, target: String) -> Diagnostic {
        Diagnostic(
            .error,
            .linkToFolder,
            "a symbolic link may lead to a file only, and this one leads to the folder '\(target)'",
            at: SourceLocation(path: path),
            help: "move the folder here, or link to the files one by one"
        )
    }

    fileprivate static func nameNotUTF8(_ path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .nameNotUTF8,
            "the name of a file must be UTF-8",
            at: SourceLocation(path: path),
            help: "rename the file"
        )
    }

    fileprivate static func specialFile(_ path: String) -> Diagnostic {
        Diagnostic(
            .error,
            .specialFile,
            "a socket, a pipe or a device cannot be published",
            at: SourceLocation(path: path),
            help: "remove it, or put a file in its place"
        )
    }
}
