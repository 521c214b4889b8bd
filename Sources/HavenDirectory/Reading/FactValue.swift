/// What an author wrote about one fact: the value on its line, and the lines of the list below it.
struct FactValue {
    let text: SourceText
    let lines: [SourceText]

    init(_ text: SourceText, lines: [SourceText] = []) {
        self.text = text
        self.lines = lines
    }
}

/// What can be said of one way to reach a resource alone, in a list below its line.
enum ChannelDetail: String, CaseIterable {
    case hours = "Hours"
    case languages = "Languages"
    case owner = "Owner"
    case note = "Note"

    init?(_ name: some StringProtocol) {
        let lower = name.lowercased()
        let match = Self.allCases.first { $0.rawValue.lowercased() == lower }
        guard let match = match ?? (lower == "language" ? .languages : nil) else { return nil }
        self = match
    }
}
