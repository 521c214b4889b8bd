import HavenDiagnostics

/// Text whose interesting places are marked with keycap emoji, which are taken out.
///
/// The first pair of equal marks is a range: `[a](1️⃣b.md1️⃣)`.
struct MarkedSource {
    let bytes: [UInt8]
    private var offsets: [Character: [Int]] = [:]

    init(_ marked: String) {
        var bytes: [UInt8] = []
        for character in marked {
            if character.unicodeScalars.contains("\u{20E3}") {
                offsets[character, default: []].append(bytes.count)
            } else {
                bytes += String(character).utf8
            }
        }
        self.bytes = bytes
    }

    /// The range between the two marks; a single mark is a point.
    func range(_ mark: Character) -> SourceRange {
        let found = offsets[mark] ?? []
        return SourceRange(found.first ?? -1, found.last ?? -1)
    }
}
