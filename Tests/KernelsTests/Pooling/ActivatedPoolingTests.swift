import Kernels
import ReferenceKernels
import Testing

@Suite("Pooling and gating of SiLU(batch norm(x))")
struct ActivatedPoolingTests {
    private static let shapes = [[1, 16, 1, 1], [2, 20, 2, 2], [3, 33, 7, 7]]

    /// An input with its batch norm, and what the references make of both.
    private struct Problem {
        let input: Tensor
        let reference: BatchNormalization
        let means, variances: [Double]
        let norm: BatchNorm
        let values: BlockedTensor

        init(_ shape: [Int], _ memory: Workspace) {
            var random = RandomTensors()
            input = random.tensor(shape)
            reference = random.norm(shape[1])
            means = random.values(shape[1])
            variances = random.values(shape[1], 0.5, 1.5)
            norm = memory.norm(reference, runningMean: means, runningVariance: variances)
            values = memory.blocked(input)
            for block in 0..<values.blocks { norm.useRunningStatistics(block: block) }
        }

        var normalized: Tensor { reference.forward(input, mean: means, variance: variances) }
        var activation: Tensor { normalized.map(Activation.silu) }
        var derivative: Tensor { normalized.map(Activation.siluDerivative) }
        var plane: Int { input.shape[2] * input.shape[3] }
        var pooledShape: [Int] { [input.shape[0], input.shape[1], 1, 1] }

        func pixels(block: Int, image: Int) -> StoredPointer {
            values.stored(block: block, pixel: image * plane)
        }

        /// Sums a tensor over the pixels of every image and channel.
        func pooled(_ tensor: Tensor) -> Tensor {
            GlobalAveragePooling.forward(tensor).map { $0 * Double(plane) }.reshaped(pooledShape)
        }

        func forEach(_ body: (_ block: Int, _ image: Int) -> Void) {
            for block in 0..<values.blocks {
                for image in 0..<input.shape[0] { body(block, image) }
            }
        }
    }

    /// The padded channels have weight and bias zero, so their mean is SiLU(0) = 0.
    @Test("The mean", arguments: shapes)
    func mean(shape: [Int]) throws {
        let memory = try Workspace()
        let problem = Problem(shape, memory)
        let output = memory.unwritten(shape: problem.pooledShape)
        problem.forEach { block, image in
            ActivatedPooling.mean(
                problem.norm, block: block, input: problem.pixels(block: block, image: image),
                pixels: problem.plane, into: output.at(block: block, pixel: image))
        }
        expectClose(
            memory.plain(output, shape: problem.pooledShape),
            GlobalAveragePooling.forward(problem.activation).reshaped(problem.pooledShape))
    }

    @Test("The gate scales every pixel of its image", arguments: shapes)
    func gate(shape: [Int]) throws {
        try expectGated(shape, of: \.activation) { problem, block, input, gate, output in
            ActivatedPooling.gate(
                problem.norm, block: block, input: input, rows: problem.plane, gate: gate, into: output)
        }
    }

    @Test("The gate scales activations that were stored as such", arguments: shapes)
    func gateOfActivations(shape: [Int]) throws {
        try expectGated(shape, of: \.input) { problem, _, input, gate, output in
            ActivatedPooling.gate(activations: input, rows: problem.plane, gate: gate, into: output)
        }
    }

    /// Runs a gate over all blocks and images, and compares with the gated values by their definition.
    private func expectGated(
        _ shape: [Int], of values: KeyPath<Problem, Tensor>,
        _ run: (
            Problem, _ block: Int, _ input: StoredPointer, _ gate: UnsafeMutablePointer<Float>,
            _ output: StoredPointer
        ) -> Void
    ) throws {
        let memory = try Workspace()
        let problem = Problem(shape, memory)
        var random = RandomTensors(seed: 1)
        let gate = random.tensor(problem.pooledShape, 0, 1)
        let gates = memory.blocked(gate)
        let output = memory.unwritten(shape: shape)
        problem.forEach { block, image in
            run(
                problem, block, problem.pixels(block: block, image: image),
                gates.at(block: block, pixel: image),
                output.stored(block: block, pixel: image * problem.plane))
        }
        let ungated = problem[keyPath: values]
        expectClose(
            memory.plain(output, shape: shape),
            Tensor(shape) { ungated.values[$0] * gate.values[$0 / problem.plane] })
    }

