import Testing

@testable import HavenSite

@Suite struct `A node of structured data` {
    @Test func `says nothing of what is not known`() {
        var node = LinkedNode("Person", id: "https://example.org/#a")
        node["name"] = LinkedValue(String?.none)
        node["description"] = .text("")
        node["knowsLanguage"] = .list([])
        node["address"] = .node(LinkedNode("PostalAddress"))
        #expect(!node.hasProperties)
        #expect(node.id == "https://example.org/#a")
        node["age"] = .integer(0)
        #expect(node.hasProperties)
        for name in ["name", "description", "knowsLanguage", "address"] {
            #expect(node[name] == nil, "\(name)")
        }
    }
}
