import Foundation
import Testing

/// Holds the sources against the rules of ARCHITECTURE.md; the message of a failure is the rule.
@Suite struct `The sources` {
    private struct File {
        /// Relative to `Sources/`.
        let path: String
        let lines: [Substring]

        /// The lines without comments, numbered from 1.
        var code: [(number: Int, text: Substring)] {
            lines.enumerated().compactMap { index, line in
                let text = line.drop { $0 == " " }
                return text.hasPrefix("//") ? nil : (index + 1, line)
            }
        }
    }

    private static let files: [File] = {
        let sources = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Sources")
        let paths = FileManager.default.subpaths(atPath: sources.path) ?? []
        return paths.filter { $0.hasSuffix(".swift") }.sorted().compactMap { path in
            let url = sources.appending(path: path)
            guard let text = try? String(contentsOf: url, encoding: .utf8) else { return nil }
            return File(
                path: path,
                lines: text.split(separator: "\n", omittingEmptySubsequences: false)
            )
        }
    }()

    private func offenders(
        allowed: [String] = [],
        _ isOffense: (Substring) -> Bool
    ) -> [String] {
        Self.files.filter { file in !allowed.contains { file.path.hasPrefix($0) } }.flatMap {
            file in
            file.code.filter { isOffense($0.text) }.map { "\(file.path):\($0.number): \($0.text)" }
        }
    }

    private func imports(of line: Substring) -> String? {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place <= 1, words.count > place + 1 else {
            return nil
        }
        // `import struct Foundation.Data` imports Foundation.
        return words.last?.split(separator: ".").first.map(String.init)
    }

    @Test func `are there`() {
        #expect(Self.files.count > 100)
    }

    @Test(arguments: [
        ("HavenDiagnostics", []),
        ("HavenDates", []),
        ("HavenDigest", ["CMessageDigest"]),
        ("HavenYAML", ["HavenDiagnostics", "Yams"]),
        ("HavenMarkdown", ["HavenDiagnostics", "CMarkGFM"]),
        ("HavenTemplates", ["HavenDiagnostics"]),
        (
            "HavenDirectory",
            ["HavenDates", "HavenDiagnostics", "HavenDigest", "HavenMarkdown", "HavenYAML"]
        ),
        ("HavenTheme", []),
        (
            "HavenSite",
            [
                "HavenDates", "HavenDiagnostics", "HavenDigest", "HavenDirectory",
                "HavenMarkdown", "HavenTemplates",
                "HavenTheme", "HavenYAML", "CSystem", "CXXHash",
            ]
        ),
        (
            "haven",
            [
                "HavenDates", "HavenDiagnostics", "HavenDirectory", "HavenSite", "ArgumentParser",
                "CArguments",
            ]
        ),
    ])
    func `import only what stands below their target`(target: String, allowed: [String]) {
        let platform = [
            "Foundation", "FoundationEssentials", "Dispatch", "Synchronization", "Glibc", "Musl",
            "Darwin",
        ]
        for file in Self.files where file.path.hasPrefix(target + "/") {
            for line in file.code {
                guard let module = imports(of: line.text) else { continue }
                #expect(
                    (allowed + platform).contains(module),
                    "\(file.path):\(line.number) imports \(module)"
                )
            }
        }
    }

    @Test(arguments: [
        ("CMarkGFM", "HavenMarkdown/CMark/"), ("Yams", "HavenYAML/"),
        ("CXXHash", "HavenSite/ContentHash"), ("CMessageDigest", "HavenDigest/Digest.swift"),
        ("ArgumentParser", "haven/"),
        ("CArguments", "haven/Main.swift"),
        ("Dispatch", "HavenSite/ConcurrentMap.swift"),
    ])
    func `have one door to each library`(module: String, door: String) {
        #expect(offenders(allowed: [door]) { imports(of: $0) == module }.isEmpty)
    }

    @Test(arguments: ["HavenDiagnostics", "HavenDigest", "HavenMarkdown", "HavenTemplates"])
    func `of the leaf targets do without Foundation`(target: String) {
        let found = Self.files.filter { $0.path.hasPrefix(target + "/") }.flatMap { file in
            file.code.filter { imports(of: $0.text)?.hasPrefix("Foundation") == true }
                .map { "\(file.path):\($0.number)" }
        }
        #expect(found.isEmpty)
    }

    @Test func `keep unsafe code in the doors to C and to the system`() {
        let doors = [
            "HavenMarkdown/CMark/", "HavenSite/Disk/", "HavenSite/ContentHash",
            "HavenSite/Addresses/ByteSearch.swift", "HavenDigest/Digest.swift", "haven/Main.swift",
            "haven/Options/MachineStopwatch.swift", "haven/Options/ProgramIdentity.swift",
        ]
        #expect(offenders(allowed: doors) { $0.contains("unsafe ") }.isEmpty)
    }

    @Test(arguments: [
        ("try!", []), ("as! ", []), ("fatalError(", []), ("@unchecked", []),
        ("nonisolated(unsafe)", []), ("[String: Any]", []), ("@preconcurrency", []),
        ("assumeIsolated", []), ("TODO", []), ("FIXME", []),
        ("Date()", ["haven/Options/MachineClock.swift"]),
        ("CommandLine.", ["embed-templates/"]),
        ("ProcessInfo", ["haven/Console/Console.swift", "haven/Console/InputFile.swift"]),
        ("FileManager", ["EmbedTemplatesPlugin/", "embed-templates/"]),
        ("FileHandle", ["haven/Console/Console.swift", "haven/Console/InputFile.swift"]),
        (" print(", ["haven/", "embed-templates/", "HavenTemplates/"]),
    ])
    func `leave dangerous words to the files meant for them`(word: String, allowed: [String]) {
        #expect(offenders(allowed: allowed) { $0.contains(word) }.isEmpty)
    }

    @Test func `are short enough to be read`() {
        let long = Self.files.filter { $0.lines.count > 400 }.map {
            "\($0.path): \($0.lines.count)"
        }
        #expect(long.isEmpty)
    }

    /// Each folder of HavenSite may use what folders to its left declare, and itself.
    @Test func `of a stage know nothing of the stages after it`() {
        let order = [
            "Disk", "Addresses", "Configuration", "Load", "Contact", "Parse", "Model",
            "Plan",
            "Render", "Check", "Write", "Cache", "Upkeep",
        ]
        var folderOfType: [String: Int] = [:]
        let staged = Self.files.compactMap { file -> (stage: Int, file: File)? in
            let parts = file.path.split(separator: "/")
            guard parts.first == "HavenSite", parts.count > 2 else { return nil }
            guard let stage = order.firstIndex(of: String(parts[1])) else {
                Issue.record("\(file.path) is in a folder that has no place in the order")
                return nil
            }
            return (stage, file)
        }
        for (stage, file) in staged {
            for line in file.code where !line.text.hasPrefix(" ") {
                let words = line.text.split { $0 == " " || $0 == ":" || $0 == "<" || $0 == "{" }
                guard
                    let place = words.firstIndex(where: {
                        ["struct", "enum", "class", "protocol"].contains($0)
                    }),
                    !words.contains("extension"), place + 1 < words.count
                else { continue }
                folderOfType[String(words[place + 1])] = stage
            }
        }
        #expect(folderOfType.count > 50)
        for (stage, file) in staged {
            for line in file.code {
                let words = line.text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
                for word in words {
                    guard let other = folderOfType[String(word)], other > stage else { continue }
                    Issue.record(
                        "\(file.path):\(line.number) uses \(word) of \(order[other]), a later stage"
                    )
                }
            }
        }
    }
}
