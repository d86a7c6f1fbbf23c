/// How long a step spent in one kind of operation.
package struct OperationTime: Sendable, Equatable {
    /// In words, as `OperationKind.label` has it.
    package let operation: String
    package let seconds: Double
}
