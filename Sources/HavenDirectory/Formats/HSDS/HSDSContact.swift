/// The ways to reach a resource as HSDS has them: phones, the address of the service, and rooms online, which are virtual locations.
struct HSDSContact {
    private(set) var phones: [HSDSItem] = []
    private(set) var url: String?
    private(set) var rooms: [HSDSItem] = []

    /// The order in which the reader finds them: phones first, then addresses.
    private static let addresses: [Channel.Kind] = [.chat, .web, .join]

    /// Takes the lines of the channels, which come first and in their order, and states in attributes what the fields cannot say.
    init(
        _ record: ResourceRecord,
        lines: [FactSheet.Line],
        _ attributes: inout HSDSAttributes
    ) {
        let channels = record.facts.channels
        let lines = Array(lines.prefix(channels.count))
        var order: [Int] = []
        for (index, channel) in channels.enumerated() where channel.number != nil {
            order.append(index)
            let name = "phone/" + record.id + "/\(phones.count + 1)"
            phones.append(Self.phone(channel, lines[index], named: name))
        }
        for kind in Self.addresses {
            let indices = channels.indices.filter { channels[$0].kind == kind }
            order += indices
            let isPlain: Bool
            switch kind {
            case .web:
                url = indices.first.map { channels[$0].href }
                isPlain = indices.count < 2 && indices.allSatisfy { Self.isPlain(channels[$0]) }
            case .join: isPlain = indices.allSatisfy { Self.isPlain(channels[$0]) }
            default: isPlain = false
            }
            if !isPlain {
                for index in indices {
                    attributes.add(
                        .fact(lines[index].fact),
                        HSDSAttributes.value(of: lines[index])
                    )
                }
            }
        }
        if order != Array(order.indices) {
            attributes.add(.order, order.map { String($0 + 1) }.joined(separator: " "))
        }
        rooms = channels.filter { $0.kind == .join }.enumerated().map { number, room in
            Self.room(room, named: record.id + "/\(number + 1)")
        }
    }

    /// Whether the address alone says all there is; a room may have a note.
    private static func isPlain(_ channel: Channel) -> Bool {
        channel.display == channel.href && channel.owner == nil && channel.hours == nil
            && channel.languages.isEmpty && (channel.note == nil || channel.kind == .join)
    }

    private static func room(_ channel: Channel, named name: String) -> HSDSItem {
        var location = HSDSItem(.location, "room/" + name)
        location.add("location_type", "virtual")
        location.add("url", channel.href)
        location.add("description", channel.note)
        var item = HSDSItem(.serviceAtLocation, "service-in-room/" + name)
        item.add("location", [location])
        return item
    }

    // MARK: Phones

    private static func phone(
        _ channel: Channel,
        _ line: FactSheet.Line,
        named name: String
    ) -> HSDSItem {
        let number = HSDSPhone(channel)
        var item = HSDSItem(.phone, name)
        item.add("number", number.number)
        item.add("extension", number: number.extensionText)
        item.add("type", number.type)
        var attributes = HSDSAttributes(of: name)
        if number.isPlain {
            item.add("description", channel.note)
        } else {
            attributes.add(.fact(line.fact), HSDSAttributes.value(of: line))
            let sending = channel.keyword == nil ? "" : "Send "
            let words = [line.value.text == number.number ? nil : sending + line.value.text]
            let below = line.below.filter { !$0.hasPrefix("Languages: ") }
            item.add("description", (words.compactMap(\.self) + below).joined(separator: "; "))
        }
        item.add("languages", languages(channel.languages, of: name))
        item.add("attributes", attributes.items)
        return item
    }

    static func languages(_ languages: [ResourceLanguage], of owner: String) -> [HSDSItem] {
        languages.enumerated().map { number, language in
            var item = HSDSItem(.language, owner + "/language/\(number + 1)")
            item.add("name", language.name)
            item.add("code", language.code)
            return item
        }
    }
}
