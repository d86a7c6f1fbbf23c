/// Where one split's faces come from: files of a dataset, or the synthetic faces.
package protocol SampleSource: Sendable {
    /// Names of the classes, in AffectNet's order; labels index into it.
    var classNames: [String] { get }
    var count: Int { get }
    func sample(at index: Int) -> Sample
    /// The label of every sample.
    var labels: [Int] { get }
    /// The face, cropped to its box where it has one, not yet resized. Thread-safe.
    ///
    /// - Throws: `UnreadableImage`, with the reason in words.
    func image(at index: Int) throws(UnreadableImage) -> PixelImage
    /// The face for a use that needs no more than `minimumSide` pixels along its shorter side: a source may
    /// give it smaller than it is stored, where that is quicker. Nil asks for all pixels. Thread-safe.
    ///
    /// - Throws: `UnreadableImage`, with the reason in words.
    func image(at index: Int, minimumSide: Int?) throws(UnreadableImage) -> PixelImage
}

extension SampleSource {
    package func image(at index: Int, minimumSide: Int?) throws(UnreadableImage) -> PixelImage {
        try image(at: index)
    }

    package var labels: [Int] { (0..<count).map { sample(at: $0).label } }

    /// The target of every sample.
    package var targets: [Target] { (0..<count).map { sample(at: $0).target } }

    /// The number of samples that several people labeled.
    package var votedCount: Int { targets.count { $0.shares != nil } }

    /// The number of samples of each class.
    package var classCounts: [Int] {
        labels.reduce(into: [Int](repeating: 0, count: classNames.count)) { $0[$1] += 1 }
    }
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
