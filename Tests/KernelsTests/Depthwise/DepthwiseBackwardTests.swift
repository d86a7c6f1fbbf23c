import Kernels
import ReferenceKernels
import Testing

/// From the gradient of SiLU(batch norm(convolution(x))) · gate to those of x and of the weights: the
/// pass that takes the gate, the pooling, SiLU and the batch norm on the way in.
@Suite("Depthwise convolution, backward")
struct DepthwiseBackwardTests {
    /// One problem with its reference answer: the gate is given, the pooled mean's gradient is given.
    private struct Problem {
        let shape: DepthwiseCase
        let input, weights, upstream, gate, pooledGradient: Tensor
        let norm: BatchNormalization

        init(_ shape: DepthwiseCase) {
            var random = RandomTensors()
            self.shape = shape
            input = random.tensor(shape.inputShape)
            weights = random.tensor([shape.channels, 1, shape.kernel, shape.kernel])
            upstream = random.tensor(shape.outputShape)
            gate = random.tensor([shape.images, shape.channels, 1, 1], 0, 1)
            pooledGradient = random.tensor([shape.images, shape.channels, 1, 1])
            norm = random.norm(shape.channels)
        }

        var output: Tensor { shape.convolution.forward(input, weights: weights) }

        /// Gradients of a plain input and of the weights, without a residual.
        func gradients(of input: Tensor) -> (input: Tensor, layer: NormalizedConvolution) {
            let plane = shape.shape.outputPixels
            let reaching = Tensor(upstream.shape) { index in
                upstream.values[index] * gate.values[index / plane]
                    + pooledGradient.values[index / plane] / Double(plane)
            }
            let layer = NormalizedConvolution(
                convolution: shape.convolution, weights: weights, norm: norm)
            let result = layer.backwardActivated(input, outputGradient: reaching)
            return (result.input, result.parameters)
        }
    }

    /// The kernels' answer.
    private struct Answer {
        let input, weights: Tensor
        let inputPartial: PartialSums
        let norm: BatchNorm
    }

    private func solve(
        _ problem: Problem, _ source: DepthwiseInput, input: Tensor, output: Tensor, residual: Tensor?,
        _ memory: Workspace
    ) -> Answer {
        let shape = problem.shape
        let geometry = shape.shape
        let values = memory.blocked(output)
        let upstream = memory.blocked(problem.upstream)
        let gate = memory.blocked(problem.gate)
        let pooled = memory.blocked(problem.pooledGradient)
        let norm = normalized(problem, output, values, upstream, gate, pooled, memory)

        let kernels = memory.depthwise(problem.weights)
        let taps = shape.kernel * shape.kernel
        let turned = memory.unwritten(shape.blocks * taps * vectorWidth)
        WeightPanels.turn(kernels, taps: taps, blocks: shape.blocks, into: turned)
        let blocked = memory.blocked(input)
        let residual = residual.map { memory.blocked($0) }
        let inputGradient = memory.unwritten(shape: shape.inputShape)
        let partial = memory.partialSums(
            channels: shape.channels, pixelsPerSlot: shape.images * geometry.inputPixels,
            pixels: shape.images * geometry.inputPixels)
        let scratch = memory.unwritten(geometry.scratchCount)
        let weights = memory.unwritten(shape.blocks * taps * vectorWidth)
        for block in 0..<shape.blocks {
            let kernel = block * taps * vectorWidth
            let place = inputGradient.at(block: block, pixel: 0)
            let target: DepthwiseGradientTargets.Input =
                switch source {
                case .activated:
                    .activated(
                        .float32(place), first: partial.first(slot: 0, channel: block * vectorWidth),
                        second: partial.second(slot: 0, channel: block * vectorWidth))
                case .plain:
                    .plain(place, residual: residual.map { UnsafePointer($0.at(block: block, pixel: 0)) })
                }
            let gradient = DepthwiseOutputGradient(
                upstream: upstream.stored(block: block, pixel: 0),
                output: values.stored(block: block, pixel: 0), norm: norm,
                gate: gate.at(block: block, pixel: 0), pooled: pooled.at(block: block, pixel: 0))
            Depthwise.backward(
                geometry, source, block: block, images: shape.images,
                input: blocked.stored(block: block, pixel: 0), gradient: gradient, weights: kernels + kernel,
                flippedWeights: turned + kernel,
                targets: DepthwiseGradientTargets(
                    input: target, streams: block % 2 == 1, weights: weights + kernel), scratch: scratch)
        }
        let weightGradient = memory.plainDepthwise(weights, channels: shape.channels, kernel: shape.kernel)
        return Answer(
            input: memory.plain(inputGradient, shape: shape.inputShape), weights: weightGradient,
            inputPartial: partial, norm: norm)
    }

