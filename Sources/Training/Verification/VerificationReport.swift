package import Kernels

/// How far the engine is from PyTorch on a fixture.
package struct VerificationReport: Sendable, Equatable {
    /// What a tensor is compared as; each has a tolerance of its own.
    package enum Quantity: String, Sendable, CaseIterable {
        case logits, loss, gradients
        /// All gradients as one vector.
        case allGradients = "all_gradients"
        case runningStatistics = "running_stats"

        /// The largest relative error that passes, against PyTorch in float64.
        ///
        /// In float32 PyTorch itself is at 7e-4 on gradients. In bfloat16 the figures are those of PyTorch's
        /// autocast on the committed fixture of B4 (`Scripts/autocast_error.py` measures them): its last batch
        /// norms see sixteen values a channel, and its worst gradients are zero in exact arithmetic.
        package func tolerance(_ precision: Precision) -> Double {
            switch (precision, self) {
            case (.float32, .gradients), (.float32, .allGradients): 1e-3
            case (.float32, _): 1e-4
            case (.bfloat16, .logits): 0.36
            case (.bfloat16, .loss): 0.087
            case (.bfloat16, .gradients): 3.4
            case (.bfloat16, .allGradients): 0.95
            case (.bfloat16, .runningStatistics): 0.4
            }
        }
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
    }

    /// What the engine computed in.
    package let precision: Precision
    /// Every tensor that was compared, and all gradients together.
    package let tensors: [TensorError]

    package var passes: Bool { tensors.allSatisfy { $0.error <= tolerance(of: $0.quantity) } }

    /// The largest relative error of a quantity that passes.
    package func tolerance(of quantity: Quantity) -> Double { quantity.tolerance(precision) }

    /// The tensor whose error is the largest part of its tolerance; all gradients together are none.
    package var worst: TensorError? {
        tensors.filter { $0.quantity != .allGradients }.max {
            $0.error / tolerance(of: $0.quantity) < $1.error / tolerance(of: $1.quantity)
        }
    }

    /// The largest error among the tensors of a quantity; nil where the fixture expects none.
    package func largestError(_ quantity: Quantity) -> Double? {
        tensors.filter { $0.quantity == quantity }.map(\.error).max()
    }
}
