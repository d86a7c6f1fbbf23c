/// What is gathered over the training part of an epoch.
package struct EpochTally: Codable, Sendable, Equatable {
    package var classification: ClassificationTally
    /// Time of the steps, without pauses.
    package var seconds = 0.0
    /// The part of it spent waiting for images.
    package var inputWaitSeconds = 0.0
    /// Images that could not be read.
    package var unreadable = 0
    /// Steps whose objective was NaN or infinite.
    package var nonFiniteLosses = 0

    package init(classes: [String]) {
        classification = ClassificationTally(classes: classes)
    }

    /// Returns whether the values can be those of an epoch.
    func isPossible(classCount: Int) -> Bool {
        classification.isPossible(classCount: classCount) && (0...1e10).contains(seconds)
            && (0...1e10).contains(inputWaitSeconds) && (0...1 << 30).contains(unreadable)
            && (0...1 << 30).contains(nonFiniteLosses)
    }

    package var imagesPerSecond: Double {
        seconds > 0 ? Double(classification.confusion.total) / seconds : 0
    }
}
