import HavenDiagnostics

/// An object of HSDS with what belongs to it, to be written or as it was read.
struct HSDSItem {
    /// What stands in a field.
    enum Value {
        case text(String)
        /// As written.
        case number(String)
        case items([HSDSItem])
    }

    struct Member {
        let name: String
        let value: Value
        let location: SourceLocation
    }

    let object: HSDSObject
    /// The name of which its UUID is made, or the id that it was read with.
    let name: String
    /// Its UUID, if that is the same for all sites.
    let uuid: String?
    let location: SourceLocation
    private(set) var members: [Member] = []

    init(
        _ object: HSDSObject,
        _ name: String,
        uuid: String? = nil,
        at location: SourceLocation = HSDSItem.nowhere
    ) {
        self.object = object
        self.name = name
        self.uuid = uuid
        self.location = location
    }

    /// The place of what was not read from a file.
    static let nowhere = SourceLocation(path: "")

    /// Adds a member, if there is something in it.
    mutating func add(_ name: String, _ text: String?) {
        guard let text, !text.isEmpty else { return }
        add(name, .text(text), at: Self.nowhere)
    }

    mutating func add(_ name: String, number: String?) {
        guard let number else { return }
        add(name, .number(number), at: Self.nowhere)
    }

    mutating func add(_ name: String, _ items: [HSDSItem]) {
        guard !items.isEmpty else { return }
        add(name, .items(items), at: Self.nowhere)
    }

    mutating func add(_ name: String, _ value: Value, at location: SourceLocation) {
        members.append(Member(name: name, value: value, location: location))
    }

    subscript(name: String) -> Member? { members.last { $0.name == name } }

    /// The text of a text or a number; `nil` if nothing is in it.
    func text(_ name: String) -> String? {
        switch self[name]?.value {
        case .text(let text)?, .number(let text)?: text.nonEmpty
        case .items?, nil: nil
        }
    }

    func items(_ name: String) -> [HSDSItem] {
        guard case .items(let items)? = self[name]?.value else { return [] }
        return items
    }

    func place(of name: String) -> SourceLocation { self[name]?.location ?? location }
}
