import HavenDiagnostics

extension SourceListing {
    /// Of all names, kinds and stamps: two listings of a project have one fingerprint if nothing was changed in between.
    var fingerprint: UInt64 {
        var writer = CacheWriter()
        writer.reserve((content?.entries.count ?? 0) * 96)
        for listing in [content, templates] {
            writer.write(listing != nil)
            guard let listing else { continue }
            writer.write(listing.entries.count)
            for entry in listing.entries {
                writer.write(entry.path)
                writer.write(entry.stamp)
                switch entry.kind {
                case .file: writer.write(0)
                case .folder: writer.write(1)
                case .other: writer.write(2)
                case .symbolicLink(let target):
                    writer.write(3)
                    writer.write(target)
                }
            }
            writer.write(listing.diagnostics)
        }
        return ContentHash(writer.finish()).low
    }
}
