package import HavenDates
package import HavenDiagnostics
package import HavenDirectory
import HavenMarkdown

/// The directories of a project as their authors keep them: what has to be checked, and that it was checked.
package struct DirectoryUpkeep {
    /// One resource to look at.
    package struct Entry: Sendable {
        package let resource: Resource
        /// The file, relative to the project.
        package let path: String
        /// The line of its name, from 1.
        package let line: Int
        package let freshness: Freshness
    }

    /// What came of noting checks.
    package struct Outcome: Sendable {
        /// The files that were changed, relative to the project.
        package let changed: [String]
        /// What is wrong; nothing was changed then.
        package let diagnostics: [Diagnostic]
        /// The bytes of the files that `diagnostics` names.
        package let excerpts: [String: [UInt8]]
    }

    private struct File {
        let file: ContentFile
        let bytes: [UInt8]
        let source: DirectorySourceReader.Source
    }

    /// What is wrong with the files, as a build reports it, and with the settings.
    package let diagnostics: [Diagnostic]
    package let excerpts: [String: [UInt8]]
    /// The day that counts, in the zone of the site.
    package let today: CivilDate

    private let project: FolderReader
    private let policy: FreshnessPolicy
    private let reader: DirectorySourceReader
    private let files: [File]

    /// Reads the directories of a project.
    ///
    /// - Throws: `EnvironmentFailure` if a file cannot be read.
    package init(project folder: String, clock: BuildClock) throws {
        project = try FolderReader(project: folder)
        let sources = try SourceLoader(project).load(baseURL: nil)
        let zone = sources.configuration.zone
        today = zone.local(atInstant: clock.instant(in: zone)).dateOnly
        policy = sources.configuration.freshness ?? FreshnessPolicy()
        reader = DirectorySourceReader(SourceParser.Settings(of: sources.configuration))
        var files: [File] = []
        var found = sources.diagnostics
        for file in sources.inventory.files where file.role == .directory {
            let limit = SourceParser.maximumBytes(of: file)
            guard
                case .bytes(let bytes) = try project.read(file.displayPath, maximumBytes: limit)
            else {
                found.append(.fileTooLarge(file.displayPath, limit: limit))
                continue
            }
            if let offset = UTF8Validation.firstInvalidOffset(in: bytes) {
                found.append(.invalidUTF8(file.displayPath, offset))
                continue
            }
            let source = reader.read(bytes, of: file)
            found += source.diagnostics
            files.append(File(file: file, bytes: bytes, source: source))
        }
        self.files = files
        diagnostics = found
        excerpts = sources.excerpts(for: found, from: project)
    }

    /// The resources whose facts nobody has checked lately: those that never were, then the oldest first.
    ///
    /// Those of a crisis kind come before others of the same day.
    package func stale() -> [Entry] {
        let day = today.daysSinceEpoch
        var entries: [Entry] = []
        for file in files {
            var lines = LineCounter(file.bytes)
            for resource in file.source.directory.resources {
                guard let freshness = policy.freshness(of: resource, on: day), !freshness.isFresh
                else { continue }
                entries.append(
                    Entry(
                        resource: resource,
                        path: file.file.displayPath,
                        line: lines.line(of: resource.location.range?.lower ?? 0),
                        freshness: freshness
                    )
                )
            }
        }
        // Sorting is stable, so all else is as in the files.
        return entries.sorted { Self.order($0) < Self.order($1) }
    }

    private static func order(_ entry: Entry) -> (Int, Int) {
        let date = entry.resource.facts.verification?.date.daysSinceEpoch ?? .min
        return (date, entry.resource.kind == .hotline ? 0 : 1)
    }

    /// Notes that some resources were checked.
    ///
    /// Their files are changed at the places of this note and nowhere else, or, if there is anything wrong, not at all.
    ///
    /// - Throws: `EnvironmentFailure` if a file cannot be written.
    package func verify(_ ids: [String], _ verification: Verification) throws -> Outcome {
        var problems: [Diagnostic] = []
        var edits: [(file: File, bytes: [UInt8])] = []
        let known = Set(files.flatMap { $0.source.directory.resources.map(\.id) })
        for id in ids where !known.contains(id) {
            problems.append(.unknownResourceID(id, known: known))
        }
        for file in files {
            let chosen = file.source.directory.resources.filter { ids.contains($0.id) }
            guard !chosen.isEmpty else { continue }
            let isBroken = file.source.diagnostics.contains(where: \.isError)
            do throws(VerificationEdit.Refusal) {
                guard !isBroken else {
                    throw VerificationEdit.Refusal(nil, "mend the errors in this file first")
                }
                try checkOrder(chosen, verification)
                let bytes = try VerificationEdit(file.bytes).writing(
                    verification,
                    at: chosen.map { ($0.id, $0.verificationPlace) }
                )
                try check(bytes, of: file, chosen.map(\.id), verification)
                edits.append((file, bytes))
            } catch {
                let place = chosen.first { $0.id == error.id } ?? chosen[0]
                problems.append(.notVerified(error.message, at: place.location))
                problems += isBroken ? file.source.diagnostics.filter(\.isError) : []
            }
        }
        var changed: [String] = []
        // All of them are looked at before the first is written.
        for edit in edits where problems.isEmpty {
            let path = edit.file.file.displayPath
            let limit = SourceParser.maximumBytes(of: edit.file.file)
            if try project.read(path, maximumBytes: limit) != .bytes(edit.file.bytes) {
                problems.append(.changedMeanwhile(path))
            }
        }
        if problems.isEmpty {
            for edit in edits where edit.bytes != edit.file.bytes {
                let path = edit.file.file.displayPath
                if try project.replace(path, with: edit.bytes, insteadOf: edit.file.bytes) {
                    changed.append(path)
                } else {
                    problems.append(.changedMeanwhile(path))
                }
            }
        }
        let quoted = Set(problems.compactMap { $0.location?.path })
        return Outcome(
            changed: changed,
            diagnostics: problems,
            excerpts: Dictionary(
                files.filter { quoted.contains($0.file.displayPath) }
                    .map { ($0.file.displayPath, $0.bytes) },
                uniquingKeysWith: { first, _ in first }
            )
        )
    }

    /// Refuses to forget a check that was made later.
    private func checkOrder(
        _ resources: [Resource],
        _ verification: Verification
    ) throws(VerificationEdit.Refusal) {
        for resource in resources {
            guard let known = resource.facts.verification?.date,
                known.daysSinceEpoch > verification.date.daysSinceEpoch
            else { continue }
            throw VerificationEdit.Refusal(
                resource.id,
                "'\(resource.id)' was checked later than that, on \(known.iso)"
            )
        }
    }

    /// Reads a changed file again: everything in it must say what it said before, but for the note.
    private func check(
        _ bytes: [UInt8],
        of file: File,
        _ ids: [String],
        _ verification: Verification
    ) throws(VerificationEdit.Refusal) {
        let source = reader.read(bytes, of: file.file)
        let expected = file.source.directory.resources.map { resource in
            var record = resource.record
            if ids.contains(record.id) { record.facts.verification = verification }
            return record
        }
        let records = source.directory.resources.map(\.record)
        guard records == expected, source.diagnostics.count <= file.source.diagnostics.count else {
            let id = zip(records, expected).first { $0 != $1 }?.1.id
            throw VerificationEdit.Refusal(
                id,
                "\(id.map { "'\($0)': " } ?? "")the note '\(verification.text)' would not read as it is meant here"
            )
        }
    }
}

/// Counts lines from the beginning of a file, for offsets that grow.
private struct LineCounter {
    private let bytes: [UInt8]
    private var offset = 0
    private var count = 1

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func line(of target: Int) -> Int {
        if target < offset { (offset, count) = (0, 1) }
        while offset < min(target, bytes.count) {
            if bytes[offset] == UInt8(ascii: "\n") { count += 1 }
            offset += 1
        }
        return count
    }
}

extension Diagnostic {
    fileprivate static func unknownResourceID(_ id: String, known: Set<String>) -> Diagnostic {
        Diagnostic(
            .error,
            "unknown-resource",
            "there is no resource '\(id)'",
            at: nil,
            help: NearMiss.help(for: id, among: known.sorted())
                ?? "'haven directory stale' lists the ids"
        )
    }

    fileprivate static func notVerified(_ reason: String, at location: SourceLocation) -> Diagnostic
    {
        Diagnostic(.error, "not-verified", reason, at: location)
    }

    fileprivate static func changedMeanwhile(_ path: String) -> Diagnostic {
        Diagnostic(
            .error,
            "changed-meanwhile",
            "the file was changed by somebody else just now, and was left as it is",
            at: SourceLocation(path: path),
            help: "run the command once more"
        )
    }
}
