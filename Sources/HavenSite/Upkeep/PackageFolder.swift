import HavenDirectory

/// Reads the tables of a data package from the folder that its descriptor lies in, and from nowhere else.
struct PackageFolder {
    private let path: String
    /// What was read, by the path that reports name.
    private(set) var tables: [String: [UInt8]] = [:]
    private var size = 0

    /// All tables together may have four times the bytes of one.
    private static let maximumSize = 4 * MeetingImport.maximumBytes

    /// The folder of a descriptor; that of standard input holds nothing.
    init(of descriptor: String) { path = descriptor }

    /// The descriptor of a package, if a path leads to a folder that holds one; else the path.
    static func descriptor(at path: String) -> String {
        let inside = (path.hasSuffix("/") ? path : path + "/") + HSDSWriter.packageFileName
        do throws(SystemFailure) {
            let folder = try Descriptor(path, .folderFollowing)
            _ = try folder.status(of: HSDSWriter.packageFileName)
            return inside
        } catch {
            // Whatever is wrong is said when the path itself is read.
            return path
        }
    }

    /// A table by its path in the descriptor, whose steps are names.
    ///
    /// - Throws: `EnvironmentFailure` if the folder or the table cannot be read.
    mutating func table(_ name: String) throws -> HSDSTableFile {
        guard path != "-" else {
            return .refused("standard input has no folder; name the file of the package")
        }
        let folder = path.folderPath
        let start = path.hasPrefix("/") && folder.isEmpty ? "/" : folder.isEmpty ? "." : folder
        do throws(SystemFailure) {
            let bytes = try Self.read(
                name.split(separator: "/"),
                in: Descriptor(start, .folderFollowing)
            )
            guard let bytes else {
                return .refused("it is larger than \(MeetingImport.maximumBytes >> 20) MB")
            }
            guard size + bytes.count <= Self.maximumSize else {
                return .refused("all tables together have more than \(Self.maximumSize >> 20) MB")
            }
            size += bytes.count
            tables[folder.isEmpty ? name : folder + "/" + name] = bytes
            return .bytes(bytes)
        } catch .missing {
            return .missing
        } catch .linkLoop {
            return .refused("a symbolic link is on the way")
        } catch .notAFolder {
            return .refused("a part of the path is no folder")
        } catch .notAFile {
            return .refused("it is no file")
        } catch {
            throw EnvironmentFailure("read", name, error)
        }
    }

    /// The bytes of a file below a folder, reached through folders that are no links; `nil` if it is too large.
    private static func read(
        _ steps: [Substring],
        in folder: consuming Descriptor
    ) throws(SystemFailure) -> [UInt8]? {
        guard let last = steps.last else { throw .missing }
        for step in steps.dropLast() {
            folder = try Descriptor(String(step), in: folder, .folder)
        }
        let file = try Descriptor(String(last), in: folder, .read)
        guard try file.status().kind == .file else { throw .notAFile }
        return try file.readAll(limit: MeetingImport.maximumBytes)
    }
}

extension MeetingImport {
    /// The file that a path of the command line means: a folder with a data package in it means that package.
    package static func file(at path: String) -> String {
        path == "-" ? path : PackageFolder.descriptor(at: path)
    }
}
