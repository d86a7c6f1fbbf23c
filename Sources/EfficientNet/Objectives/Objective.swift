/// What training minimizes: from the outputs and targets of a batch to a loss for each image and the gradient with
/// respect to the outputs.
///
/// A further objective is one more type, and its line where the objectives of a run are listed. Several add up.
package protocol Objective: Sendable {
    /// Adds each image's loss, before weighting, and the gradient of Σ weight · loss.
    func add(to batch: ObjectiveBatch)
}
