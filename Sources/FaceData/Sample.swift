/// A face's rectangle in pixels of its image; it may leave the image.
package struct FaceBox: Sendable, Equatable {
    package var x, y, width, height: Float

    package init(x: Float, y: Float, width: Float, height: Float) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}

/// One labelled face: what the run's record shows of it. Pixels come from `SampleSource.image(at:)`.
package struct Sample: Sendable, Equatable {
    /// Where it lies: a path, a path with a face's number, or the name of a generated face.
    package var path: String
    /// Index into the dataset's class names.
    package var label: Int
    package var faceBox: FaceBox?
    package var valence: Float?
    package var arousal: Float?

    package init(
        path: String, label: Int, faceBox: FaceBox? = nil, valence: Float? = nil, arousal: Float? = nil
    ) {
        self.path = path
        self.label = label
        self.faceBox = faceBox
        self.valence = valence
        self.arousal = arousal
    }
}
