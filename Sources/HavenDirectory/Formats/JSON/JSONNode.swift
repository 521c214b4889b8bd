package import HavenDiagnostics

/// A value of JSON (RFC 8259) with its place in the file.
package struct JSONNode: Sendable, Hashable {
    package enum Content: Sendable, Hashable {
        case null
        case flag(Bool)
        /// As written, which is exact: `1e400` and a number with thirty digits are what they are.
        case number(String)
        case text(String)
        case list([JSONNode])
        /// In the order written; a name may stand there twice.
        case object([JSONMember])
    }

    package let content: Content
    /// The bytes of the value, with its quotes or brackets.
    package let range: SourceRange

    package init(_ content: Content, at range: SourceRange) {
        self.content = content
        self.range = range
    }

    /// The value of a name; of two, the last, as most readers have it.
    package subscript(name: String) -> JSONNode? {
        guard case .object(let members) = content else { return nil }
        return members.last { $0.name == name }?.value
    }

    /// What kind of value it is, for reports.
    package var kind: String {
        switch content {
        case .null: "nothing"
        case .flag: "true or false"
        case .number: "a number"
        case .text: "a text"
        case .list: "a list"
        case .object: "an object"
        }
    }
}

/// A name with its value.
package struct JSONMember: Sendable, Hashable {
    package let name: String
    package let nameRange: SourceRange
    package let value: JSONNode

    package init(name: String, nameRange: SourceRange, value: JSONNode) {
        self.name = name
        self.nameRange = nameRange
        self.value = value
    }
}
