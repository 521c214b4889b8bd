extension StructuredData {
    /// The article on the page.
    var article: LinkedNode {
        let matter = page.frontMatter
        var node = LinkedNode("Article", id: url(id, "article"))
        node["headline"] = .text(page.title)
        node["description"] = LinkedValue(matter.description)
        node["image"] = LinkedValue(
            matter.image.flatMap { model.absolute($0.source.value, from: page) }
        )
        node["datePublished"] = date(matter.date)
        node["dateModified"] = date(page.changed)
        node["author"] = .nodes(model.authorNames(of: page).map(person(named:)))
        node["publisher"] = .node(centerInShort)
        node["mainEntityOfPage"] = .reference(url(id, "page"))
        node["inLanguage"] = .text(page.language)
        return node
    }

    /// Who checked the medical facts, when, and what the text rests on.
    func describeReview(_ node: inout LinkedNode) {
        let matter = page.frontMatter
        if let review = matter.reviewed {
            node["reviewedBy"] = .node(person(named: review.by.value))
            node["lastReviewed"] = date(review.date)
        }
        node["citation"] = .nodes(
            matter.references.map { reference in
                var work = LinkedNode("CreativeWork")
                work["name"] = .text(reference.text)
                work["url"] = LinkedValue(reference.url)
                if let publisher = reference.publisher {
                    var organization = LinkedNode("Organization")
                    organization["name"] = .text(publisher)
                    work["publisher"] = .node(organization)
                }
                return work
            }
        )
    }

    /// Whoever front matter names, with the page that is theirs.
    private func person(named name: String) -> LinkedNode {
        guard let taxonomy = model.site.taxonomies.firstIndex(where: \.isAuthors),
            let term = model.site.taxonomies[taxonomy].term(named: name)
        else {
            var node = LinkedNode("Person")
            node["name"] = .text(name)
            return node
        }
        return author(taxonomy, term)
    }

    /// Someone who writes or reviews.
    func author(_ taxonomy: Int, _ term: Int) -> LinkedNode {
        let author = model.site.taxonomies[taxonomy].terms[term]
        var node = LinkedNode("Person", id: url(author.page, "person"))
        node["name"] = .text(author.title)
        node["honorificSuffix"] = LinkedValue(
            model.site[author.page].frontMatter.param("credentials")
        )
        node["url"] = .text(url(author.page))
        return node
    }
}
