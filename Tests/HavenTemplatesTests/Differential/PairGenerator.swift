import Foundation

/// Runs `Tests/Python/template_pairs.py`.
enum PairGenerator {
    /// The folder of `Package.swift`.
    private static let package = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The seed of the random pairs: `HAVEN_SEED`, else always the same.
    static var seed: Int { number(of: "HAVEN_SEED") ?? 20_260_105 }

    /// How many random pairs are made: `HAVEN_PAIRS`, else 5,000.
    static var count: Int { number(of: "HAVEN_PAIRS") ?? 5_000 }

    /// How many differences a failure shows: `HAVEN_SHOWN`, else 10.
    static var shown: Int { number(of: "HAVEN_SHOWN") ?? 10 }

    /// The pairs that the script prints for these arguments.
    ///
    /// Python is `HAVEN_PYTHON`, else that of the package's virtual environment. Without it, or without
    /// Jinja2, the test fails: a comparison that was left out proves nothing.
    static func pairs(_ arguments: [String]) throws -> [TemplatePair] {
        let python =
            ProcessInfo.processInfo.environment["HAVEN_PYTHON"]
            .map { URL(filePath: $0) } ?? package.appending(path: ".venv/bin/python")
        guard FileManager.default.isExecutableFile(atPath: python.path) else {
            throw PairFailure(
                "no Python at \(python.path): run 'make test', or set HAVEN_PYTHON to a Python that has "
                    + "the packages of Tests/Python/requirements.txt"
            )
        }
        let script = package.appending(path: "Tests/Python/template_pairs.py")
        let process = Process()
        process.executableURL = python
        process.arguments = ["-B", script.path] + arguments
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let lines = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw PairFailure(
                "'\(python.path) \(script.path)' failed, see above; does that Python have the packages "
                    + "of Tests/Python/requirements.txt?"
            )
        }
        return try TemplatePair.read(lines)
    }

    /// A page of `docs/`.
    static func documentation(_ name: String) throws -> String {
        try String(contentsOf: package.appending(path: "docs/\(name)"), encoding: .utf8)
    }

    private static func number(of variable: String) -> Int? {
        ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
    }
}
