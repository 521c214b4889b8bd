#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The right of one build to use a project and to write one output folder; others are turned away.
///
/// Two locks: one on `.haven/lock` of the project and one on the output folder itself, so that two
/// projects cannot write one folder at once. The system takes them back however the process ends. On a
/// file system whose folders cannot be locked (some network disks) only the first protects.
///
/// A class, because it owns descriptors that many threads use at once, and for its end: a folder that
/// was made for an output that did not come about is removed again.
package final class BuildLock: Sendable {
    /// The output folder as given, for messages.
    let outputPath: String
    let output: Descriptor
    /// `.haven` of the project.
    let projectFolder: Descriptor
    /// Whether this build made the output folder, which then was empty.
    let madeOutput: Bool
    let steps: DiskSteps

    /// When the build began, in nanoseconds since 1970 by the clock of the project's file system.
    let time: Int64

    private let lockFile: Descriptor
    /// The folders this build made on the way to the output folder, the outermost first.
    private let madeFolders: [String]

    /// Takes both locks, and makes the output folder if there is none.
    ///
    /// - Parameters:
    ///   - project: The project folder.
    ///   - output: The output folder; relative paths are relative to the working folder.
    ///   - sources: The folders with sources, relative to the project, which the output must not touch.
    /// - Returns: The lock, held until the value ends.
    /// - Throws: `EnvironmentFailure` if another build is running, or the output folder is a file, a
    ///   link, read-only, or in the wrong place. Nothing has changed then.
    package static func acquire(
        project: String,
        output: String,
        sources: [String] = ["Content", "Templates"]
    ) throws -> BuildLock {
        try BuildLock(project: project, output: output, sources: sources, steps: .real)
    }

    init(project: String, output: String, sources: [String], steps: DiskSteps) throws {
        try OutputPlace.check(output, project: project, sources: sources)
        self.steps = steps
        self.outputPath = output
        let own = project + "/" + OwnNames.projectFolder
        do throws(SystemFailure) {
            let home = try Descriptor(project, .folderFollowing)
            do throws(SystemFailure) {
                try steps.makeFolder(OwnNames.projectFolder, in: home)
            } catch .exists {}
            self.projectFolder = try Descriptor(OwnNames.projectFolder, in: home, .folderFollowing)
            self.lockFile = try Descriptor("lock", in: projectFolder, .update)
        } catch {
            throw EnvironmentFailure("open", own + "/lock", error)
        }
        try Self.lockProject(lockFile, path: own + "/lock")
        do throws(SystemFailure) {
            self.time = try lockFile.status().modification
        } catch {
            throw EnvironmentFailure("lock", own + "/lock", error)
        }

        var made: [String] = []
        do {
            made = try Self.makeFolders(output, steps: steps)
            self.output = try Self.lockOutput(output)
        } catch {
            Self.removeFolders(made, steps: steps)
            throw error
        }
        self.madeFolders = made
        self.madeOutput = !made.isEmpty
    }

    deinit {
        // Fails if the build has filled it, as it should.
        Self.removeFolders(madeFolders, steps: steps)
        output.unlock()
        lockFile.unlock()
    }

    private static func lockProject(_ file: borrowing Descriptor, path: String) throws {
        do throws(SystemFailure) {
            try file.lock()
            // The number of the process is for the message of the other one only.
            try file.truncate(to: 0)
            let number = Array("\(getpid())\n".utf8)
            try file.write(number, 0..<number.count, at: 0)
        } catch .busy {
            var text = [UInt8](repeating: 0, count: 20)
            let count = (try? file.read(into: &text, at: 0)) ?? 0
            let digits = text.prefix(count).prefix { $0 >= 0x30 && $0 <= 0x39 }
            let process =
                digits.isEmpty ? "" : " (process \(String(decoding: digits, as: UTF8.self)))"
            throw EnvironmentFailure(
                "another build of this project is running\(process); "
                    + "wait until it has ended and build again"
            )
        } catch {
            throw EnvironmentFailure("lock", path, error)
        }
    }

    private static func lockOutput(_ path: String) throws -> Descriptor {
        do throws(SystemFailure) {
            let folder = try Descriptor(path, .folderFollowing)
            do throws(SystemFailure) {
                try folder.lock()
            } catch .busy {
                throw SystemFailure.busy
            } catch {
                // A network disk without locks for folders: the lock of the project must do.
            }
            // A first build replaces the empty folder it made; a lock on the old one is worth nothing.
            let now = try Descriptor(path, .folderFollowing)
            guard try now.status().isSameFile(as: folder.status()) else { throw SystemFailure.busy }
            try folder.mayChange(".")
            return folder
        } catch .busy {
            throw EnvironmentFailure(
                "another build is writing to the output folder '\(EnvironmentFailure.printable(path))'; "
                    + "wait until it has ended, or choose another folder with --output"
            )
        } catch {
            throw EnvironmentFailure("write to the output folder", path, error)
        }
    }

    /// Makes a folder and those above it that are missing; returns those it made.
    private static func makeFolders(_ path: String, steps: DiskSteps) throws -> [String] {
        var made: [String] = []
        do throws(SystemFailure) {
            let here = try Descriptor(".", .folder)
            var prefixes: [String] = []
            for index in path.indices where path[index] == "/" {
                prefixes.append(String(path[..<index]))
            }
            if !path.hasSuffix("/") { prefixes.append(path) }
            for prefix in prefixes where !prefix.isEmpty {
                do throws(SystemFailure) {
                    _ = try here.status(of: prefix, following: true)
                } catch .missing {
                    try steps.makeFolder(prefix, in: here)
                    made.append(prefix)
                }
            }
        } catch {
            removeFolders(made, steps: steps)
            throw EnvironmentFailure("create the output folder", path, error)
        }
        return made
    }

    private static func removeFolders(_ folders: [String], steps: DiskSteps) {
        guard !folders.isEmpty, let here = try? Descriptor(".", .folder) else { return }
        for folder in folders.reversed() {
            // One that is not empty stays, and then those above it stay as well.
            guard (try? steps.removeFolder(folder, in: here)) != nil else { return }
        }
    }
}
