import Testing

@testable import HavenTemplates

#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

/// docs/templates.md names exactly what there is.
struct DocumentationTests {
    private let sections: [String: [String]]

    init() throws {
        let path = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        let text = try String(contentsOfFile: "/\(path)/docs/templates.md", encoding: .utf8)
        var sections: [String: [String]] = [:]
        var title = ""
        for line in text.split(separator: "\n") {
            if line.hasPrefix("## ") { title = String(line.dropFirst(3)) }
            if line.hasPrefix("| `") { sections[title, default: []].append(String(line)) }
        }
        self.sections = sections
    }

    /// The names in the first column of a section's tables, without their arguments.
    private func names(_ section: String) -> [String] {
        (sections[section] ?? []).flatMap { row -> [String] in
            let cell = row.dropFirst(2).split(separator: " |")[0]
            return cell.split(separator: "`").filter { !$0.hasPrefix(",") }.map { code in
                String(code.prefix { $0 != "(" && $0 != " " })
            }
        }
    }

    @Test func `every filter is described, and no other`() {
        #expect(Set(names("Filters")) == Set(FilterName.allCases.map(\.rawValue)))
    }

    @Test func `every test is described, and no other`() {
        #expect(Set(names("Tests")) == Set(TestName.allCases.map(\.rawValue)))
    }

    @Test func `every function is described, and no other`() {
        #expect(Set(names("Functions")) == Set(GlobalFunction.allCases.map(\.rawValue)))
    }

    @Test func `every method of text is described, and no other`() {
        #expect(Set(names("Methods")) == Set(MethodNames.text + MethodNames.markup))
    }

    @Test func `every part of a loop is described, and no other`() {
        let names = Set(
            names("Statements").filter { $0.hasPrefix("loop.") }.map { $0.dropFirst(5) }
        )
        #expect(names == Set(Renderer.loopMembers.map { $0[...] }))
    }
}
