/// How far the engine is from PyTorch on a fixture.
package struct VerificationReport: Sendable, Equatable {
    /// What a tensor is compared as; each has a tolerance of its own.
    package enum Quantity: String, Sendable, CaseIterable {
        case logits, loss, gradients
        case runningStatistics = "running_stats"

        /// The largest relative error that passes, for the engine in float32 against PyTorch in float64.
        /// PyTorch's own float32 is at 7e-4 on gradients.
        package var tolerance: Double { self == .gradients ? 1e-3 : 1e-4 }
    }

    /// One tensor's relative error.
    package struct TensorError: Sendable, Equatable {
        package let name: String
        package let quantity: Quantity
        /// Infinite where a value is NaN.
        package let error: Double

        init(name: String, quantity: Quantity, error: Double) {
            self.name = name
            self.quantity = quantity
            self.error = error.isNaN ? .infinity : error
        }

        package var passes: Bool { error <= quantity.tolerance }
    }

    /// Every tensor that was compared.
    package let tensors: [TensorError]

    package var passes: Bool { tensors.allSatisfy(\.passes) }

    /// The tensor whose error is the largest part of its tolerance.
    package var worst: TensorError? {
        tensors.max { $0.error / $0.quantity.tolerance < $1.error / $1.quantity.tolerance }
    }

    /// The largest error among the tensors of a quantity; nil where the fixture expects none.
    package func largestError(_ quantity: Quantity) -> Double? {
        tensors.filter { $0.quantity == quantity }.map(\.error).max()
    }
}
