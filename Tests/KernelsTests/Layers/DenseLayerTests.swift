import Foundation
import Kernels
import ReferenceKernels
import Testing

@Suite("Fully connected layers: what surrounds the products")
struct DenseLayerTests {
    private let shape = [3, 20, 1, 1]
    private let blocks = 0..<2

    private func unary(
        _ input: Tensor, _ memory: Workspace, _ kernel: (BlockedTensor) -> Void
    ) -> Tensor {
        let values = memory.blocked(input)
        kernel(values)
        return memory.plain(values, shape: input.shape)
    }

    @Test("The bias reaches every row")
    func bias() throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let (input, bias) = (random.tensor(shape), random.values(20))
        let result = unary(input, memory) {
            DenseLayer.addBias($0, blocks: blocks, rows: 3, bias: memory.row(bias))
        }
        expectClose(result, Tensor(shape) { input.values[$0] + bias[$0 % 20] })
    }

    @Test("The gradient of the bias is the sum over the rows")
    func biasGradient() throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let gradient = random.tensor(shape)
        let result = memory.unwritten(20)
        DenseLayer.biasGradient(memory.blocked(gradient), blocks: blocks, rows: 3, into: result)
        expectClose(
            result.doubles(20), (0..<20).map { c in (0..<3).map { gradient[$0, c, 0, 0] }.reduce(0, +) })
    }

    /// Every point on its own, from the tails to the middle: a few units in the last place (6e-8) of the
    /// exponential, the division and the product.
    @Test("SiLU and the logistic function over the whole range")
    func activations() throws {
        let memory = try Workspace()
        let points = Tensor([16 * 1_001, 1, 1, 1]) { Double(Float($0) * 0.0109 - 87) }
        let silu = memory.unwritten(shape: points.shape)
        DenseLayer.activate(.silu, memory.blocked(points), into: silu, blocks: 0..<1, rows: points.shape[0])
        let sigmoid = memory.blocked(points)
        DenseLayer.sigmoid(sigmoid, blocks: 0..<1, rows: points.shape[0])
        var worst = 0.0
        for (row, x) in points.values.enumerated() {
            let gate = Activation.sigmoid(x)
            worst = max(worst, abs(Double(sigmoid.at(block: 0, pixel: row)[0]) / gate - 1))
            let scale = max(abs(Activation.silu(x)), 1e-37)
            worst = max(worst, abs(Double(silu.at(block: 0, pixel: row)[0]) - Activation.silu(x)) / scale)
        }
        #expect(worst < 5e-7)
    }

    @Test("Far outside the range the activations stay finite", arguments: [-1e30, -1_000, 1_000, 1e30])
    func extremes(x: Double) throws {
        let memory = try Workspace()
        let points = Tensor([1, 16, 1, 1]) { _ in x }
        let silu = unary(points, memory) { DenseLayer.activate(.silu, $0, into: $0, blocks: 0..<1, rows: 1) }
        let sigmoid = unary(points, memory) { DenseLayer.sigmoid($0, blocks: 0..<1, rows: 1) }
        // Below -87 the exponential is clamped: SiLU(x) is then x · 1.6e-38 instead of zero.
        let expected = max(0, x)
        #expect(silu.values.allSatisfy { abs($0 - expected) <= max(1, abs(x)) * 1e-7 })
        #expect(sigmoid.values.allSatisfy { abs($0 - (x > 0 ? 1 : 0)) < 1e-7 })
    }

    @Test("The derivative of SiLU multiplies the gradient")
    func siluGradient() throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let (input, gradient) = (random.tensor(shape, -8, 8), random.tensor(shape))
        let result = unary(gradient, memory) {
            DenseLayer.multiplyByDerivative(
                .silu, $0, input: memory.blocked(input), blocks: blocks, rows: 3)
        }
        expectClose(result, gradient * input.map(Activation.siluDerivative))
    }

    @Test("The derivative of the logistic function, from its value")
    func sigmoidGradient() throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let (sums, gate) = (random.tensor(shape), random.tensor(shape, 0, 1))
        let result = memory.unwritten(shape: shape)
        DenseLayer.sigmoidGradient(
            sums: memory.blocked(sums), gate: memory.blocked(gate), into: result, blocks: blocks, rows: 3)
        expectClose(memory.plain(result, shape: shape), sums * gate.map { $0 * (1 - $0) })
    }

    @Test("Products and sums, element by element")
    func elementwise() throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let (first, second) = (random.tensor(shape), random.tensor(shape))
        let product = memory.unwritten(shape: shape)
        DenseLayer.multiply(
            memory.blocked(first), by: memory.blocked(second), into: product, blocks: blocks, rows: 3)
        expectClose(memory.plain(product, shape: shape), first * second)
        for streams in [false, true] {
            let sum = memory.unwritten(shape: shape)
            DenseLayer.add(
                memory.blocked(first), memory.blocked(second), into: sum, rows: 3, streams: streams)
            expectClose(memory.plain(sum, shape: shape), first + second)
        }
    }

    /// The whole of a squeeze-and-excitation's two layers, forward and backward, as the network strings
    /// the kernels together.
    @Test("Squeeze and excitation from these pieces", arguments: [(4, 1), (24, 6), (48, 20)])
    func excitation(channels: Int, squeezed: Int) throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let reference = random.excitation(channels: channels, squeezed: squeezed)
        let input = random.tensor([3, channels, 1, 1])
        let (channelBlocks, squeezedBlocks) = (0..<((channels + 15) / 16), 0..<((squeezed + 15) / 16))
        let (padded, paddedSqueezed) = (paddedToVector(channels), paddedToVector(squeezed))

        let reduced = memory.unwritten(shape: [3, squeezed, 1, 1])
        MatrixProduct.multiply(
            memory.blocked(input), rows: 3, depth: channels,
            weights: memory.panels(reference.reduce, .float32),
            panelStride: padded * vectorWidth, into: reduced, finish: { _ in })
        DenseLayer.addBias(reduced, blocks: squeezedBlocks, rows: 3, bias: memory.row(reference.reduceBias))
        let activated = memory.unwritten(shape: [3, squeezed, 1, 1])
        DenseLayer.activate(.silu, reduced, into: activated, blocks: squeezedBlocks, rows: 3)
        let gate = memory.unwritten(shape: [3, channels, 1, 1])
        MatrixProduct.multiply(
            activated, rows: 3, depth: squeezed, weights: memory.panels(reference.expand, .float32),
            panelStride: paddedSqueezed * vectorWidth, into: gate, finish: { _ in })
        DenseLayer.addBias(gate, blocks: channelBlocks, rows: 3, bias: memory.row(reference.expandBias))
        DenseLayer.sigmoid(gate, blocks: channelBlocks, rows: 3)
        let expected = reference.gate(input).reshaped([3, channels, 1, 1])
        for index in expected.values.indices {
            let (row, channel) = (index / channels, index % channels)
            let value = Double(gate.at(block: channel / 16, pixel: row)[channel % 16])
            #expect(abs(value - expected.values[index]) < 1e-6)
        }
    }
}
