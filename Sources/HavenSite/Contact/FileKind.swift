/// A kind of file that can be sent along.
package enum FileKind: String, Sendable, CaseIterable {
    case images, pdf

    /// A format of files: one that browsers offer and that the script lets through.
    package struct Format: Sendable, Hashable {
        /// What people call it.
        package let name: String
        /// The endings of file names, in lower case, without a dot.
        package let endings: [String]
        package let mediaType: String
    }

    /// The formats that are taken: what phones, scanners and screenshots make and what any mail program shows.
    ///
    /// SVG is not among them, because it can hold scripts. TIFF is not, because no common browser but Safari
    /// shows it and staff would get a card that they cannot see; scanners offer PDF as well. BMP and AVIF are
    /// not, because no camera makes them.
    package var formats: [Format] {
        switch self {
        case .images:
            [
                Format(name: "JPEG", endings: ["jpg", "jpeg"], mediaType: "image/jpeg"),
                Format(name: "PNG", endings: ["png"], mediaType: "image/png"),
                Format(name: "WebP", endings: ["webp"], mediaType: "image/webp"),
                Format(name: "HEIC", endings: ["heic"], mediaType: "image/heic"),
                Format(name: "HEIF", endings: ["heif"], mediaType: "image/heif"),
                Format(name: "GIF", endings: ["gif"], mediaType: "image/gif"),
            ]
        case .pdf: [Format(name: "PDF", endings: ["pdf"], mediaType: "application/pdf")]
        }
    }
}
