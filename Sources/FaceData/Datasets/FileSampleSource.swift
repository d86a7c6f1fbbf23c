/// The faces of one split, each read from its file.
final class FileSampleSource: SampleSource {
    let classNames: [String]
    private let classes: [Expression]
    private let faces: [LabelledFace]
    /// The label of each expression.
    private let labelOf: [Int]
    private let boxMargin: Float
    private let cache: DecodedImageCache

    /// - Parameter classes: the dataset's classes; every face has one of them.
    init(_ faces: [LabelledFace], classes: [Expression], boxMargin: Float, cacheBytes: Int) {
        classNames = classes.map(\.name)
        self.classes = classes
        self.faces = faces
        labelOf = Expression.allCases.map { classes.firstIndex(of: $0) ?? 0 }
        self.boxMargin = boxMargin
        cache = DecodedImageCache(capacity: cacheBytes)
    }

    var count: Int { faces.count }

    var labels: [Int] { faces.map { labelOf[$0.expression.rawValue] } }

    func sample(at index: Int) -> Sample {
        let face = faces[index]
        let target = Target(
            label: labelOf[face.expression.rawValue], shares: shares(of: face), valence: face.valence,
            arousal: face.arousal)
        return Sample(path: face.path, target: target, faceBox: face.box)
    }

    /// What a face's votes give each class; nil for a face without votes. Votes for expressions that are none of the
    /// dataset's classes do not count.
    private func shares(of face: LabelledFace) -> [Float]? {
        guard face.votes.total > 0 else { return nil }
        var shares = [Float](repeating: 0, count: classNames.count)
        var total: Float = 0
        for expression in classes {
            let votes = Float(face.votes[expression])
            shares[labelOf[expression.rawValue]] = votes
            total += votes
        }
        return total > 0 ? shares.map { $0 / total } : nil
    }

    func image(at index: Int) throws(UnreadableImage) -> PixelImage {
        try image(at: index, minimumSide: nil)
    }

    func image(at index: Int, minimumSide: Int?) throws(UnreadableImage) -> PixelImage {
        if let image = cache.image(at: index, minimumSide: minimumSide) { return image }
        let image = try decode(faces[index], minimumSide)
        cache.keep(image, at: index, minimumSide: minimumSide)
        return image
    }

    private func decode(_ face: LabelledFace, _ minimumSide: Int?) throws(UnreadableImage) -> PixelImage {
        switch face.part {
        case .whole:
            return try ImageDecoder.decode(path: face.file, box: nil, minimumSide: minimumSide)
        case .box(let box):
            return try ImageDecoder.decode(
                path: face.file, box: CropBox(box, margin: boxMargin), minimumSide: minimumSide)
        case .row(let offset, let length):
            let bytes = try FileBytes.read(face.file, offset: offset, count: Int(length))
            do throws(DecodingFailure) {
                return try PixelNumbers.decode(bytes)
            } catch {
                throw UnreadableImage(path: face.path, reason: error.reason)
            }
        }
    }
}
