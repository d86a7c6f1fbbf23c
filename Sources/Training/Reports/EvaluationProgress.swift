package import RunContract

/// How far an evaluation is.
package struct EvaluationProgress: Sendable, Equatable {
    package let split: Split
    package let epoch: Int
    package let batch: Int
    package let batches: Int
}
