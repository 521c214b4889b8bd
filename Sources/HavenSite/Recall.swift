import HavenTemplates

/// Decides which output files are still right, so that they need not be made again.
///
/// A file is right if it is made from the same things, if every answer to a question that its templates asked is the same, and if the
/// output folder still holds its bytes. All three are looked up; nothing is guessed from what was edited.
struct Recall: Sendable {
    /// A file that is left as it is.
    struct Kept: Sendable {
        /// Its place in the memory.
        let place: Int
        let stamp: FileStamp
    }

    let memory: OutputMemory
    /// When it was noted.
    let time: Int64
    private let places: [String: Int]
    /// Whether the answer to each question of the ledger holds.
    private let holds: [Bool]
    /// Whether links that were right may be wrong now, on whatever page they stand.
    private let hasLostLinks: Bool

    /// Asks all questions again.
    init(_ memory: BuildMemory, model: RenderModel, links: LinkCheck, threads: Int) {
        self.memory = memory.outputs
        self.time = memory.time
        self.places = memory.outputs.places
        let interview = Interview(memory.outputs.ledger, model: model)
        self.holds = interview.findings(threads: threads)
        let planned = Set(model.plan.files.map(\.path))
        // A file more makes no link wrong.
        self.hasLostLinks =
            memory.outputs.links != links.fingerprint
            || memory.outputs.files.contains { !planned.contains($0.path) }
    }

    /// Whether the links of a page that is still right have to be looked at.
    func isDoubtful(_ page: OutputMemory.File) -> Bool {
        hasLostLinks || !page.isClean
    }

    /// The file at a path, if it would be made just as it is.
    ///
    /// - Parameters:
    ///   - path: The path below the output folder.
    ///   - origin: The fingerprint of what it would be made from.
    ///   - output: The output folder.
    /// - Returns: The file; `nil` if it has to be made.
    func kept(
        _ path: OutputPath,
        origin: UInt64,
        in output: borrowing Descriptor
    ) -> Kept? {
        guard let place = places[path.text] else { return nil }
        let file = memory.files[place]
        guard file.path == path, file.origin == origin, let questions = file.questions,
            questions.allSatisfy({ holds[Int($0)] }),
            let stamp = output.stamp(
                ofUnchanged: path.text,
                known: file.stamp,
                content: file.content,
                at: time
            )
        else { return nil }
        return Kept(place: place, stamp: stamp)
    }
}
