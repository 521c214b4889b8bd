package import HavenDiagnostics

/// Moves the staged files of a sound build into the output folder and removes what is no longer wanted.
///
/// **Why a killed build does no harm.** Everything below happens in this order, and each step is one
/// system call that is done wholly or not at all:
/// 1. All new bytes are written in the staging area, and so is the new manifest; then one `syncfs`.
/// 2. If an earlier build was interrupted: a manifest of all that is provably Haven's replaces the old.
/// 3. The new manifest is renamed to `.haven-manifest.pending`.
/// 4. Renames of files and new folders, then removals of files and of folders that became empty.
/// 5. The pending manifest is renamed to `.haven-manifest`.
///
/// Killed before 3, the output folder is as it was. Killed between 3 and 5, each path has its old bytes, its
/// new bytes, or nothing where nothing was before or shall be after; never a part of a file. Whatever is
/// Haven's is then listed in the old manifest or, with its hash, in the pending one: files moved in 4 were
/// either listed before or did not exist before 4, because 4 does not start if a planned path is held by
/// a file of somebody else; and nothing leaves both lists before 5, when all removals are done. So the next
/// build knows what is Haven's (`OutputRecord`) and only has to do its own work: what was moved compares
/// as unchanged, what was not is moved, what is not wanted is removed. Step 2 makes that hold for
/// a second interruption: without it the second pending manifest would hide the first. A loss of power is
/// like a kill, because journaling file systems keep the order of renames, and the `syncfs` of step 1 has
/// put the bytes they name on the disk before.
///
/// A first build makes one rename of the whole tree, with its manifest inside: all or nothing.
package enum OutputWriter {
    /// What came of it.
    package enum Outcome: Sendable {
        case written(WriteSummary)
        /// Nothing has changed, because of these errors.
        case refused([Diagnostic])
    }

    private static let newManifest = "manifest"
    private static let provenManifest = "proven-manifest"

    /// Makes the output folder hold exactly `files` and what is not Haven's.
    ///
    /// - Parameters:
    ///   - files: All files of the site, as they came from `staging`, in any order; their paths do not
    ///     collide (`OutputPath.collisions`).
    ///   - staging: The area; it is used up.
    ///   - threads: The most threads that move files.
    /// - Returns: What was done, or why nothing was.
    /// - Throws: `EnvironmentFailure`; the sentence says whether files have been moved by then.
    package static func commit(
        _ files: [StagedFile],
        from staging: StagingArea,
        threads: Int = .max
    ) throws -> Outcome {
        let files = files.sorted { $0.path < $1.path }
        let lock = staging.lock
        precondition(
            files.count { !$0.isUnchanged } == staging.count,
            "every staged file is committed, or none"
        )

        let plan: CommitPlan
        do throws(SystemFailure) {
            plan = try CommitPlan(files, owned: staging.record.owned, output: lock.output)
        } catch {
            throw EnvironmentFailure("read the output folder", lock.outputPath, error)
        }
        guard plan.foreign.isEmpty else {
            return .refused(
                Set(plan.foreign).sorted().map { .foreignFile($0, output: lock.outputPath) }
            )
        }
        let summary = WriteSummary(
            written: files.filter { !$0.isUnchanged }.map(\.path),
            unchanged: files.filter(\.isUnchanged).map(\.path),
            removed: (plan.blockingFiles + plan.removals).sorted()
        )

        let manifest = plan.manifest.bytes
        let isSettled = staging.record.manifestBytes == manifest && !staging.record.wasInterrupted
        if plan.isDone && isSettled { return .written(summary) }

        try prepare(plan, manifest, staging)
        if try moveWholeTree(staging) { return .written(summary) }
        do throws(SystemFailure) {
            if staging.record.wasInterrupted {
                try move(provenManifest, to: OwnNames.manifest, staging)
            }
            try move(newManifest, to: OwnNames.pendingManifest, staging)
        } catch {
            throw EnvironmentFailure("write to the output folder", lock.outputPath, error)
        }
        do throws(SystemFailure) {
            try carryOut(plan, staging, threads: threads)
            try lock.steps.rename(
                OwnNames.pendingManifest,
                in: lock.output,
                to: lock.output,
                OwnNames.manifest
            )
        } catch {
            throw EnvironmentFailure(
                "move all files into the output folder",
                lock.outputPath,
                error,
                advice:
                    "each file there is whole, old or new, and the next build completes the move; "
                    + error.advice
            )
        }
        return .written(summary)
    }

    /// Does all that can fail for want of space or rights, while the output folder is untouched.
    private static func prepare(
        _ plan: CommitPlan,
        _ manifest: [UInt8],
        _ staging: StagingArea
    ) throws {
        let lock = staging.lock
        for folder in plan.changedFolders {
            do throws(SystemFailure) {
                try lock.output.mayChange(folder)
            } catch {
                let shown = folder == "." ? lock.outputPath : lock.outputPath + "/" + folder
                throw EnvironmentFailure("write to the folder", shown, error)
            }
        }
        do throws(SystemFailure) {
            try staging.write(manifest, as: newManifest)
            if staging.record.wasInterrupted {
                try staging.write(staging.record.owned.bytes, as: provenManifest)
            }
            try lock.steps.syncFileSystem(of: staging.folder)
        } catch {
            throw EnvironmentFailure(
                "write the manifest of the output folder",
                lock.outputPath,
                error
            )
        }
    }

    /// Puts the staged tree in the place of the output folder, if that was made by this build.
    private static func moveWholeTree(_ staging: StagingArea) throws -> Bool {
        let lock = staging.lock
        guard lock.madeOutput, !staging.isInside else { return false }
        do throws(SystemFailure) {
            guard try FolderNames.all(in: lock.output).isEmpty else { return false }
            try lock.steps.rename(
                newManifest,
                in: staging.folder,
                to: staging.tree,
                OwnNames.manifest
            )
            let here = try Descriptor(".", .folder)
            try lock.steps.rename("tree", in: staging.folder, to: here, lock.outputPath)
            return true
        } catch {
            throw EnvironmentFailure("create the output folder", lock.outputPath, error)
        }
    }

    private static func carryOut(
        _ plan: CommitPlan,
        _ staging: StagingArea,
        threads: Int
    ) throws(SystemFailure) {
        let steps = staging.lock.steps
        for path in plan.blockingFiles {
            try steps.removeFile(path.text, in: staging.lock.output)
        }
        for path in plan.blockingFolders {
            try steps.removeFolder(path.text, in: staging.lock.output)
        }
        for path in plan.newFolders {
            try steps.rename(path.text, in: staging.tree, to: staging.lock.output, path.text)
        }
        _ = try plan.moves.concurrentMap(threads: threads) { (file) throws(SystemFailure) in
            switch file.place {
            case .output: return
            case .tree:
                try steps.rename(
                    file.path.text,
                    in: staging.tree,
                    to: staging.lock.output,
                    file.path.text
                )
            case .replacement(let name): try move(name, to: file.path.text, staging)
            }
        }
        for path in plan.removals {
            do throws(SystemFailure) {
                try steps.removeFile(path.text, in: staging.lock.output)
            } catch .missing {}
        }
        for path in plan.abandonedFolders {
            // One that somebody else put something into stays, and is theirs from now on.
            do throws(SystemFailure) {
                try steps.removeFolder(path.text, in: staging.lock.output)
            } catch .notEmpty {} catch .exists {} catch .missing {}
        }
    }

    private static func move(
        _ name: String,
        to path: String,
        _ staging: StagingArea
    ) throws(SystemFailure) {
        try staging.lock.steps.rename(name, in: staging.folder, to: staging.lock.output, path)
    }
}

extension DiagnosticID {
    /// A file that Haven did not write is where a file of the site belongs.
    package static let outputForeignFile: DiagnosticID = "output-foreign-file"
}

extension Diagnostic {
    fileprivate static func foreignFile(_ path: OutputPath, output: String) -> Diagnostic {
        Diagnostic(
            .error,
            .outputForeignFile,
            "the site has a file here, but haven may not replace what it did not write itself",
            at: SourceLocation(path: output + "/" + path.text),
            help: "move it out of the output folder, or give the page another url"
        )
    }
}
