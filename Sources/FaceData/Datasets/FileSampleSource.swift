/// The faces of one split, each read from its image file.
final class FileSampleSource: SampleSource {
    let classNames: [String]
    private let faces: [LabelledFace]
    private let labels: [Int]
    private let boxMargin: Float
    private let cache: DecodedImageCache

    /// - Parameter classes: the dataset's classes; every face has one of them.
    init(_ faces: [LabelledFace], classes: [Expression], boxMargin: Float, cacheBytes: Int) {
        classNames = classes.map(\.name)
        self.faces = faces
        labels = faces.map { face in classes.firstIndex(of: face.expression) ?? 0 }
        self.boxMargin = boxMargin
        cache = DecodedImageCache(capacity: cacheBytes)
    }

    var count: Int { faces.count }

    func sample(at index: Int) -> Sample {
        let face = faces[index]
        return Sample(
            path: face.faceNumber > 1 ? "\(face.path)#\(face.faceNumber)" : face.path, label: labels[index],
            faceBox: face.box, valence: face.valence, arousal: face.arousal)
    }

    func image(at index: Int) throws(UnreadableImage) -> PixelImage {
        try image(at: index, minimumSide: nil)
    }

    func image(at index: Int, minimumSide: Int?) throws(UnreadableImage) -> PixelImage {
        if let image = cache.image(at: index, minimumSide: minimumSide) { return image }
        let face = faces[index]
        let box = face.box.flatMap { CropBox($0, margin: boxMargin) }
        let image = try ImageDecoder.decode(path: face.path, box: box, minimumSide: minimumSide)
        cache.keep(image, at: index, minimumSide: minimumSide)
        return image
    }
}
