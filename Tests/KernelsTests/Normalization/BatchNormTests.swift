import Kernels
import ReferenceKernels
import Testing

/// Images, channels, map size, and the pixels that one slot of partial sums covers.
struct NormCase: CustomTestStringConvertible {
    var images: Int
    var channels: Int
    var size: Int
    var pixelsPerSlot: Int

    var shape: [Int] { [images, channels, size, size] }
    var testDescription: String { "\(shape), slots of \(pixelsPerSlot)" }

    static let all = [
        NormCase(images: 2, channels: 1, size: 1, pixelsPerSlot: 1),
        NormCase(images: 1, channels: 16, size: 2, pixelsPerSlot: 4),
        NormCase(images: 3, channels: 20, size: 7, pixelsPerSlot: 49),
        NormCase(images: 2, channels: 33, size: 5, pixelsPerSlot: 7),
        NormCase(images: 4, channels: 24, size: 6, pixelsPerSlot: 1_000),
    ]
}

@Suite("Batch normalisation")
struct BatchNormTests {
    /// Statistics of a tensor into a norm's scale and shift, slot by slot.
    private func normalize(
        _ norm: BatchNorm, _ input: BlockedTensor, _ partial: PartialSums, updateRunning: Bool = true
    ) {
        for slot in 0..<partial.slots {
            let start = slot * partial.pixelsPerSlot
            TileStatistics(partial, slot: slot, block: 0).gather(
                from: input.from(pixel: start), rows: min(partial.pixelsPerSlot, partial.pixels - start))
        }
        for block in 0..<input.blocks {
            norm.finishForward(block: block, partial, updateRunning: updateRunning)
        }
    }

    private func applied(
        _ norm: BatchNorm, _ input: Tensor, _ memory: Workspace, factor: Float = 1, residual: Tensor? = nil
    ) -> Tensor {
        let source = memory.blocked(input)
        let residual = residual.map { memory.blocked($0) }
        let output = memory.unwritten(shape: input.shape)
        for block in 0..<source.blocks {
            norm.apply(
                block: block, input: source.at(block: block, pixel: 0), rows: input.pixels, factor: factor,
                residual: residual?.stored(block: block, pixel: 0),
                into: output.stored(block: block, pixel: 0))
        }
        return memory.plain(output, shape: input.shape)
    }

