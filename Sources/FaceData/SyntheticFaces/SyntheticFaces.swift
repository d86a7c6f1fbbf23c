internal import RandomStreams
package import RunContract

/// Drawn faces with known expressions: a dataset that needs no files.
///
/// Each face is fixed by (seed, split, index): identity, expression, pose, light, background and camera are all
/// drawn from its own random stream, so two splits share no face and no order of access changes one.
package struct SyntheticFaces: SampleSource {
    package let classNames = Expression.allCases.map(\.name)
    private let seed: UInt64
    private let split: Split
    private let imageSize: Int
    private let labels: [UInt8]

    /// - Parameters:
    ///   - count: faces in this split; negative counts as none.
    ///   - imageSize: width and height of every image in pixels, at least 8.
    package init(count: Int, seed: UInt64, split: Split, imageSize: Int) {
        self.seed = seed
        self.split = split
        self.imageSize = max(8, imageSize)
        labels = Self.labels(count: max(0, count), seed: seed, split: split)
    }

    package var count: Int { labels.count }

    package func sample(at index: Int) -> Sample {
        let label = Int(labels[index])
        let number = String(index)
        let padded = String(repeating: "0", count: max(0, 6 - number.count)) + number
        return Sample(
            path: "synthetic/\(split.rawValue)/\(padded)-\(classNames[label])", target: Target(label: label))
    }

    package func image(at index: Int) throws(UnreadableImage) -> PixelImage {
        guard labels.indices.contains(index), let expression = Expression(rawValue: Int(labels[index])) else {
            throw UnreadableImage(
                path: "synthetic/\(split.rawValue)/\(index)",
                reason: "there are only \(count) faces in this split")
        }
        var stream = RandomStream(
            seed: seed, epoch: split.streamNumber, sample: UInt32(truncatingIfNeeded: index),
            purpose: .syntheticFace)
        let painter = FacePainter(expression: expression, imageSize: imageSize, from: &stream)
        return PixelImage(width: imageSize, height: imageSize, pixels: painter.paint(size: imageSize))
    }

    /// Shares of the classes in the training split, in `Expression`'s order: uneven, as in collections of real
    /// faces, where contempt and disgust are rare. The test split is balanced, as AffectNet's is.
    private static let trainShares: [Float] = [0.17, 0.2, 0.13, 0.12, 0.095, 0.095, 0.11, 0.08]

    /// As many labels of each class as its share asks for, shuffled.
    private static func labels(count: Int, seed: UInt64, split: Split) -> [UInt8] {
        let classes = Expression.allCases.count
        var labels: [UInt8] = []
        var cumulative: Float = 0
        for (label, share) in trainShares.enumerated() {
            cumulative += split == .train ? share : 1 / Float(classes)
            let end = label == classes - 1 ? count : Int((cumulative * Float(count)).rounded())
            labels += Array(repeating: UInt8(label), count: max(0, end - labels.count))
        }
        var stream = RandomStream(
            seed: seed, epoch: split.labelStreamNumber, purpose: .syntheticFace)
        return stream.permutation(count).map { labels[$0] }
    }
}

extension Split {
    /// The number that keeps the random streams of the splits' faces apart.
    fileprivate var streamNumber: UInt32 {
        switch self {
        case .train: 0
        case .test: 1
        case .validation: 4
        }
    }

    /// The number of the stream that shuffles the split's labels.
    fileprivate var labelStreamNumber: UInt32 {
        switch self {
        case .train: 2
        case .test: 3
        case .validation: 5
        }
    }
}
