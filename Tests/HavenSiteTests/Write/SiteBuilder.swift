import HavenDiagnostics
import Synchronization
import Testing

@testable import HavenSite

/// Writes small sites the way a build does: lock, stage, commit.
struct SiteBuilder {
    let folder: TemporaryFolder
    var output = "Output"

    enum Refused: Error {
        case with([Diagnostic])
    }

    /// Publishes `plan`, path by path; throws what stands in its way.
    @discardableResult
    func build(
        _ plan: [String: String],
        steps: DiskSteps = .real,
        threads: Int = 1
    ) throws -> WriteSummary {
        let lock = try BuildLock(
            project: folder.path,
            output: folder / output,
            sources: ["Content", "Templates"],
            steps: steps
        )
        let staging = try StagingArea(lock)
        let files = try plan.sorted { $0.key < $1.key }.concurrentMap(threads: threads, chunk: 1) {
            try staging.stage(Array($0.value.utf8), at: OutputPath($0.key))
        }
        switch try OutputWriter.commit(files, from: staging, threads: threads) {
        case .written(let summary): return summary
        case .refused(let diagnostics): throw Refused.with(diagnostics)
        }
    }

    /// The files of the output folder without Haven's manifest.
    var published: [String: String] {
        folder.tree(output).filter { !$0.key.hasSuffix("/") && $0.key != OwnNames.manifest }
    }

    /// What the manifest lists: files and, with a slash at the end, folders.
    var listed: Set<String> {
        get throws {
            let text = try #require(folder.text(output + "/" + OwnNames.manifest))
            let manifest = try OutputManifest(parsing: Array(text.utf8))
            return Set(manifest.files.keys.map(\.text) + manifest.folders.map { $0.text + "/" })
        }
    }

    /// The folders above the paths of a plan, with a slash at the end.
    static func folders(of plan: [String: String]) -> Set<String> {
        Set(
            plan.keys.flatMap { path in
                path.indices.filter { path[$0] == "/" }.map { String(path[...$0]) }
            }
        )
    }
}

/// Counts the changes of a build and stops it before one of them, for good or for once.
final class StepCounter: Sendable {
    static let killed = SystemFailure(code: 9999)

    private let done = Mutex<Int>(0)
    private let names = Mutex<[String]>([])

    var count: Int { done.withLock { $0 } }
    var log: [String] { names.withLock { $0 } }

    /// Steps of which those from number `limit` on fail, as after `kill -9`.
    func killing(at limit: Int, largestWrite: Int = 4) -> DiskSteps {
        DiskSteps(
            before: { name, path throws(SystemFailure) in
                let number = self.note(name, path)
                if number >= limit { throw Self.killed }
            },
            largestWrite: largestWrite
        )
    }

    /// Steps of which only number `number` fails, with `failure`.
    func failing(at number: Int, with failure: SystemFailure) -> DiskSteps {
        DiskSteps(
            before: { name, path throws(SystemFailure) in
                if self.note(name, path) == number { throw failure }
            },
            largestWrite: 4
        )
    }

    private func note(_ name: String, _ path: String) -> Int {
        names.withLock { $0.append(name + " " + path) }
        return done.withLock { count in
            defer { count += 1 }
            return count
        }
    }
}
