/// What became of reading a table of a data package.
package enum HSDSTableFile: Sendable {
    case bytes([UInt8])
    case missing
    /// Why it is not read.
    case refused(String)
}
