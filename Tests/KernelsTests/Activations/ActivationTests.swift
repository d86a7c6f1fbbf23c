import Kernels
import ReferenceKernels
import Testing

/// What every activation must satisfy, those that are added later included.
@Suite("Activations")
struct ActivationTests {
    /// From the tails to the middle, without the corners of a piecewise function at −3, 0, 3 and 6.
    private let points = Tensor([1, 16, 1, 40]) { Double($0) / 40 - 8.001 }

    private func values(_ activation: ActivationKind, _ points: Tensor, _ memory: Workspace) -> Tensor {
        let values = memory.blocked(points)
        DenseLayer.activate(activation, values, into: values, blocks: 0..<1, rows: 40)
        return memory.plain(values, shape: points.shape)
    }

    @Test("The value equals the reference's", arguments: ActivationKind.allCases)
    func value(activation: ActivationKind) throws {
        let memory = try Workspace()
        let reference = ActivationFunction(named: "\(activation)")
        expectClose(values(activation, points, memory), points.map(reference.value))
    }

    /// Central differences of the values: a step of 2⁻⁶ leaves an error of 2⁻¹² φ‴/6 and twice the values' rounding,
    /// 6 · 6e-8, divided by the step.
    @Test("The derivative is that of the value", arguments: ActivationKind.allCases)
    func derivative(activation: ActivationKind) throws {
        let memory = try Workspace()
        let step = 1.0 / 64
        let gradient = memory.blocked(points.map { _ in 1 })
        DenseLayer.multiplyByDerivative(
            activation, gradient, input: memory.blocked(points), blocks: 0..<1, rows: 40)
        let derivatives = memory.plain(gradient, shape: points.shape)
        let above = values(activation, points.map { $0 + step }, memory)
        let below = values(activation, points.map { $0 - step }, memory)
        for (index, point) in points.values.enumerated() {
            // A corner within the step has no derivative to compare with.
            guard [-3.0, 0, 3, 6].allSatisfy({ abs($0 - point) > step }) else { continue }
            let slope = (above.values[index] - below.values[index]) / (2 * step)
            #expect(abs(derivatives.values[index] - slope) < 1e-4, "at \(point)")
        }
    }

    @Test("The value at 0 is 0: channels of padding stay zero", arguments: ActivationKind.allCases)
    func zero(activation: ActivationKind) throws {
        let memory = try Workspace()
        let zeros = points.map { _ in 0 }
        #expect(values(activation, zeros, memory).values.allSatisfy { $0 == 0 })
    }
}
