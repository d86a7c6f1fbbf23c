/// How long the steps of an epoch spent in one kind of operation.
package struct OperationRecord: Sendable, Equatable {
    /// In words: "project, backward".
    package var operation: String
    /// Steps of the epoch that were timed; fewer than it has where the run was resumed within it.
    package var steps: Int
    /// Of these steps together.
    package var seconds: Double

    package init(operation: String, steps: Int, seconds: Double) {
        self.operation = operation
        self.steps = steps
        self.seconds = seconds
    }
}
