/// Takes one planned file after another through render, facts and staging; their bytes go no further.
///
/// A file that is still right is left where it is.
struct RenderWorker {
    /// What the worker notes for the next build.
    private let recorder: QuestionRecorder?
    private let number: Int
    private let renderer: FileRenderer
    private let staging: StagingArea
    private let project: String
    private var examiner: LinkExaminer
    private let stamps: [String: FileStamp]
    private let recall: Recall?
    private let stopwatch: (@Sendable () -> StageTime)?
    private var templates: [String: BuildTimings.Template] = [:]

    /// - Parameters:
    ///   - number: The place of this worker among all.
    ///   - model: What all pages share.
    ///   - links: Checks the links of pages.
    ///   - bodies: Where their texts are.
    ///   - staging: Where files wait.
    ///   - project: The project folder.
    ///   - stamps: Of the sources, by path.
    ///   - remembers: Whether to note what a next build can use.
    ///   - recall: What the build before noted.
    ///   - stopwatch: Tells how long templates take, if somebody wants to know.
    init(
        _ number: Int,
        _ model: RenderModel,
        links: LinkCheck,
        bodies: BodyStore,
        staging: StagingArea,
        project: String,
        stamps: [String: FileStamp],
        remembers: Bool,
        recall: Recall?,
        stopwatch: (@Sendable () -> StageTime)?
    ) {
        let recorder = remembers ? QuestionRecorder(model.fingerprint) : nil
        self.number = number
        self.recorder = recorder
        self.renderer = FileRenderer(model: model, bodies: bodies, recorder: recorder)
        self.examiner = links.examiner()
        self.staging = staging
        self.project = project
        self.stamps = stamps
        self.recall = recall
        self.stopwatch = stopwatch
    }

    /// What is left of a worker.
    struct Rest: Sendable {
        let notes: QuestionNotes?
        /// What the worker spent on each template.
        let templates: [String: BuildTimings.Template]
    }

    var rest: Rest { Rest(notes: recorder?.notes, templates: templates) }

    /// Makes one file, or finds that it is still right.
    ///
    /// - Throws: `EnvironmentFailure` if a file cannot be read or staged, `DamagedCache` if a body is not what was remembered.
    mutating func make(_ file: PlannedFile) throws -> Rendering.Outcome {
        switch file.product {
        case .copy(let source):
            let path = project + "/" + source.displayPath
            let stamp = stamps[source.displayPath]
            let origin = stamp.map { Self.origin(of: source, $0) }
            // What was changed short before it was remembered may have been changed again without a new stamp.
            if let stamp, let origin, let recall, !stamp.isRecent(at: recall.time),
                let kept = try kept(file, origin)
            {
                return .staged(kept)
            }
            let staged = try staging.stageCopy(of: path, at: file.path)
            return .staged(
                rendered(file, staged, nil, origin: origin, questions: [])
            )
        case .asset(let name):
            let asset = renderer.model.theme.assets[name]
            let bytes = asset?.bytes ?? []
            let staged = try staging.stage(bytes, at: file.path)
            var examined: ExaminedPage?
            if name.hasSuffix(".css") {
                examined = examine(HTMLFacts(stylesheet: bytes), of: file, asset)
            }
            return .staged(rendered(file, staged, examined, origin: nil, questions: nil))
        case .page, .feed, .sitemap, .sitemapIndex, .robots, .webManifest, .redirect:
            return try render(file)
        }
    }

    private mutating func render(_ file: PlannedFile) throws -> Rendering.Outcome {
        let job: RenderJob
        switch renderer.job(for: file) {
        case .success(let found): job = found
        case .failure(let refusal): return .failure(refusal.diagnostic, file)
        }
        if let kept = try kept(file, job.fingerprint) { return .staged(kept) }
        recorder?.begin()
        let start = stopwatch?()
        let outcome = try renderer.render(job)
        if let start, let end = stopwatch?() {
            templates[job.template, default: .init(name: job.template, files: 0, seconds: 0)]
                .add(end.wall - start.wall)
        }
        switch outcome {
        case .bytes(let bytes):
            let staged = try staging.stage(bytes, at: file.path)
            // Not where it is used: the worker would be copied there, with all that its examiner knows.
            let examined = file.isPage ? examine(HTMLFacts(bytes), of: file) : nil
            return .staged(
                rendered(
                    file,
                    staged,
                    examined,
                    origin: job.fingerprint,
                    questions: recorder?.end()
                )
            )
        case .failure(let diagnostic): return .failure(diagnostic, file)
        case .skipped: return .skipped
        }
    }

    private mutating func kept(_ file: PlannedFile, _ origin: UInt64) throws -> RenderedFile? {
        guard let recall else { return nil }
        guard
            let kept = recall.kept(file.path, origin: origin, in: staging.lock.output)
        else { return nil }
        let known = recall.memory.files[kept.place]
        let staged = StagedFile(
            path: file.path,
            hash: known.content,
            size: known.stamp.size,
            place: .output
        )
        var examined: ExaminedPage?
        if file.isPage, recall.isDoubtful(known) {
            examined = examine(HTMLFacts(try staging.read(staged)), of: file)
        }
        return RenderedFile(file: file, staged: staged, examined: examined, source: .kept(kept))
    }

    private mutating func examine(
        _ facts: HTMLFacts,
        of file: PlannedFile,
        _ asset: ThemeAsset? = nil
    ) -> ExaminedPage {
        ExaminedPage(LinkCheck.Page(file.path, facts, asset: asset), by: &examiner)
    }

    private func rendered(
        _ file: PlannedFile,
        _ staged: StagedFile,
        _ examined: ExaminedPage?,
        origin: UInt64?,
        questions: [UInt32]?
    ) -> RenderedFile {
        RenderedFile(
            file: file,
            staged: staged,
            examined: examined,
            source: .made(
                worker: number,
                origin: origin ?? 0,
                questions: origin == nil ? nil : questions
            )
        )
    }

    /// The fingerprint of a file that is copied.
    private static func origin(of source: ContentFile, _ stamp: FileStamp) -> UInt64 {
        var writer = CacheWriter()
        writer.write(source.path)
        writer.write(stamp)
        return ContentHash(writer.finish()).low
    }
}
