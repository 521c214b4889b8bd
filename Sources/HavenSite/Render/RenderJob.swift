import HavenTemplates

/// A template and what it is handed to make one file.
struct RenderJob {
    let template: String
    let variables: TemplateMap
    /// The page whose body the template gets, and the part of its list.
    let page: (id: PageID, part: ListPart?)?
    /// Of all that the file is made from, but for the answers to what its templates ask.
    let fingerprint: UInt64
}
