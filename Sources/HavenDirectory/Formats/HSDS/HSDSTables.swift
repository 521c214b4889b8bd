import HavenDiagnostics

/// The rows of the tables of a package, and the objects that they are together.
struct HSDSTables {
    /// So many parts of one kind are taken of an object that many services may share.
    static let most = 200

    private var claimed: Set<HSDSObject> = []
    private var rows: [HSDSObject: [HSDSItem]] = [:]
    /// The number of a row by its id.
    private var numbers: [HSDSObject: [String: Int]] = [:]
    /// The numbers of the rows that belong to an object, by the column that says so and its id.
    private var children: [HSDSObject: [String: [String: [Int]]]] = [:]
    private var used: [HSDSObject: Set<Int>] = [:]
    /// Objects that are whole already.
    private var made: [HSDSObject: [String: HSDSItem]] = [:]
    private(set) var crowded: [(object: HSDSObject, place: SourceLocation)] = []
    /// Ids of objects that are in no table.
    private(set) var missing: [(object: HSDSObject, id: String, place: SourceLocation)] = []

    /// False for a table that is there already.
    mutating func claim(_ object: HSDSObject) -> Bool { claimed.insert(object).inserted }

    /// False for a row whose id is there already, which is left out.
    mutating func add(_ item: HSDSItem) -> Bool {
        let object = item.object
        let number = rows[object]?.count ?? 0
        if !item.name.isEmpty {
            guard numbers[object]?[item.name] == nil else { return false }
            numbers[object, default: [:]][item.name] = number
        }
        rows[object, default: []].append(item)
        for column in object.columns {
            let column: String? =
                switch column.form {
                case .key, .link: column.name
                case .text, .number, .one, .many: nil
                }
            guard let column, let id = item.text(column) else { continue }
            children[object, default: [:]][column, default: [:]][id, default: []].append(number)
        }
        return true
    }

    var hasServices: Bool { rows[.service] != nil }

    /// All services with what belongs to them, in the order of their table.
    mutating func services() -> [HSDSItem] {
        let services = rows[.service] ?? []
        used[.service] = Set(services.indices)
        return services.map { whole($0) }
    }

    /// How many rows of a table belong to no service, with the first of them.
    func unused() -> [(object: HSDSObject, count: Int, place: SourceLocation)] {
        HSDSObject.allCases.compactMap { object in
            let rows = rows[object] ?? []
            let used = used[object] ?? []
            guard rows.count > used.count,
                let first = rows.indices.first(where: { !used.contains($0) })
            else { return nil }
            return (object, rows.count - used.count, rows[first].location)
        }
    }

    /// An object with its parts; what they are is a matter of the schema, which has no circles in what is taken over.
    private mutating func whole(_ row: HSDSItem) -> HSDSItem {
        if !row.name.isEmpty, let known = made[row.object]?[row.name] { return known }
        var item = row
        for field in row.object.fields {
            if case .omitted = field.fate { continue }
            switch field.form {
            case .one(let object):
                let column = object.rawValue + "_id"
                guard let id = row.text(column) else { continue }
                guard let number = numbers[object]?[id], let child = rows[object]?[number] else {
                    missing.append((object, id, row.place(of: column)))
                    continue
                }
                used[object, default: []].insert(number)
                item.add(field.name, .items([whole(child)]), at: child.location)
            case .many(let object):
                let column = object == .attribute ? "link_id" : row.object.rawValue + "_id"
                guard !row.name.isEmpty, let all = children[object]?[column]?[row.name],
                    let first = all.first, let place = rows[object]?[first].location
                else { continue }
                if all.count > Self.most { crowded.append((object, row.location)) }
                var parts: [HSDSItem] = []
                for number in all.prefix(Self.most) {
                    used[object, default: []].insert(number)
                    if let child = rows[object]?[number] { parts.append(whole(child)) }
                }
                item.add(field.name, .items(parts), at: place)
            case .text, .number, .key, .link: break
            }
        }
        if row.object != .service, !row.name.isEmpty {
            made[row.object, default: [:]][row.name] = item
        }
        return item
    }
}
