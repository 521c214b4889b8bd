import HavenYAML

extension FrontMatter.Review: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(by)
        writer.write(date)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init(by: try reader.read(), date: try reader.optional())
    }
}

extension FrontMatter.Reference: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(text)
        writer.write(publisher)
        writer.write(url)
        writer.write(accessed)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init(
            text: try reader.text(),
            publisher: try reader.optional(),
            url: try reader.optional(),
            accessed: try reader.optional()
        )
    }
}

/// All but the form of a contact page, whose source is read anew by every build.
extension FrontMatter: Storable {
    func store(in writer: inout CacheWriter) {
        writer.write(title)
        writer.write(description)
        writer.write(date)
        writer.write(lastmod)
        writer.write(publishDate)
        writer.write(expiryDate)
        writer.write(draft)
        writer.write(slug)
        writer.write(url)
        writer.write(aliases)
        writer.write(weight)
        writer.write(authors)
        writer.write(reviewed)
        writer.write(references)
        writer.write(image)
        writer.write(template)
        writer.write(kind)
        writer.write(terms)
        writer.write(params)
    }

    init(from reader: inout CacheReader) throws(DamagedCache) {
        self.init()
        title = try reader.optional()
        description = try reader.optional()
        date = try reader.optional()
        lastmod = try reader.optional()
        publishDate = try reader.optional()
        expiryDate = try reader.optional()
        draft = try reader.flag()
        slug = try reader.optional()
        url = try reader.optional()
        aliases = try reader.list()
        weight = try reader.optional()
        authors = try reader.list()
        reviewed = try reader.optional()
        references = try reader.list()
        image = try reader.optional()
        template = try reader.optional()
        kind = try reader.optional()
        terms = try reader.list()
        params = try reader.list()
    }
}
