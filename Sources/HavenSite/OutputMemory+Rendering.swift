extension OutputMemory {
    /// Notes what the output folder holds after a sound build.
    ///
    /// - Parameters:
    ///   - rendering: The files of the build, which have been moved into place.
    ///   - notes: What its workers noted.
    ///   - names: Names the records of the build.
    ///   - links: The fingerprint of the check of links.
    ///   - recall: What of the memory before still holds.
    ///   - outputFolder: The folder that now holds the files.
    /// - Throws: `EnvironmentFailure` if a file cannot be looked at.
    init(
        of rendering: Rendering,
        notes: consuming [QuestionNotes],
        names: RecordNames,
        links: UInt64,
        recall: Recall?,
        outputFolder: String
    ) throws {
        var builder = LedgerBuilder(
            after: recall?.memory.ledger ?? QuestionLedger(),
            wanted: { rendering.questionsKept(recall) },
            names: names
        )
        builder.reserve(for: notes)
        // Each is given up as soon as it is taken over.
        var workers: [[UInt32]] = []
        for number in notes.indices {
            workers.append(builder.add(notes[number]))
            notes[number] = QuestionNotes()
        }
        self.links = links
        do throws(SystemFailure) {
            let output = try Descriptor(outputFolder, .folderFollowing)
            files.reserveCapacity(rendering.pages.count)
            for page in rendering.pages {
                let questions: [UInt32]?
                switch page.source {
                case .kept(let kept):
                    questions = recall?.memory.files[kept.place].questions.map(builder.kept)
                case .made(let worker, _, let asked):
                    let numbers = asked?.map { workers[worker][Int($0)] }
                    questions = numbers?.contains(LedgerBuilder.unknown) == true ? nil : numbers
                }
                files.append(
                    File(
                        path: page.staged.path,
                        origin: page.origin(recall),
                        questions: questions,
                        content: page.staged.hash,
                        stamp: try page.stamp(in: output),
                        demands: page.demands(recall),
                        isClean: page.isClean(recall)
                    )
                )
            }
            ledger = builder.finish()
        } catch {
            throw EnvironmentFailure("look at the output folder", outputFolder, error)
        }
    }
}

extension Rendering {
    /// Which questions of the memory before are those of files that are left alone.
    fileprivate func questionsKept(_ recall: Recall?) -> [Bool] {
        guard let recall else { return [] }
        var kept = [Bool](repeating: false, count: recall.memory.ledger.count)
        for page in pages {
            guard case .kept(let known) = page.source else { continue }
            for question in recall.memory.files[known.place].questions ?? [] {
                kept[Int(question)] = true
            }
        }
        return kept
    }
}

extension RenderedFile {
    fileprivate func origin(_ recall: Recall?) -> UInt64 {
        switch source {
        case .kept(let kept): recall?.memory.files[kept.place].origin ?? 0
        case .made(_, let origin, _): origin
        }
    }

    fileprivate func demands(_ recall: Recall?) -> [OutputMemory.PlaceDemand] {
        if let examined {
            return examined.demands.filter(\.leadsIntoPage).map {
                OutputMemory.PlaceDemand(target: $0.target, fragment: $0.fragment)
            }
        }
        guard case .kept(let kept) = source else { return [] }
        return recall?.memory.files[kept.place].demands ?? []
    }

    fileprivate func isClean(_ recall: Recall?) -> Bool {
        if let examined { return examined.isClean }
        guard case .kept(let kept) = source else { return true }
        return recall?.memory.files[kept.place].isClean ?? false
    }

    /// The stamp of the file where it now lies.
    fileprivate func stamp(in output: borrowing Descriptor) throws(SystemFailure) -> FileStamp {
        if case .kept(let kept) = source { return kept.stamp }
        return try output.status(of: staged.path.text).stamp
    }
}
