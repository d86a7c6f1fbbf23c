import Kernels
import ReferenceKernels
import Testing

@Suite("Depthwise convolution, forward")
struct DepthwiseForwardTests {
    private struct Result {
        let output: Tensor
        let partial: PartialSums
    }

    private func run(
        _ shape: DepthwiseCase, _ source: DepthwiseInput, _ input: Tensor, _ weights: Tensor,
        _ memory: Workspace
    ) -> Result {
        let blocked = memory.blocked(input)
        let kernels = memory.depthwise(weights)
        let output = memory.unwritten(shape: shape.outputShape)
        let geometry = shape.shape
        let partial = memory.partialSums(
            channels: shape.channels, pixelsPerSlot: shape.images * geometry.outputPixels,
            pixels: shape.images * geometry.outputPixels)
        let scratch = memory.unwritten(geometry.scratchCount)
        for block in 0..<shape.blocks {
            Depthwise.forward(
                geometry, source, block: block, images: shape.images,
                input: blocked.stored(block: block, pixel: 0),
                weights: kernels + block * shape.kernel * shape.kernel * vectorWidth,
                output: output.stored(block: block, pixel: 0),
                streams: block % 2 == 1,
                result: .raw(
                    mean: partial.first(slot: 0, channel: block * vectorWidth),
                    deviations: partial.second(slot: 0, channel: block * vectorWidth)), scratch: scratch)
        }
        return Result(output: memory.plain(output, shape: shape.outputShape), partial: partial)
    }

