import Kernels
import ReferenceKernels
import Testing

@Suite("SiLU(batch norm(x)) as a tensor of its own")
struct NormalizedActivationTests {
    private let shape = [2, 20, 3, 3]

    /// A norm that uses running statistics, and what it makes of an input.
    private func problem(
        _ memory: Workspace
    ) -> (input: Tensor, norm: BatchNorm, means: [Double], normalized: Tensor) {
        var random = RandomTensors()
        let input = random.tensor(shape)
        let reference = random.norm(20)
        let means = random.values(20)
        let variances = random.values(20, 0.5, 1.5)
        let norm = memory.norm(reference, runningMean: means, runningVariance: variances)
        for block in 0..<2 { norm.useRunningStatistics(block: block) }
        return (input, norm, means, reference.forward(input, mean: means, variance: variances))
    }

    @Test("Forward")
    func forward() throws {
        let memory = try Workspace()
        let (input, norm, _, normalized) = problem(memory)
        let source = memory.blocked(input)
        let output = memory.unwritten(shape: shape)
        for block in 0..<2 {
            NormalizedActivation.forward(
                norm, block: block, input: source.stored(block: block, pixel: 0), rows: input.pixels,
                into: output.stored(block: block, pixel: 0))
        }
        expectClose(memory.plain(output, shape: shape), normalized.map(Activation.silu))
    }

    @Test("Backward, in place, with the batch norm's sums")
    func backward() throws {
        let memory = try Workspace()
        let (input, norm, means, normalized) = problem(memory)
        var random = RandomTensors(seed: 1)
        let gradient = random.tensor(shape)
        let source = memory.blocked(input)
        let result = memory.blocked(gradient)
        let (first, second) = (memory.unwritten(32), memory.unwritten(32))
        for block in 0..<2 {
            let place = result.at(block: block, pixel: 0)
            NormalizedActivation.backward(
                norm, block: block, input: source.stored(block: block, pixel: 0), gradient: place,
                rows: input.pixels, into: place, first: first + 16 * block, second: second + 16 * block)
        }
        let expected = gradient * normalized.map(Activation.siluDerivative)
        expectClose(memory.plain(result, shape: shape), expected)
        let centred = Tensor(shape) { input.values[$0] - means[$0 / 9 % 20] }
        expectClose(first.doubles(20), sums(expected), tolerance: 1e-5)
        expectClose(second.doubles(20), sums(expected * centred), tolerance: 1e-5)
    }

    /// The sum over images and pixels of every channel.
    private func sums(_ tensor: Tensor) -> [Double] {
        (0..<20).map { channel in
            tensor.values.indices.reduce(0) { $1 / 9 % 20 == channel ? $0 + tensor.values[$1] : $0 }
        }
    }

    @Test("ReLU6: the value between 0 and 6, and a slope of 1 within")
    func rectified() throws {
        let memory = try Workspace()
        let count = 48
        let inputs = (0..<(16 * count)).map { Float($0 - 8 * count) / 40 }
        let source = memory.unwritten(shape: [1, 16, 1, count])
        for index in inputs.indices { source.values[index] = inputs[index] }
        var random = RandomTensors()
        let plain = memory.norm(
            random.norm(16), runningMean: .init(repeating: 0, count: 16),
            runningVariance: .init(repeating: 1, count: 16))
        let norm = BatchNorm(
            weight: plain.weight, bias: plain.bias, weightGradient: plain.weightGradient,
            biasGradient: plain.biasGradient, runningMean: plain.runningMean,
            runningVariance: plain.runningVariance, coefficients: plain.coefficients,
            channels: plain.channels, epsilon: plain.epsilon, momentum: plain.momentum, activation: .relu6)
        norm.useRunningStatistics(block: 0)
        let output = memory.unwritten(shape: [1, 16, 1, count])
        let gradient = memory.unwritten(shape: [1, 16, 1, count])
        for index in inputs.indices { gradient.values[index] = 2 }
        let (first, second) = (memory.unwritten(16), memory.unwritten(16))
        NormalizedActivation.forward(
            norm, block: 0, input: source.stored(block: 0, pixel: 0), rows: count,
            into: output.stored(block: 0, pixel: 0))
        NormalizedActivation.backward(
            norm, block: 0, input: source.stored(block: 0, pixel: 0), gradient: gradient.values, rows: count,
            into: gradient.values, first: first, second: second)
        for (index, input) in inputs.enumerated() {
            let y = Double(norm.shift[index % 16]) + Double(input) * Double(norm.scale[index % 16])
            // One rounding of the product and sum in float32.
            #expect(abs(Double(output.values[index]) - min(max(y, 0), 6)) < 1e-5)
            #expect(gradient.values[index] == (y > 0 && y < 6 ? 2 : 0))
        }
    }
}
