import HavenTemplates

/// The records that templates ask; the number of each is part of `TemplateSubject`.
enum RecordKind: UInt8, CaseIterable {
    case site, center, standardPages
    /// By its place in `Site.pages`; `part` is the number of the part being rendered, 0 for a page that is not in parts or in a list.
    case page
    /// By its place in the terms of the taxonomy `part`.
    case term
    /// By its place in `Site.resources`.
    case resource
    /// By its place in `Site.directories`; `part` is that of the page being rendered, as for `page`.
    case directory
    /// By the place of the author's own page in `Site.pages`.
    case person
    /// That of the part `part` of the page by its place in `Site.pages`.
    case pager

    func subject(_ index: Int = 0, part: Int = 0) -> TemplateSubject {
        TemplateSubject(
            kind: rawValue,
            part: UInt32(clamping: part),
            index: UInt32(clamping: index)
        )
    }
}
