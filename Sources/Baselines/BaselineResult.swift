package import FaceData

/// What a baseline says of the test split.
package struct BaselineResult: Sendable, Equatable {
    /// Of one image.
    package struct Answer: Sendable, Equatable {
        /// Its index in the test split.
        package let sample: Int
        /// One per class, summing to 1.
        package let probabilities: [Float]
    }

    package let answers: [Answer]
    package let unreadable: [UnreadableImage]
}

/// Why a baseline could not be fitted.
package struct BaselineError: Error, Equatable, Sendable, CustomStringConvertible {
    package let description: String

    init(_ description: String) {
        self.description = description
    }
}
