/// Some of a source's faces, decoded and in memory.
package struct DecodedFaces: SampleSource {
    package let classNames: [String]
    package let count: Int
    private let source: any SampleSource
    private let images: [Int: PixelImage]

    /// - Parameters:
    ///   - indices: the faces that are decoded; the others are not to be asked for.
    ///   - minimumSide: as `SampleSource.image(at:minimumSide:)` takes it.
    /// - Throws: `UnreadableImage`
    package init(
        _ source: any SampleSource, indices: [Int], minimumSide: Int?
    ) throws(UnreadableImage) {
        var images: [Int: PixelImage] = [:]
        for index in indices {
            images[index] = try source.image(at: index, minimumSide: minimumSide)
        }
        classNames = source.classNames
        count = source.count
        self.source = source
        self.images = images
    }

    package func sample(at index: Int) -> Sample { source.sample(at: index) }

    package func image(at index: Int) throws(UnreadableImage) -> PixelImage {
        guard let image = images[index] else {
            throw UnreadableImage(path: sample(at: index).path, reason: "not in memory")
        }
        return image
    }
}
