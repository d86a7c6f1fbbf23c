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

/// One labeled face, as the run's record shows it. Pixels come from `SampleSource.image(at:)`.
package struct Sample: Sendable, Equatable {
    /// Where it lies: a path, a path with a face's number, or the name of a generated face.
    package var path: String
    package var target: Target
    package var faceBox: FaceBox?

    package init(path: String, target: Target, faceBox: FaceBox? = nil) {
        self.path = path
        self.target = target
        self.faceBox = faceBox
    }

    /// Index into the dataset's class names.
    package var label: Int { target.label }
}
