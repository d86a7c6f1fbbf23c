/// A checkpoint that was written.
package struct CheckpointReport: Sendable, Equatable {
    /// Its folder's name under `checkpoints/`.
    package let name: String
    package let epochsDone: Int
    package let batchesDone: Int
    package let isBest: Bool
    package let bytes: Int
    package let seconds: Double
}