    @Test("Of a finished input", arguments: DepthwiseCase.all)
    func plain(shape: DepthwiseCase) throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let input = random.tensor(shape.inputShape)
        let weights = random.tensor([shape.channels, 1, shape.kernel, shape.kernel])
        let expected = shape.convolution.forward(input, weights: weights)
        expectClose(run(shape, .plain, input, weights, memory).output, expected)
    }

    @Test("Of a raw input that is normalised and activated on the way in", arguments: DepthwiseCase.all)
    func activated(shape: DepthwiseCase) throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let input = random.tensor(shape.inputShape)
        let weights = random.tensor([shape.channels, 1, shape.kernel, shape.kernel])
        let reference = random.norm(shape.channels)
        let means = random.values(shape.channels)
        let variances = random.values(shape.channels, 0.5, 1.5)
        let norm = memory.norm(reference, runningMean: means, runningVariance: variances)
        for block in 0..<shape.blocks { norm.useRunningStatistics(block: block) }
        let activation = reference.forward(input, mean: means, variance: variances).map(Activation.silu)
        expectClose(
            run(shape, .activated(norm), input, weights, memory).output,
            shape.convolution.forward(activation, weights: weights))
    }

    /// The padded channels have weight and bias zero, so that their mean is φ(0) = 0.
    @Test(
        "Normalised by known statistics and activated, with the mean over each image",
        arguments: DepthwiseCase.all, ActivationKind.allCases)
    func inference(shape: DepthwiseCase, activation: ActivationKind) throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let input = random.tensor(shape.inputShape)
        let weights = random.tensor([shape.channels, 1, shape.kernel, shape.kernel])
        let reference = random.norm(shape.channels)
        let means = random.values(shape.channels)
        let variances = random.values(shape.channels, 0.5, 1.5)
        let norm = memory.norm(
            reference, runningMean: means, runningVariance: variances, activation: activation)
        let (blocked, kernels) = (memory.blocked(input), memory.depthwise(weights))
        let output = memory.unwritten(shape: shape.outputShape)
        let pooledShape = [shape.images, shape.channels, 1, 1]
        let pooled = memory.unwritten(shape: pooledShape)
        let scratch = memory.unwritten(shape.shape.scratchCount)
        for block in 0..<shape.blocks {
            norm.useRunningStatistics(block: block)
            Depthwise.forward(
                shape.shape, .plain, block: block, images: shape.images,
                input: blocked.stored(block: block, pixel: 0),
                weights: kernels + block * shape.kernel * shape.kernel * vectorWidth,
                output: output.stored(block: block, pixel: 0), streams: block % 2 == 1,
                result: .activated(norm, means: pooled.at(block: block, pixel: 0)), scratch: scratch)
        }
        let convolved = shape.convolution.forward(input, weights: weights)
        let function = ActivationFunction(named: "\(activation)")
        let expected = reference.forward(convolved, mean: means, variance: variances).map(function.value)
        expectClose(memory.plain(output, shape: shape.outputShape), expected)
        expectClose(
            memory.plain(pooled, shape: pooledShape),
            GlobalAveragePooling.forward(expected).reshaped(pooledShape))
    }

    @Test("Leaves the statistics of what it wrote", arguments: DepthwiseCase.all)
    func statistics(shape: DepthwiseCase) throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let input = random.tensor(shape.inputShape)
        let weights = random.tensor([shape.channels, 1, shape.kernel, shape.kernel])
        let result = run(shape, .plain, input, weights, memory)
        let reference = random.norm(shape.channels)
        let norm = memory.norm(reference, momentum: 1)
        for block in 0..<shape.blocks {
            norm.finishForward(block: block, result.partial, updateRunning: true)
        }
        let expected = BatchNormalization.statistics(shape.convolution.forward(input, weights: weights))
        let pixels = Double(shape.images * shape.shape.outputPixels)
        // A single pixel has no unbiased variance; the kernel then keeps the biased one, zero.
        let correction = pixels > 1 ? pixels / (pixels - 1) : 1
        expectClose(norm.runningMean.doubles(shape.channels), expected.mean)
        expectClose(
            norm.runningVariance.doubles(shape.channels), expected.variance.map { $0 * correction },
            tolerance: 1e-5)
    }

    /// Workers that share an image must leave what one alone would.
    @Test(
        "Bands of an image's rows, their sums added, leave the bits of the whole",
        arguments: DepthwiseCase.all, [1, 2, 3])
    func bands(shape: DepthwiseCase, bandRows: Int) throws {
        let memory = try Workspace()
        var random = RandomTensors()
        let input = memory.blocked(random.tensor(shape.inputShape))
        let kernels = memory.depthwise(random.tensor([shape.channels, 1, shape.kernel, shape.kernel]))
        let (norm, normBefore) = (
            memory.norm(random.norm(shape.channels)), memory.norm(random.norm(shape.channels))
        )
        let geometry = shape.shape
        let (whole, cut) = (
            memory.unwritten(shape: shape.outputShape), memory.unwritten(shape: shape.outputShape)
        )
        let pooledShape = [1, shape.channels, 1, 1]
        let (mean, meanOfRows) = (
            memory.unwritten(shape: pooledShape), memory.unwritten(shape: pooledShape)
        )
        let sums = memory.unwritten(geometry.outputSize * vectorWidth)
        let scratch = memory.unwritten(geometry.scratchCount)
        for block in 0..<shape.blocks {
            for norm in [norm, normBefore] { norm.useRunningStatistics(block: block) }
            func convolve(into output: BlockedTensor, _ result: DepthwiseResult) {
                Depthwise.forward(
                    geometry, .activated(normBefore), block: block, images: 1,
                    input: input.stored(block: block, pixel: 0),
                    weights: kernels + block * shape.kernel * shape.kernel * vectorWidth,
                    output: output.stored(block: block, pixel: 0), streams: false, result: result,
                    scratch: scratch)
            }
            convolve(into: whole, .activated(norm, means: mean.at(block: block, pixel: 0)))
            for first in stride(from: 0, to: geometry.outputSize, by: bandRows).reversed() {
                let band = first..<min(geometry.outputSize, first + bandRows)
                convolve(into: cut, .activatedRows(norm, band, sums: sums))
            }
            Depthwise.mean(geometry, ofRows: sums, into: meanOfRows.at(block: block, pixel: 0))
        }
        var imageShape = shape.outputShape
        imageShape[0] = 1
        #expect(memory.plain(cut, shape: imageShape) == memory.plain(whole, shape: imageShape))
        #expect(memory.plain(meanOfRows, shape: pooledShape) == memory.plain(mean, shape: pooledShape))
    }
}
