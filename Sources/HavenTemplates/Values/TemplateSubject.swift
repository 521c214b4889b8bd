/// Names a record among all records of the host, so that what a template asked of it can be asked
/// again later: of the same record of another build, without the template.
package struct TemplateSubject: Hashable, Sendable {
    /// What kind of record it is; the host numbers its kinds.
    package let kind: UInt8
    /// What of the record is meant, such as one part of a list.
    package let part: UInt32
    /// Which record of its kind.
    package let index: UInt32

    package init(kind: UInt8, part: UInt32, index: UInt32) {
        self.kind = kind
        self.part = part
        self.index = index
    }
}
