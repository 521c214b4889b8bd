/// The list of what Haven wrote into an output folder, kept there as `.haven-manifest`.
///
/// Only what is listed is ever overwritten or removed. Lines of text, each ended by a line feed, the
/// fields separated by tabs:
///
///     haven-manifest	1
///     folder	articles
///     file	0cd3d6c4c24d19a43a6a3b6a0e9f4d5e	5120	articles/index.html
///     end	2f1e…	                           the hash of all bytes before this line
///
/// Folders first, then files, each sorted by bytes; hashes are XXH3-128. A folder is listed if Haven
/// made it. The last line tells a whole manifest from a cut or edited one: from a damaged one nothing
/// is concluded, least of all that a file may be removed.
struct OutputManifest: Hashable, Sendable {
    /// A file Haven wrote.
    struct Record: Hashable, Sendable {
        let hash: ContentHash
        let size: Int
    }

    /// Why bytes are no manifest.
    enum Problem: Error, Hashable {
        case damaged
        /// A version that a later Haven writes.
        case newer(version: Int)
    }

    var files: [OutputPath: Record]
    /// The folders Haven made.
    var folders: Set<OutputPath>

    init(files: [OutputPath: Record] = [:], folders: Set<OutputPath> = []) {
        self.files = files
        self.folders = folders
    }

    var bytes: [UInt8] {
        var bytes = Array("haven-manifest\t1\n".utf8)
        bytes.reserveCapacity(64 + 96 * (folders.count + files.count))
        for folder in folders.sorted() {
            bytes += "folder\t".utf8
            bytes += folder.text.utf8
            bytes.append(UInt8(ascii: "\n"))
        }
        for (path, record) in files.sorted(by: { $0.key < $1.key }) {
            bytes += "file\t".utf8
            record.hash.appendHex(to: &bytes)
            bytes.append(UInt8(ascii: "\t"))
            bytes += String(record.size).utf8
            bytes.append(UInt8(ascii: "\t"))
            bytes += path.text.utf8
            bytes.append(UInt8(ascii: "\n"))
        }
        let hash = ContentHash(bytes)
        bytes += "end\t".utf8
        hash.appendHex(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return bytes
    }

    init(parsing bytes: [UInt8]) throws(Problem) {
        self.init()
        let text = bytes.span
        var lines = Lines(bytes)
        guard let head = lines.next(), let title = head.fields(of: text, 2),
            title[0] == "haven-manifest", let version = Int(title[1]), version > 0
        else { throw .damaged }
        if version > 1 { throw .newer(version: version) }
        while let line = lines.next() {
            if lines.isAtEnd {
                guard let end = line.fields(of: text, 2), end[0] == "end",
                    ContentHash(hex: end[1]) == ContentHash(text.extracting(0..<line.start))
                else { throw .damaged }
                return
            }
            if let fields = line.fields(of: text, 2), fields[0] == "folder",
                let path = try? OutputPath(fields[1])
            {
                folders.insert(path)
            } else if let fields = line.fields(of: text, 4), fields[0] == "file",
                let hash = ContentHash(hex: fields[1]), let size = Int(fields[2]),
                let path = try? OutputPath(fields[3])
            {
                files[path] = Record(hash: hash, size: size)
            } else {
                throw .damaged
            }
        }
        throw .damaged
    }

    /// A line without its line feed.
    private struct Line {
        let start: Int
        let end: Int

        /// Its parts between tabs, if there are so many of them and each is UTF-8.
        func fields(of text: Span<UInt8>, _ count: Int) -> [String]? {
            var fields: [String] = []
            var from = start
            for index in start...end where index == end || text[index] == UInt8(ascii: "\t") {
                guard fields.count < count,
                    let field = String(validUTF8: text.extracting(from..<index))
                else { return nil }
                fields.append(field)
                from = index + 1
            }
            return fields.count == count ? fields : nil
        }
    }

    /// Takes a text apart into lines, each of which ends with a line feed.
    private struct Lines {
        let bytes: [UInt8]
        private var position = 0

        init(_ bytes: [UInt8]) {
            self.bytes = bytes
        }

        var isAtEnd: Bool { position == bytes.count }

        /// The next line; `nil` at the end, and if there is no line feed any more.
        mutating func next() -> Line? {
            guard let end = bytes.position(of: UInt8(ascii: "\n"), from: position) else {
                return nil
            }
            defer { position = end + 1 }
            return Line(start: position, end: end)
        }
    }

    /// All that either of two manifests lists.
    func union(_ other: OutputManifest) -> OutputManifest {
        OutputManifest(
            files: files.merging(other.files) { mine, _ in mine },
            folders: folders.union(other.folders)
        )
    }
}