    @Test("Sums of parts, in their order", arguments: [1, 3])
    func parts(count: Int) throws {
        let memory = try Workspace()
        let values = (0..<(count * 16)).map { Double($0) + 0.5 }
        let sums = memory.unwritten(16)
        ActivatedPooling.addParts(memory.row(values), count: count, into: sums)
        for (lane, sum) in sums.doubles(16).enumerated() {
            let parts = (0..<count).map { values[$0 * 16 + lane] }
            #expect(sum == parts.reduce(0, +))
        }
    }

    @Test("The five sums of the backward pass", arguments: shapes)
    func sums(shape: [Int]) throws {
        let memory = try Workspace()
        let problem = Problem(shape, memory)
        var random = RandomTensors(seed: 1)
        let upstream = random.tensor(shape)
        let gradients = memory.blocked(upstream)
        let passed = memory.unwritten(shape: shape)
        let outputs = (0..<5).map { _ in memory.unwritten(shape: problem.pooledShape) }
        let room = memory.unwritten(5 * 16)
        problem.forEach { block, image in
            ActivatedPooling.gateGradientSums(
                problem.norm, block: block, input: problem.pixels(block: block, image: image),
                gradient: gradients.stored(block: block, pixel: image * problem.plane), pixels: problem.plane,
                passing: passed.stored(block: block, pixel: image * problem.plane), streams: block == 1,
                into: room, sumStride: 16)
            for (index, output) in outputs.enumerated() {
                output.at(block: block, pixel: image).update(from: room + 16 * index, count: 16)
            }
        }
        expectClose(memory.plain(passed, shape: shape), upstream)
        let derivative = problem.derivative
        let centred = Tensor(shape) {
            problem.input.values[$0] - problem.means[$0 / problem.plane % shape[1]]
        }
        let expected = [
            upstream * problem.activation, upstream * derivative, derivative, upstream * derivative * centred,
            derivative * centred,
        ]
        for (index, tensor) in expected.enumerated() {
            let actual = Tensor(problem.pooledShape) { place in
                let (image, channel) = (place / shape[1], place % shape[1])
                return Double(outputs[index].at(block: channel / 16, pixel: image)[channel % 16])
            }
            expectClose(actual, problem.pooled(tensor), "sum \(index)", tolerance: 1e-5)
        }
    }

    @Test("The gradient of the mean, with the batch norm's sums", arguments: shapes)
    func meanGradient(shape: [Int]) throws {
        let memory = try Workspace()
        let problem = Problem(shape, memory)
        var random = RandomTensors(seed: 1)
        let gradient = random.tensor(problem.pooledShape)
        let gradients = memory.blocked(gradient)
        let output = memory.unwritten(shape: shape)
        let partial = memory.partialSums(
            channels: shape[1], pixelsPerSlot: problem.plane, pixels: problem.input.pixels)
        problem.forEach { block, image in
            ActivatedPooling.meanGradient(
                problem.norm, block: block, input: problem.pixels(block: block, image: image),
                pixels: problem.plane, gradient: gradients.at(block: block, pixel: image),
                into: output.stored(block: block, pixel: image * problem.plane),
                first: partial.first(slot: image, channel: block * vectorWidth),
                second: partial.second(slot: image, channel: block * vectorWidth))
        }
        let expected =
            GlobalAveragePooling.backward(outputGradient: gradient, inputShape: shape) * problem.derivative
        expectClose(memory.plain(output, shape: shape), expected)
        let first = problem.pooled(expected)
        for image in 0..<shape[0] {
            expectClose(
                partial.first(slot: image, channel: 0).doubles(shape[1]),
                Array(first.values[(image * shape[1])..<((image + 1) * shape[1])]), tolerance: 1e-5)
        }
    }
}
