/// Finds the templates that are nothing but macros, and what these see of who imports them.
///
/// A page imports such a template in many of its parts. Run twice, it gives the same macros, unless
/// they look up a name that one part gave a value to; so the renderer runs it once for all others.
struct MacroModules {
    private let units: [Linker.Unit]
    private let positions: [String: Int]
    private let targets: [[(reference: TemplateReference, targets: [Int])]]
    /// The names each template looks up in its context.
    private let lookUps: [Set<Int>]

    init(
        _ units: [Linker.Unit],
        positions: [String: Int],
        targets: [[(reference: TemplateReference, targets: [Int])]],
        lookUps: [Set<Int>]
    ) {
        self.units = units
        self.positions = positions
        self.targets = targets
        self.lookUps = lookUps
    }

    /// The names that a template and all it can reach look up; `nil` if it is more than macros.
    func lookUps(of index: Int) -> Set<Int>? {
        guard isPlain(index, within: []) else { return nil }
        var names: Set<Int> = []
        var seen: Set<Int> = [index]
        var open = [index]
        while let next = open.popLast() {
            names.formUnion(lookUps[next])
            for (_, found) in targets[next] {
                for target in found where seen.insert(target).inserted { open.append(target) }
            }
        }
        return names
    }

    /// Whether running a template does nothing but define macros and import others like it.
    private func isPlain(_ index: Int, within importing: [Int]) -> Bool {
        guard !importing.contains(index) else { return false }
        return units[index].statements.allSatisfy { statement in
            switch statement.kind {
            case .text, .macro: return true
            case .importAll(let template, _, _), .importNames(let template, _, _):
                guard case .constant(.string(let name)) = template.kind,
                    let target = positions[name]
                else { return false }
                return isPlain(target, within: importing + [index])
            case .print, .branch, .loop, .assign, .capture, .with, .filter, .block, .extends,
                .include, .call:
                return false
            }
        }
    }
}
