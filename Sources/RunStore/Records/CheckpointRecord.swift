/// A checkpoint that was written.
package struct CheckpointRecord: Sendable, Equatable {
    /// Its directory's name under `checkpoints/`.
    package var name: String
    package var epoch: Int
    package var step: Int
    /// Test accuracy of the last evaluation before it, 0 to 1; nil before the first.
    package var accuracy: Double?
    /// Seconds since 1970.
    package var wallTime: Double

    package init(
        name: String, epoch: Int, step: Int, accuracy: Double?, wallTime: Double = WallClock.now()
    ) {
        self.name = name
        self.epoch = epoch
        self.step = step
        self.accuracy = accuracy
        self.wallTime = wallTime
    }
}
