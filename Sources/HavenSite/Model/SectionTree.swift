/// The folders that become sections, in the order of a walk from the root.
///
/// A folder is a section if something published lies in it or below it, or if Haven makes pages for it;
/// `Content/` itself always is.
struct SectionTree {
    /// Folders below `Content/`; the first is the root, the empty text.
    let folders: [String]
    private let indices: [String: Int]

    /// Finds the sections of sources; `made` are folders that exist without any.
    init(of sources: [ParsedSource], made: [String]) {
        var found: Set<String> = [""]
        found.formUnion(made)
        for source in sources {
            var folder = Self.sectionFolder(of: source.file)
            while !folder.isEmpty, found.insert(folder).inserted { folder = folder.folderPath }
        }
        // By the bytes of their names: with a slash as the lowest byte, which no name has, a folder comes right
        // before what is in it.
        let keyed = found.map { folder in
            (folder: folder, key: folder.utf8.map { $0 == UInt8(ascii: "/") ? 0 : $0 })
        }
        folders = keyed.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.folder)
        indices = Dictionary(uniqueKeysWithValues: folders.enumerated().map { ($1, $0) })
    }

    /// The folder whose list a source appears in; the page of a bundle stands for its folder.
    static func sectionFolder(of file: ContentFile) -> String {
        file.role == .bundlePage ? file.folder.folderPath : file.folder
    }

    /// The section that a source belongs to; for the page of a section, that section.
    func section(of file: ContentFile) -> Int {
        index(of: Self.sectionFolder(of: file))
    }

    func index(of folder: String) -> Int {
        guard let index = indices[folder] else {
            preconditionFailure("every folder of a source is a section")
        }
        return index
    }

    /// The section of a folder, if it is one.
    func find(_ folder: String) -> Int? { indices[folder] }

    func parent(of section: Int) -> Int? {
        section == 0 ? nil : index(of: folders[section].folderPath)
    }

    /// A section and all below it, which follow it directly.
    func descendants(of section: Int) -> Range<Int> {
        let folder = folders[section]
        var end = section + 1
        while end < folders.count, folders[end].isBelow(folder) { end += 1 }
        return section..<end
    }
}
