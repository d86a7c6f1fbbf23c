/// Picture files that were named by people, without labels: single files, folders, lists.
package struct NamedImages: SampleSource {
    /// A picture, and the face in it that is meant.
    package struct Entry: Sendable, Equatable {
        package var path: String
        /// Nil for the whole picture.
        package var box: FaceBox?

        package init(path: String, box: FaceBox? = nil) {
            self.path = path
            self.box = box
        }
    }

    package let classNames: [String]
    private let entries: [Entry]
    private let boxRemarks = BoxRemarks()

    package init(_ entries: [Entry], classNames: [String]) {
        self.entries = entries
        self.classNames = classNames
    }

    package var count: Int { entries.count }

    /// What is to be said of the face boxes of the pictures that were read so far.
    package var remarks: [String] { boxRemarks.texts }

    /// The label is 0 and means nothing.
    package func sample(at index: Int) -> Sample {
        Sample(path: entries[index].path, target: Target(label: 0), faceBox: entries[index].box)
    }

    package func image(at index: Int) throws(UnreadableImage) -> PixelImage {
        let entry = entries[index]
        if let remark = entry.remarkOnBox { boxRemarks.add(remark) }
        let box = entry.box.flatMap { CropBox($0, margin: 0) }
        return try ImageDecoder.decode(path: entry.path, box: box, minimumSide: nil)
    }
}
