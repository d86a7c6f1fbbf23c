package import FaceData

/// Picture files that were named one by one, without labels.
package struct ImageFiles: SampleSource {
    package let classNames: [String]
    private let paths: [String]

    package init(paths: [String], classNames: [String]) {
        self.paths = paths
        self.classNames = classNames
    }

    package var count: Int { paths.count }

    /// The label is 0 and means nothing.
    package func sample(at index: Int) -> Sample { Sample(path: paths[index], label: 0) }

    package func image(at index: Int) throws(UnreadableImage) -> PixelImage {
        try ImageDecoder.decode(path: paths[index])
    }
}
