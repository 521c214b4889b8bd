/// What has to be done to the output folder, decided before anything is done.
///
/// Looks at the folder but does not change it. All paths are relative to the output folder.
struct CommitPlan {
    /// Files of Haven's where a folder is needed, or inside a folder where a file is needed.
    private(set) var blockingFiles: [OutputPath] = []
    /// Folders of Haven's where a file is needed, the innermost first.
    private(set) var blockingFolders: [OutputPath] = []
    /// Folders that are new and are moved from the staged tree with all that is in them.
    private(set) var newFolders: [OutputPath] = []
    /// Files that are moved one by one, into folders that exist.
    private(set) var moves: [StagedFile] = []
    /// Files of Haven's that are no longer part of the site.
    private(set) var removals: [OutputPath] = []
    /// Folders Haven made that the site no longer needs, the innermost first.
    private(set) var abandonedFolders: [OutputPath] = []
    /// What is Haven's once all is done.
    private(set) var manifest: OutputManifest
    /// Files that stand in the way and are not Haven's; if there are any, nothing may be done.
    private(set) var foreign: [OutputPath] = []

    private let owned: OutputManifest
    /// What is now at the path of each folder that was asked for.
    private var found: [OutputPath: Found] = [:]

    private enum Found {
        case nothing
        case file
        case folder
        /// A link, a socket, a pipe or a device: never Haven's.
        case other
    }

    /// Plans to turn the output folder, which has the files of `owned`, into one with `files`.
    ///
    /// - Parameters:
    ///   - files: All files of the new site, sorted by path.
    ///   - owned: What is Haven's in the output folder.
    ///   - output: The output folder.
    /// - Throws: `.changed` if the folder is not what it was while the files were staged.
    init(
        _ files: [StagedFile],
        owned: OutputManifest,
        output: borrowing Descriptor
    ) throws(SystemFailure) {
        self.owned = owned
        self.manifest = OutputManifest(
            files: Dictionary(
                uniqueKeysWithValues: files.map {
                    ($0.path, OutputManifest.Record(hash: $0.hash, size: $0.size))
                }
            )
        )
        var folders: Set<OutputPath> = []
        for file in files {
            let parent = try prepareFolder(of: file.path, &folders, output)
            try place(file, parentExists: parent, output)
        }
        try planRemovals(neededFolders: folders, output)
    }

    /// Whether the output folder is as it should be, apart from its manifest.
    var isDone: Bool {
        blockingFiles.isEmpty && blockingFolders.isEmpty && newFolders.isEmpty && moves.isEmpty
            && removals.isEmpty && abandonedFolders.isEmpty
    }

    /// The existing folders in which entries come and go, the output folder itself as `.`.
    var changedFolders: [String] {
        let paths =
            blockingFiles + blockingFolders + newFolders + moves.map(\.path) + removals
            + abandonedFolders
        var parents: Set<String> = ["."]
        for path in paths {
            guard let parent = path.folders.last else { continue }
            if found[OutputPath(folderOf: path, parent)] == .folder { parents.insert(parent) }
        }
        return parents.sorted()
    }

    /// Decides on the folder that a file or folder lies in, and on those above; returns whether it exists and stays.
    private mutating func prepareFolder(
        of path: OutputPath,
        _ seen: inout Set<OutputPath>,
        _ output: borrowing Descriptor
    ) throws(SystemFailure) -> Bool {
        guard let folder = path.folder else { return true }
        // Files come sorted, so most lie in a folder that has been decided on.
        guard seen.insert(folder).inserted else { return found[folder] == .folder }
        let exists = try prepareFolder(of: folder, &seen, output)
        let now = exists ? try lookUp(folder, output) : .nothing
        found[folder] = now
        switch now {
        case .nothing, .folder: break
        case .file where owned.files[folder] != nil: blockingFiles.append(folder)
        case .file, .other: foreign.append(folder)
        }
        if exists, now != .folder { newFolders.append(folder) }
        if now != .folder || owned.folders.contains(folder) { manifest.folders.insert(folder) }
        return now == .folder
    }

    private mutating func place(
        _ file: StagedFile,
        parentExists: Bool,
        _ output: borrowing Descriptor
    ) throws(SystemFailure) {
        guard parentExists else {
            // It moves with its folder; if it had been there while it was staged, somebody interfered.
            guard file.place == .tree || !foreign.isEmpty else { throw .changed }
            return
        }
        if file.isUnchanged { return }
        switch try lookUp(file.path, output) {
        case .nothing: break
        case .file where owned.files[file.path] != nil: break
        case .folder: try clearFolder(file.path, output)
        case .file, .other: foreign.append(file.path)
        }
        moves.append(file)
    }

    /// Plans to remove a folder that stands where a file belongs, if all that is in it is Haven's.
    private mutating func clearFolder(
        _ path: OutputPath,
        _ output: borrowing Descriptor
    ) throws(SystemFailure) {
        var pending = [path]
        var folders: [OutputPath] = []
        while let folder = pending.popLast() {
            guard owned.folders.contains(folder) else {
                foreign.append(folder)
                continue
            }
            folders.append(folder)
            found[folder] = .folder
            let opened = try Descriptor(folder.text, in: output, .folder)
            for bytes in try FolderNames.all(in: opened) {
                guard let name = String(validating: bytes, as: UTF8.self),
                    let child = try? OutputPath(folder.text + "/" + name)
                else {
                    foreign.append(folder)
                    continue
                }
                switch try lookUp(child, output) {
                case .nothing: break
                case .folder: pending.append(child)
                case .file where owned.files[child] != nil: blockingFiles.append(child)
                case .file, .other: foreign.append(child)
                }
            }
        }
        blockingFolders += folders.reversed()
    }

    private mutating func planRemovals(
        neededFolders: Set<OutputPath>,
        _ output: borrowing Descriptor
    ) throws(SystemFailure) {
        let blocking = Set(blockingFiles)
        for path in owned.files.keys.filter({ manifest.files[$0] == nil }).sorted() {
            // Under a link that somebody put where a folder of ours was, nothing is ours.
            guard !blocking.contains(path), try hasRealFolders(path, output) else { continue }
            if try lookUp(path, output) == .file { removals.append(path) }
        }
        let cleared = Set(blockingFolders)
        for folder in owned.folders.sorted().reversed()
        where !neededFolders.contains(folder) && !cleared.contains(folder) {
            guard try hasRealFolders(folder, output) else { continue }
            if try lookUp(folder, output) == .folder { abandonedFolders.append(folder) }
        }
    }

    private mutating func hasRealFolders(
        _ path: OutputPath,
        _ output: borrowing Descriptor
    ) throws(SystemFailure) -> Bool {
        for folder in Self.foldersAbove(path) {
            if found[folder] == nil { found[folder] = try lookUp(folder, output) }
            guard found[folder] == .folder else { return false }
        }
        return true
    }

    private func lookUp(
        _ path: OutputPath,
        _ output: borrowing Descriptor
    ) throws(SystemFailure) -> Found {
        do throws(SystemFailure) {
            switch try output.status(of: path.text).kind {
            case .file: return .file
            case .folder: return .folder
            case .symbolicLink, .other: return .other
            }
        } catch .missing {
            return .nothing
        } catch .notAFolder {
            return .nothing
        }
    }

    private static func foldersAbove(_ path: OutputPath) -> [OutputPath] {
        path.folders.map { OutputPath(folderOf: path, $0) }
    }
}
