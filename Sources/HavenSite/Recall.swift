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
    /// What the records of its ledger are in this build.
    let records: [TemplateSubject?]
    /// When it was noted.
    let time: Int64
    private let places: [String: Int]
    /// Whether the answer to each question of the ledger holds.
    private let holds: [Bool]

    init(_ memory: BuildMemory, model: RenderModel, threads: Int) {
        self.memory = memory.outputs
        self.time = memory.time
        self.places = memory.outputs.places
        let interview = Interview(memory.outputs.ledger, model: model)
        self.records = interview.records
        self.holds = interview.findings(threads: threads)
    }

    /// The file at a path, if it would be made just as it is.
    ///
    /// - Parameters:
    ///   - path: The path below the output folder.
    ///   - origin: The fingerprint of what it would be made from.
    ///   - output: The output folder.
    /// - Throws: `EnvironmentFailure` if the file is there and cannot be read.
    func kept(
        _ path: OutputPath,
        origin: UInt64,
        in output: borrowing Descriptor
    ) throws(SystemFailure) -> Kept? {
        guard let place = places[path.text] else { return nil }
        let file = memory.files[place]
        guard file.path == path, file.origin == origin, let questions = file.questions,
            questions.allSatisfy({ holds[Int($0)] }),
            let stamp = try output.stamp(of: file, at: time)
        else { return nil }
        return Kept(place: place, stamp: stamp)
    }
}

extension Descriptor {
    /// The stamp of an output file in this folder, if it has the bytes that were written; what was changed shortly before `time` is read.
    func stamp(of file: OutputMemory.File, at time: Int64) throws(SystemFailure) -> FileStamp? {
        try stamp(of: file.path, known: file.stamp, content: file.content, at: time)
    }

    func stamp(
        of path: OutputPath,
        known: FileStamp,
        content: ContentHash,
        at time: Int64
    ) throws(SystemFailure) -> FileStamp? {
        do throws(SystemFailure) {
            let status = try self.status(of: path.text)
            guard status.kind == .file, status.size == known.size else { return nil }
            if status.stamp == known, !known.isRecent(at: time) { return known }
            let file = try Descriptor(path.text, in: self, .read)
            guard try file.hash() == content else { return nil }
            return status.stamp
        } catch {
            // Whatever is in the way will be reported where the file is written.
            return nil
        }
    }
}