    /// The batch norm behind the convolution with its forward statistics and, from the five sums, its
    /// backward coefficients. Divides `pooled` by the pixels, as the kernels do.
    private func normalized(
        _ problem: Problem, _ output: Tensor, _ values: BlockedTensor, _ upstream: BlockedTensor,
        _ gate: BlockedTensor, _ pooled: BlockedTensor, _ memory: Workspace
    ) -> BatchNorm {
        let shape = problem.shape
        let pixels = shape.shape.outputPixels
        let norm = memory.norm(problem.norm)
        let partial = memory.partialSums(
            channels: shape.channels, pixelsPerSlot: pixels, pixels: shape.images * pixels)
        for image in 0..<shape.images {
            TileStatistics(partial, slot: image, block: 0).gather(
                from: values.from(pixel: image * pixels), rows: pixels)
        }
        let sums = (0..<5).map { _ in memory.unwritten(shape: [shape.images, shape.channels, 1, 1]) }
        let stride = 1 << 12
        let room = memory.unwritten(5 * stride)
        for block in 0..<shape.blocks {
            norm.finishForward(block: block, partial, updateRunning: false)
            for image in 0..<shape.images {
                ActivatedPooling.gateGradientSums(
                    norm, block: block, input: values.stored(block: block, pixel: image * pixels),
                    gradient: upstream.stored(block: block, pixel: image * pixels), pixels: pixels,
                    passing: upstream.stored(block: block, pixel: image * pixels), streams: false,
                    into: room, sumStride: stride)
                for (index, sum) in sums.enumerated() {
                    sum.at(block: block, pixel: image).update(from: room + index * stride, count: 16)
                }
            }
            GatedNormGradient(sums: sums, gate: gate, pooledGradient: pooled, pixelsPerImage: pixels)
                .finish(norm, block: block, images: shape.images)
        }
        return norm
    }

    /// Few output pixels nearly cancel in the batch norm's backward pass (two cancel wholly but for ε); the
    /// rounding of what cancels is then large against what is left.
    private func tolerance(_ shape: DepthwiseCase) -> Double {
        switch shape.images * shape.shape.outputPixels {
        case ...2: 0.1
        case ...8: 1e-3
        default: 2e-5
        }
    }

    @Test("To a finished input and the weights", arguments: DepthwiseCase.all)
    func plain(shape: DepthwiseCase) throws {
        let memory = try Workspace()
        let problem = Problem(shape)
        let expected = problem.gradients(of: problem.input)
        let answer = solve(
            problem, .plain, input: problem.input, output: problem.output, residual: nil, memory)
        expectClose(answer.input, expected.input, "input", tolerance: tolerance(shape))
        expectClose(answer.weights, expected.layer.weights, "weights", tolerance: tolerance(shape))
        expectClose(
            answer.norm.weightGradient.doubles(shape.channels), expected.layer.norm.weight, "norm's weight",
            tolerance: 1e-5)
        expectClose(
            answer.norm.biasGradient.doubles(shape.channels), expected.layer.norm.bias, "norm's bias",
            tolerance: 1e-5)
    }

    @Test("To a finished input that a residual branch reads as well")
    func residual() throws {
        let memory = try Workspace()
        let shape = DepthwiseCase(kernel: 3, stride: 1, size: 7)
        let problem = Problem(shape)
        var random = RandomTensors(seed: 1)
        let residual = random.tensor(shape.inputShape)
        let answer = solve(
            problem, .plain, input: problem.input, output: problem.output, residual: residual, memory)
        expectClose(
            answer.input, problem.gradients(of: problem.input).input + residual, tolerance: tolerance(shape))
    }

    @Test("To a raw input through its batch norm and SiLU", arguments: DepthwiseCase.all)
    func activated(shape: DepthwiseCase) throws {
        let memory = try Workspace()
        let problem = Problem(shape)
        var random = RandomTensors(seed: 1)
        let reference = random.norm(shape.channels)
        let means = random.values(shape.channels)
        let variances = random.values(shape.channels, 0.5, 1.5)
        let norm = memory.norm(reference, runningMean: means, runningVariance: variances)
        for block in 0..<shape.blocks { norm.useRunningStatistics(block: block) }
        let normalized = reference.forward(problem.input, mean: means, variance: variances)
        let activation = normalized.map(Activation.silu)
        let expected = problem.gradients(of: activation)
        let expectedInput = expected.input * normalized.map(Activation.siluDerivative)

        let answer = solve(
            problem, .activated(norm), input: problem.input,
            output: shape.convolution.forward(activation, weights: problem.weights), residual: nil, memory)
        expectClose(answer.input, expectedInput, "input", tolerance: tolerance(shape))
        expectClose(answer.weights, expected.layer.weights, "weights", tolerance: tolerance(shape))
        expectSums(answer.inputPartial, of: expectedInput, about: means, problem.input, tolerance(shape))
    }

    /// The two sums per channel that the batch norm before the convolution needs.
    private func expectSums(
        _ partial: PartialSums, of gradient: Tensor, about means: [Double], _ input: Tensor,
        _ tolerance: Double
    ) {
        let (channels, plane) = (input.shape[1], input.shape[2] * input.shape[3])
        var first = [Double](repeating: 0, count: channels)
        var second = first
        for (index, value) in gradient.values.enumerated() {
            let channel = index / plane % channels
            first[channel] += value
            second[channel] += value * (input.values[index] - means[channel])
        }
        expectClose(
            partial.first(slot: 0, channel: 0).doubles(channels), first, "first sum",
            tolerance: 10 * tolerance)
        expectClose(
            partial.second(slot: 0, channel: 0).doubles(channels), second, "second sum",
            tolerance: 10 * tolerance)
    }
}