    @Test("Normalises by the batch's statistics and moves the running ones", arguments: NormCase.all)
    func training(shape: NormCase) throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let input = random.tensor(shape.shape)
        let reference = random.norm(shape.channels)
        let means = random.values(shape.channels)
        let variances = random.values(shape.channels, 0.5, 1.5)
        let norm = memory.norm(reference, runningMean: means, runningVariance: variances)
        let partial = memory.partialSums(
            channels: shape.channels, pixelsPerSlot: shape.pixelsPerSlot, pixels: input.pixels)
        normalize(norm, memory.blocked(input), partial)
        expectClose(applied(norm, input, memory), reference.forward(input))
        let running = BatchNormalization.updated(
            runningMean: means, runningVariance: variances, by: input, momentum: 0.1)
        expectClose(norm.runningMean.doubles(shape.channels), running.mean)
        expectClose(norm.runningVariance.doubles(shape.channels), running.variance)
    }

    @Test("Leaves the running statistics alone where it is told to")
    func withoutUpdate() throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let input = random.tensor([2, 16, 3, 3])
        let norm = memory.norm(random.norm(16))
        let partial = memory.partialSums(channels: 16, pixelsPerSlot: 9, pixels: 18)
        normalize(norm, memory.blocked(input), partial, updateRunning: false)
        #expect(norm.runningMean.doubles(16).allSatisfy { $0 == 0 })
        #expect(norm.runningVariance.doubles(16).allSatisfy { $0 == 1 })
    }

    @Test("Normalises by the running statistics in evaluation")
    func evaluation() throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let input = random.tensor([2, 20, 3, 3])
        let reference = random.norm(20, epsilon: 1e-3)
        let means = random.values(20)
        let variances = random.values(20, 0.5, 1.5)
        let norm = memory.norm(reference, runningMean: means, runningVariance: variances)
        for block in 0..<2 { norm.useRunningStatistics(block: block) }
        expectClose(applied(norm, input, memory), reference.forward(input, mean: means, variance: variances))
    }

    /// Values of 1000 ± 0.01 have a variance of 1e-4 below a squared mean of 1e6: naive sums in Float lose
    /// all of it. Float's spacing at 1000 is 6e-5, which the input itself is rounded to, so the reference
    /// takes the rounded input.
    @Test("A mean far above the deviation does not cancel the variance")
    func largeMean() throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let input = random.tensor([2, 16, 20, 20]).map { Double(Float(1_000 + 0.01 * $0)) }
        let norm = memory.norm(random.norm(16))
        let partial = memory.partialSums(channels: 16, pixelsPerSlot: 100, pixels: 800)
        normalize(norm, memory.blocked(input), partial)
        let statistics = BatchNormalization.statistics(input)
        expectClose(
            norm.runningVariance.doubles(16),
            statistics.variance.map { 0.9 + 0.1 * $0 * 800 / 799 }, tolerance: 1e-6)
        // gradientSlope holds 1 / (σ² + ε) between the passes: the variance without the running one's 0.9.
        // The slots' means are stored in Float, 6e-5 apart at 1000, a hundredth of the deviation.
        expectClose(
            norm.gradientSlope.doubles(16), statistics.variance.map { 1 / ($0 + 1e-5) }, tolerance: 1e-3)
    }

    @Test("A factor and a residual: what stochastic depth makes of a block's end", arguments: [0, 1, 1.25])
    func residual(factor: Float) throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let input = random.tensor([2, 20, 3, 3])
        let residual = random.tensor([2, 20, 3, 3])
        let reference = random.norm(20)
        let norm = memory.norm(reference)
        let partial = memory.partialSums(channels: 20, pixelsPerSlot: 9, pixels: 18)
        normalize(norm, memory.blocked(input), partial)
        let expected = reference.forward(input).map { $0 * Double(factor) } + residual
        expectClose(applied(norm, input, memory, factor: factor, residual: residual), expected)
    }

    @Test("Gradients through the batch's statistics", arguments: NormCase.all, [1, 1.25] as [Float])
    func backward(shape: NormCase, factor: Float) throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let input = random.tensor(shape.shape)
        let gradient = random.tensor(shape.shape)
        let reference = random.norm(shape.channels)
        let expected = reference.backward(input, outputGradient: gradient.map { $0 * Double(factor) })
        let norm = memory.norm(reference)
        let (source, upstream) = (memory.blocked(input), memory.blocked(gradient))
        let partial = memory.partialSums(
            channels: shape.channels, pixelsPerSlot: shape.pixelsPerSlot, pixels: input.pixels)
        normalize(norm, source, partial)
        let result = memory.unwritten(shape: shape.shape)
        for block in 0..<source.blocks {
            for slot in 0..<partial.slots {
                let start = slot * shape.pixelsPerSlot
                norm.gradientSums(
                    block: block, input: source.at(block: block, pixel: start),
                    gradient: upstream.at(block: block, pixel: start),
                    rows: min(shape.pixelsPerSlot, input.pixels - start), factor: factor,
                    first: partial.first(slot: slot, channel: block * vectorWidth),
                    second: partial.second(slot: slot, channel: block * vectorWidth))
            }
            norm.finishBackward(block: block, partial)
            norm.inputGradient(
                block: block, input: source.stored(block: block, pixel: 0),
                gradient: upstream.stored(block: block, pixel: 0), rows: input.pixels, factor: factor,
                into: result.stored(block: block, pixel: 0))
        }
        // Two pixels a channel leave a gradient of zero but for ε: the rounding of what cancels decides.
        let tolerance = input.pixels / shape.channels <= 2 ? 1e-2 : 1e-5
        expectClose(
            memory.plain(result, shape: shape.shape), expected.input, "input", tolerance: tolerance)
        expectClose(norm.weightGradient.doubles(shape.channels), expected.parameters.weight, "weight")
        expectClose(norm.biasGradient.doubles(shape.channels), expected.parameters.bias, "bias")
    }
}
