/// One face of the run's data, as the dataset described it.
package struct SampleRecord: Sendable, Equatable {
    /// Its place in its split, from 0.
    package var index: Int
    package var path: String
    /// Index into the run's classes.
    package var label: Int
    /// −1 (unpleasant) to 1 (pleasant), where known.
    package var valence: Double?
    /// −1 (calm) to 1 (excited), where known.
    package var arousal: Double?
    /// The share of each class in the label, summing to 1; nil if the whole label is one class.
    package var shares: [Float]?
    package var face: FaceRectangle?

    package init(
        index: Int, path: String, label: Int, valence: Double? = nil, arousal: Double? = nil,
        shares: [Float]? = nil, face: FaceRectangle? = nil
    ) {
        self.index = index
        self.path = path
        self.label = label
        self.valence = valence
        self.arousal = arousal
        self.shares = shares
        self.face = face
    }
}

/// Where the face lies in its image, in pixels.
package struct FaceRectangle: Sendable, Equatable {
    package var x, y, width, height: Double

    package init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }
}
