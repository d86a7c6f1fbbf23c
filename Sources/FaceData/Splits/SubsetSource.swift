/// Some of another source's samples, renumbered from 0 on.
package struct SubsetSource: SampleSource {
    private let source: any SampleSource
    private let indices: [Int]

    /// - Parameter indices: positions in the source, in the order that they are to have.
    package init(_ source: any SampleSource, indices: [Int]) {
        self.source = source
        self.indices = indices
    }

    package var classNames: [String] { source.classNames }
    package var count: Int { indices.count }

    package func sample(at index: Int) -> Sample {
        source.sample(at: indices[index])
    }

    package func image(at index: Int) throws(UnreadableImage) -> PixelImage {
        try source.image(at: indices[index])
    }

    package func image(at index: Int, minimumSide: Int?) throws(UnreadableImage) -> PixelImage {
        try source.image(at: indices[index], minimumSide: minimumSide)
    }
}
