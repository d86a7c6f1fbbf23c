/// Where one split's faces come from: files of a dataset, or the synthetic faces.
package protocol SampleSource: Sendable {
    /// Names of the classes, in AffectNet's order; labels index into it.
    var classNames: [String] { get }
    var count: Int { get }
    func sample(at index: Int) -> Sample
    /// The face, cropped to its box where it has one, not yet resized. Thread-safe.
    ///
    /// - Throws: `UnreadableImage`, with the reason in words.
    func image(at index: Int) throws(UnreadableImage) -> PixelImage
}

/// Why an image could not be had.
package struct UnreadableImage: Error, Sendable, Equatable, CustomStringConvertible {
    package let path: String
    package let reason: String
    package var description: String { "\(path): \(reason)" }

    package init(path: String, reason: String) {
        self.path = path
        self.reason = reason
    }
}
