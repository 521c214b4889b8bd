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

    static let fileName = ".haven-manifest"

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
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .damaged }
        var lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let head = lines.first.map(Self.fields) ?? []
        guard head.count == 2, head[0] == "haven-manifest", let version = Int(head[1]), version > 0
        else { throw .damaged }
        if version > 1 { throw .newer(version: version) }

        // The text ends with a line feed, so the last of the parts is empty and `end` is before it.
        guard let rest = lines.popLast(), rest.isEmpty, let last = lines.popLast() else {
            throw .damaged
        }
        let end = Self.fields(last)
        let before = text.utf8.distance(from: text.utf8.startIndex, to: last.startIndex)
        guard end.count == 2, end[0] == "end",
            ContentHash(hex: end[1]) == ContentHash(Array(bytes[..<before]))
        else { throw .damaged }

        for line in lines.dropFirst() {
            let fields = Self.fields(line)
            guard let name = fields.last, let path = try? OutputPath(String(name)) else {
                throw .damaged
            }
            if fields.count == 2, fields[0] == "folder" {
                folders.insert(path)
            } else if fields.count == 4, fields[0] == "file", let size = Int(fields[2]),
                let hash = ContentHash(hex: fields[1])
            {
                files[path] = Record(hash: hash, size: size)
            } else {
                throw .damaged
            }
        }
    }

    /// All that either of two manifests lists.
    func union(_ other: OutputManifest) -> OutputManifest {
        OutputManifest(
            files: files.merging(other.files) { mine, _ in mine },
            folders: folders.union(other.folders)
        )
    }

    private static func fields(_ line: Substring.UTF8View) -> [Substring] {
        line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            .map { Substring($0) }
    }
}
