/// Two output paths with equal keys are one file on some disk or web server.
///
/// Case counts for nothing on the common file systems of macOS and Windows, and neither does whether
/// `é` is one character or two. The rule, frozen: each Unicode scalar is mapped to lower case, the result
/// to upper case and that to lower case again, with the full mappings that need no locale (`ß`, `ẞ` and
/// `SS` all give `ss`; the kelvin sign gives `k`); what results is compared by canonical equivalence,
/// which is how Swift compares strings. This is full case folding but for a few letters such as the Turkish dotless `ı`,
/// which meets `i` here and would not there: an error too many, never one too few.
package struct CollisionKey: Hashable, Sendable {
    private let folded: String

    /// Equal for equal keys; between two slashes stands the key of what stands there in the path.
    var bytes: [UInt8] { Array(folded.precomposed.utf8) }

    package init(_ text: String) {
        // Nearly every path is ASCII, where folding is lower case and nothing else.
        if text.isASCII {
            self.folded = text.lowercased()
            return
        }
        var folded = ""
        for scalar in text.unicodeScalars {
            for lower in scalar.properties.lowercaseMapping.unicodeScalars {
                for upper in lower.properties.uppercaseMapping.unicodeScalars {
                    folded += upper.properties.lowercaseMapping
                }
            }
        }
        self.folded = folded
    }
}

extension OutputPath {
    /// The key under which no two files of one site may meet.
    package var collisionKey: CollisionKey { CollisionKey(text) }

    /// The pairs of positions in `paths` that cannot both be published, in order.
    ///
    /// Two paths collide if their keys are equal, and also if one is a file where the other needs a
    /// folder (`about` and `about/index.html`). Of several paths with one key each is paired with the first.
    package static func collisions(among paths: [OutputPath]) -> [(first: Int, second: Int)] {
        let keys = paths.map(\.collisionKey.bytes)
        var table = ByteTable(capacity: paths.count)
        var owners: [Int] = []
        var pairs: [(first: Int, second: Int)] = []
        for (index, key) in keys.enumerated() {
            let (number, isNew) = table.add(key.indices, of: key, hash: ByteHash(of: key).value)
            if isNew {
                owners.append(index)
            } else {
                pairs.append((owners[number], index))
            }
        }
        for (index, key) in keys.enumerated() {
            // The hash of a folder is that of the path up to there.
            var hash = ByteHash()
            for end in key.indices {
                if key[end] == UInt8(ascii: "/"),
                    let number = table.number(of: 0..<end, in: key, hash: hash.value)
                {
                    pairs.append((min(owners[number], index), max(owners[number], index)))
                }
                hash.add(key[end])
            }
        }
        return pairs.sorted { ($0.second, $0.first) < ($1.second, $1.first) }
    }
}
