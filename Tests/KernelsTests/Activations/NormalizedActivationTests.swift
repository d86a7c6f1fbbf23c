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
}
