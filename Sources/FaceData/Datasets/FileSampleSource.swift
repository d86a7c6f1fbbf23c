/// The faces of one split, each read from its file.
final class FileSampleSource: SampleSource {
    let classNames: [String]
    private let faces: [LabelledFace]
    /// The label of each expression.
    private let labelOf: [Int]
    private let boxMargin: Float
    private let cache: DecodedImageCache

    /// - Parameter classes: the dataset's classes; every face has one of them.
    init(_ faces: [LabelledFace], classes: [Expression], boxMargin: Float, cacheBytes: Int) {
        classNames = classes.map(\.name)
        self.faces = faces
        labelOf = Expression.allCases.map { classes.firstIndex(of: $0) ?? 0 }
        self.boxMargin = boxMargin
        cache = DecodedImageCache(capacity: cacheBytes)
    }

    var count: Int { faces.count }

    var labels: [Int] { faces.map { labelOf[$0.expression.rawValue] } }

    func sample(at index: Int) -> Sample {
        let face = faces[index]
        return Sample(
            path: face.path, label: labelOf[face.expression.rawValue], faceBox: face.box,
            valence: face.valence, arousal: face.arousal)
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
