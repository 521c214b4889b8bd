import HavenDiagnostics
import HavenDirectory
import HavenYAML

/// Reads `center:` of `site.yaml`.
///
/// What is wrong is reported at its place and left out, so that the build can report its other mistakes.
struct CenterReader {
    let path: String
    private(set) var diagnostics: [Diagnostic] = []
    /// The ids in use, list by list; an id is part of an address.
    private var ids: [String: [String: SourceRange]] = [:]

    init(path: String) {
        self.path = path
    }

    /// Reads the mapping; without one, a center that has the title of the site as its name.
    mutating func center(_ fields: YAMLFields?, siteTitle: String) -> Center {
        var fields = fields ?? YAMLFields(.emptyMapping, path: path)
        let name = fields.text("name") ?? siteTitle
        let before = diagnostics.count
        let numbers = numbers(&fields)
        let email = email(&fields)
        let hasBrokenContact = diagnostics.count > before
        let locations = items("locations", &fields) { reader, fields, id in
            reader.location(&fields, id)
        }
        let context = CenterContext(numbers: numbers, locations: locations)
        let center = Center(
            name: name,
            description: fields.text("description"),
            numbers: numbers,
            hasBrokenContact: hasBrokenContact,
            email: email,
            address: fields.text("address") ?? locations.first?.address,
            locations: locations,
            services: items("services", &fields) { $0.service(&$1, $2) },
            levelsOfCare: items("levels_of_care", &fields) { $0.level(&$1, $2) },
            insurance: fields.texts("insurance"),
            insuranceNote: fields.text("insurance_note"),
            licenses: credentials("licenses", &fields),
            accreditations: credentials("accreditations", &fields),
            team: items("team", &fields) { $0.member(&$1, $2) },
            counseling: items("counseling", &fields) { $0.resource(.counseling, &$1, $2, context) },
            meetings: items("meetings", &fields) { $0.resource(.meeting, &$1, $2, context) }
        )
        diagnostics += fields.finish(unknown: .refuse).diagnostics
        checkReferences(of: center)
        return center
    }

    /// What a resource of the center's own can refer to.
    struct CenterContext {
        let numbers: [CenterNumber]
        let locations: [CenterLocation]
    }

    /// Reads the mappings of a list that have a `name` and perhaps an `id`; a text alone is a name.
    private mutating func items<Item>(
        _ key: String,
        _ fields: inout YAMLFields,
        read: (inout CenterReader, inout YAMLFields, ItemName) -> Item
    ) -> [Item] {
        fields.list(key).compactMap { node in
            var inner: YAMLFields
            let name: YAMLScalar?
            if let scalar = node.scalar, !node.isEmpty {
                inner = YAMLFields(.emptyMapping, path: path)
                name = scalar
            } else {
                inner = YAMLFields(node, path: path)
                name = inner.requiredText("name") == nil ? nil : inner.scalar("name")
            }
            let id = inner.scalar("id")
            guard let name, let item = itemName(name, id: id, list: key) else {
                // The other keys are not known yet, so only the name is reported.
                if name == nil { diagnostics += inner.finish(unknown: .nearMissOnly).diagnostics }
                return nil
            }
            let value = read(&self, &inner, item)
            diagnostics += inner.finish(unknown: .refuse).diagnostics
            return value
        }
    }

    /// The name and the id of an item, if the id is sound and its own.
    struct ItemName {
        let name: String
        let id: String
        let location: SourceLocation
    }

    private mutating func itemName(_ name: YAMLScalar, id: YAMLScalar?, list: String) -> ItemName? {
        let range = id?.range ?? name.range
        let text = id?.text ?? ResourceID.slug(name.text)
        guard ResourceID.isValid(text) else {
            diagnostics.append(.centerID(text, isGiven: id != nil, at: location(range)))
            return nil
        }
        // Counseling and meetings share one folder of addresses.
        let list = list == "meetings" ? "counseling" : list
        if let first = ids[list]?[text] {
            diagnostics.append(.centerIDTwice(text, at: location(range), first: location(first)))
            return nil
        }
        ids[list, default: [:]][text] = range
        return ItemName(name: name.text, id: text, location: location(range))
    }

    func location(_ range: SourceRange) -> SourceLocation {
        SourceLocation(path: path, range: range)
    }

    /// Reads a value with a reader that throws what is wrong with a text.
    mutating func value<Value>(
        _ scalar: YAMLScalar?,
        _ read: (String) throws(ValueProblem) -> Value
    ) -> Value? {
        guard let scalar else { return nil }
        do throws(ValueProblem) {
            return try read(scalar.text)
        } catch {
            diagnostics.append(diagnostic(error, in: scalar))
            return nil
        }
    }

    /// The report for a value; places inside its text are those of the file only without quotes and escapes.
    func diagnostic(_ problem: ValueProblem, in scalar: YAMLScalar) -> Diagnostic {
        scalar.isQuoted
            ? problem.diagnostic(at: scalar.range, path: path)
            : problem.diagnostic(textAt: scalar.range.lower, path: path)
    }

    private mutating func email(_ fields: inout YAMLFields) -> String? {
        value(fields.scalar("email")) { text throws(ValueProblem) in
            try EmailAddress(parsing: text).text
        }
    }

    mutating func report(_ diagnostic: Diagnostic) {
        diagnostics.append(diagnostic)
    }

    /// A service names levels and places that exist.
    private mutating func checkReferences(of center: Center) {
        let levels = center.levelsOfCare.map(\.id)
        let places = center.locations.map(\.id)
        for service in center.services {
            if let level = service.level, !levels.contains(level.value) {
                diagnostics.append(.unknownCenterID(level, of: "levels_of_care", known: levels))
            }
            for place in service.locations where !places.contains(place.value) {
                diagnostics.append(.unknownCenterID(place, of: "locations", known: places))
            }
        }
    }
}

extension Diagnostic {
    static func centerID(_ id: String, isGiven: Bool, at location: SourceLocation) -> Diagnostic {
        Diagnostic(
            .error,
            "center-id",
            isGiven
                ? "'\(id)' cannot be an id: it is part of an address"
                : "the name has no letter or digit that an address could be made of",
            at: location,
            help: "write 'id:' with small letters, digits and hyphens, such as 'main-clinic'"
        )
    }

    static func centerIDTwice(
        _ id: String,
        at location: SourceLocation,
        first: SourceLocation
    ) -> Diagnostic {
        Diagnostic(
            .error,
            "center-id",
            "two entries have the id '\(id)'",
            at: location,
            notes: [.init("the first is this", at: first)],
            help: "give one of them another 'id:'"
        )
    }

    static func unknownCenterID(
        _ id: Located<String>,
        of list: String,
        known: [String]
    ) -> Diagnostic {
        Diagnostic(
            .error,
            "unknown-center-id",
            "'\(list)' has no entry '\(id.value)'",
            at: id.location,
            help: NearMiss.help(for: id.value, among: known)
                ?? (known.isEmpty
                    ? "add it to '\(list)' of the center, or remove this line"
                    : "its entries are: \(known.joined(separator: ", "))")
        )
    }
}
