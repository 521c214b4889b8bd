/// Takes one planned file after another through render, facts and staging; their bytes go no further.
///
/// A file that is still right is left where it is.
struct RenderWorker {
    /// What all workers of a build share.
    struct Shared: Sendable {
        let model: RenderModel
        /// Checks the links of pages.
        let links: LinkCheck
        /// Where their texts are.
        let bodies: BodyStore
        /// Where files wait.
        let staging: StagingArea
        /// The project folder.
        let project: String
        /// Of the sources, by path.
        let stamps: [String: FileStamp]
        /// Whether to note what a next build can use.
        let remembers: Bool
        /// What the build before noted.
        let recall: Recall?
        /// Tells how long templates take, if somebody wants to know.
        let stopwatch: (@Sendable () -> StageTime)?
    }

    private let shared: Shared
    /// The place of this worker among all.
    private let number: Int
    private let recorder: QuestionRecorder?
    private let renderer: FileRenderer
    private var downloads: DownloadRenderer
    private var examiner: LinkExaminer
    private var templates: [String: BuildTimings.Template] = [:]

    init(_ number: Int, _ shared: Shared) {
        let recorder = shared.remembers ? QuestionRecorder(shared.model.fingerprint) : nil
        self.shared = shared
        self.number = number
        self.recorder = recorder
        self.renderer = FileRenderer(
            model: shared.model,
            bodies: shared.bodies,
            recorder: recorder
        )
        self.downloads = DownloadRenderer(model: shared.model)
        self.examiner = shared.links.examiner()
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
            let path = shared.project + "/" + source.displayPath
            let stamp = shared.stamps[source.displayPath]
            let origin = stamp.map { Self.origin(of: source, $0) }
            // What was changed short before it was remembered may have been changed again without a new stamp.
            if let stamp, let origin, let recall = shared.recall, !stamp.isRecent(at: recall.time),
                let kept = try kept(file, origin)
            {
                return .staged(kept)
            }
            let staged = try shared.staging.stageCopy(of: path, at: file.path)
            return .staged(
                rendered(file, staged, nil, origin: origin, questions: [])
            )
        case .download(let download):
            let bytes = downloads.bytes(of: download)
            // Made anew by every build: to make it is to know all that it is made from.
            let origin = ContentHash(bytes).low
            if let kept = try kept(file, origin) { return .staged(kept) }
            let staged = try shared.staging.stage(bytes, at: file.path)
            return .staged(rendered(file, staged, nil, origin: origin, questions: []))
        case .asset(let name):
            let asset = renderer.model.theme.assets[name]
            let bytes = asset?.bytes ?? []
            let staged = try shared.staging.stage(bytes, at: file.path)
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
        let start = shared.stopwatch?()
        let outcome = try renderer.render(job)
        if let start, let end = shared.stopwatch?() {
            templates[job.template, default: .init(name: job.template, files: 0, seconds: 0)]
                .add(end.wall - start.wall)
        }
        switch outcome {
        case .bytes(let bytes):
            let staged = try shared.staging.stage(bytes, at: file.path)
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
        guard let recall = shared.recall else { return nil }
        guard
            let kept = recall.kept(file.path, origin: origin, in: shared.staging.lock.output)
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
            examined = examine(HTMLFacts(try shared.staging.read(staged)), of: file)
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
