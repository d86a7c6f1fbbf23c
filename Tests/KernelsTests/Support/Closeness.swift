import Kernels
import ReferenceKernels
import Testing

/// Expects Float results to equal a reference in Double up to rounding.
///
/// The measure is ‖a − b‖₂ / ‖b‖₂. A sum of n products in Float has a relative error of about √n · 6e-8;
/// the default allows for the few thousand products of the largest tests and for three roundings around
/// them, and is a hundredth of what the smallest mistake (one wrong pixel of an edge) would make.
func expectClose(
    _ actual: [Double], _ expected: [Double], _ name: Comment? = nil, tolerance: Double = 3e-6,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(actual.count == expected.count, name, sourceLocation: sourceLocation)
    let distance = zip(actual, expected).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    let norm = expected.reduce(0) { $0 + $1 * $1 }.squareRoot()
    #expect(distance <= tolerance * norm + 1e-12, name, sourceLocation: sourceLocation)
}

extension Precision {
    /// The relative error that rounding the stored results alone may make: half a unit in the last of 24 or 8
    /// places, a third less in the mean square; what is computed before it adds Float's own.
    var tolerance: Double { self == .float32 ? 3e-6 : 0x1p-9 }

    /// A tensor of values that this precision holds exactly.
    func rounded(_ tensor: Tensor) -> Tensor {
        self == .float32 ? tensor : tensor.map { ($0 * 128).rounded() / 128 }
    }
}

func expectClose(
    _ actual: Tensor, _ expected: Tensor, _ name: Comment? = nil, tolerance: Double = 3e-6,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    #expect(actual.shape == expected.shape, name, sourceLocation: sourceLocation)
    expectClose(actual.values, expected.values, name, tolerance: tolerance, sourceLocation: sourceLocation)
}
