import Kernels
import ReferenceKernels
import Testing

/// On inputs that bfloat16 holds exactly, a kernel computes to the bit what it does in float32: sums are the
/// same, and what it stores is the float32 result rounded. So its tests against the references count for
/// both.
@Suite("Kernels on tensors in bfloat16, against themselves in float32")
struct BFloat16KernelTests {
    /// What a kernel left: tensors as stored, rows of float32 as they are.
    private struct Results {
        var stored: [Tensor] = []
        var exact: [[Double]] = []
    }

    private func expectSame(
        sourceLocation: SourceLocation = #_sourceLocation, _ run: (Precision, Workspace) throws -> Results
    ) throws {
        let memory = try Workspace()
        let (float32, bfloat16) = (try run(.float32, memory), try run(.bfloat16, memory))
        for (expected, actual) in zip(float32.stored, bfloat16.stored) {
            #expect(memory.rounded(expected) == actual.values, sourceLocation: sourceLocation)
        }
        #expect(float32.exact == bfloat16.exact, sourceLocation: sourceLocation)
    }

    private static let shape = [2, 20, 3, 3]
    private static let plane = 9
    private var blocks: Range<Int> { 0..<2 }

    private func exact(_ random: inout RandomTensors, _ shape: [Int] = Self.shape) -> Tensor {
        Precision.bfloat16.rounded(random.tensor(shape))
    }

    /// A norm with statistics of its own and backward coefficients that are not.
    private func norm(_ random: inout RandomTensors, _ memory: Workspace) -> BatchNorm {
        let norm = memory.norm(
            random.norm(20), runningMean: random.values(20), runningVariance: random.values(20, 0.5, 1.5))
        for block in blocks { norm.useRunningStatistics(block: block) }
        for channel in 0..<32 {
            norm.gradientSlope[channel] = channel < 20 ? 0.1 : 0
            norm.gradientOffset[channel] = channel < 20 ? -0.3 : 0
        }
        return norm
    }

    @Test("Normalised and activated, forward and backward")
    func normalizedActivation() throws {
        try expectSame { precision, memory in
            var random = RandomTensors()
            let norm = norm(&random, memory)
            let input = memory.blocked(exact(&random), precision)
            let gradient = memory.blocked(exact(&random))
            let output = memory.unwritten(shape: Self.shape, precision)
            let (first, second) = (memory.unwritten(32), memory.unwritten(32))
            for block in blocks {
                let place = gradient.at(block: block, pixel: 0)
                NormalizedActivation.forward(
                    norm, block: block, input: input.stored(block: block, pixel: 0), rows: 18,
                    into: output.stored(block: block, pixel: 0))
                NormalizedActivation.backward(
                    norm, block: block, input: input.stored(block: block, pixel: 0), gradient: place,
                    rows: 18, into: place, first: first + 16 * block, second: second + 16 * block)
            }
            return Results(
                stored: [memory.plain(output, shape: Self.shape)],
                exact: [
                    memory.plain(gradient, shape: Self.shape).values, first.doubles(20), second.doubles(20),
                ])
        }
    }

    @Test("Batch norm applied, with and without a residual, and its gradient, of float32 and of bfloat16")
    func batchNorm() throws {
        try expectSame { precision, memory in
            var random = RandomTensors()
            let norm = norm(&random, memory)
            let projected = memory.blocked(exact(&random))
            let input = memory.blocked(exact(&random), precision)
            let residual = memory.blocked(exact(&random), precision)
            let (wide, narrow) = (memory.blocked(exact(&random), precision), memory.blocked(exact(&random)))
            let outputs = (0..<5).map { _ in memory.unwritten(shape: Self.shape, precision) }
            for block in blocks {
                func place(_ tensor: BlockedTensor) -> StoredPointer { tensor.stored(block: block, pixel: 0) }
                for (output, residual) in [(outputs[0], nil), (outputs[1], place(residual))] {
                    norm.apply(
                        block: block, input: projected.at(block: block, pixel: 0), rows: 18, factor: 1.25,
                        residual: residual, into: place(output))
                }
                let operands = [(input, wide), (input, narrow), (projected, narrow)]
                for (output, (input, gradient)) in zip(outputs[2...], operands) {
                    norm.inputGradient(
                        block: block, input: place(input), gradient: place(gradient), rows: 18, factor: 1.25,
                        into: place(output))
                }
            }
            return Results(stored: outputs.map { memory.plain($0, shape: Self.shape) })
        }
    }

    @Test("Pooling, gating and their gradients")
    func pooling() throws {
        try expectSame { precision, memory in
            var random = RandomTensors()
            let norm = norm(&random, memory)
            let input = memory.blocked(exact(&random), precision)
            let upstream = memory.blocked(exact(&random), precision)
            let gate = memory.blocked(exact(&random, [2, 20, 1, 1]))
            let outputs = (0..<4).map { _ in memory.unwritten(shape: Self.shape, precision) }
            let sums = memory.unwritten(2 * 2 * 8 * 16)
            for block in blocks {
                for image in 0..<2 {
                    func place(_ tensor: BlockedTensor) -> StoredPointer {
                        tensor.stored(block: block, pixel: image * Self.plane)
                    }
                    let room = sums + (block * 2 + image) * 8 * 16
                    let gate = gate.at(block: block, pixel: image)
                    ActivatedPooling.mean(
                        norm, block: block, input: place(input), pixels: Self.plane, into: room)
                    ActivatedPooling.gate(
                        norm, block: block, input: place(input), rows: Self.plane, gate: gate,
                        into: place(outputs[0]))
                    ActivatedPooling.gate(
                        activations: place(input), rows: Self.plane, gate: gate, into: place(outputs[2]))
                    ActivatedPooling.gateGradientSums(
                        norm, block: block, input: place(input), gradient: place(upstream),
                        pixels: Self.plane, passing: place(outputs[3]), streams: block == 1,
                        into: room + 16, sumStride: 16)
                    ActivatedPooling.meanGradient(
                        norm, block: block, input: place(input), pixels: Self.plane, gradient: gate,
                        into: place(outputs[1]), first: room + 96, second: room + 112)
                }
            }
            return Results(
                stored: outputs.map { memory.plain($0, shape: Self.shape) }, exact: [sums.doubles(512)])
        }
    }

    @Test("Depthwise, forward", arguments: DepthwiseCase.all, [true, false])
    func depthwise(shape: DepthwiseCase, isActivated: Bool) throws {
        try expectSameDepthwise(shape, isActivated ? DepthwiseInput.activated : { _ in .plain }) { _, room in
            .raw(mean: room, deviations: room + 16)
        }
    }

    @Test("Depthwise, forward, with known statistics", arguments: DepthwiseCase.all)
    func activatedDepthwise(shape: DepthwiseCase) throws {
        try expectSameDepthwise(shape, DepthwiseInput.activated) { .activated($0, means: $1) }
    }

    /// - Parameter result: gets a batch norm and room for 32 values, of which it writes any.
    private func expectSameDepthwise(
        _ shape: DepthwiseCase, _ source: (BatchNorm) -> DepthwiseInput,
        _ result: (BatchNorm, UnsafeMutablePointer<Float>) -> DepthwiseResult
    ) throws {
        try expectSame { precision, memory in
            var random = RandomTensors()
            let norm = norm(&random, memory)
            let input = memory.blocked(exact(&random, shape.inputShape), precision)
            let weights = memory.depthwise(
                random.tensor([shape.channels, 1, shape.kernel, shape.kernel]))
            let output = memory.unwritten(shape: shape.outputShape, precision)
            let scratch = memory.unwritten(shape.shape.scratchCount)
            let sums = memory.row([Double](repeating: 0, count: 64))
            for block in blocks {
                Depthwise.forward(
                    shape.shape, source(norm), block: block, images: shape.images,
                    input: input.stored(block: block, pixel: 0),
                    weights: weights + block * shape.kernel * shape.kernel * vectorWidth,
                    output: output.stored(block: block, pixel: 0), streams: block == 1,
                    result: result(norm, sums + block * 32), scratch: scratch)
            }
            return Results(
                stored: [memory.plain(output, shape: shape.outputShape)], exact: [sums.doubles(64)])
        }
    }

    @Test("Depthwise, backward", arguments: DepthwiseCase.all, [true, false])
    func depthwiseBackward(shape: DepthwiseCase, isActivated: Bool) throws {
        try expectSame { precision, memory in
            var random = RandomTensors()
            let norms = (norm(&random, memory), norm(&random, memory))
            let input = memory.blocked(exact(&random, shape.inputShape), precision)
            let output = memory.blocked(exact(&random, shape.outputShape), precision)
            let upstream = memory.blocked(exact(&random, shape.outputShape), precision)
            let taps = shape.kernel * shape.kernel
            let weights = memory.depthwise(random.tensor([shape.channels, 1, shape.kernel, shape.kernel]))
            let gate = memory.blocked(exact(&random, [shape.images, 20, 1, 1]))
            let target = memory.unwritten(shape: shape.inputShape, isActivated ? precision : .float32)
            let scratch = memory.unwritten(shape.shape.scratchCount)
            var results = Results()
            for block in blocks {
                let gradient = DepthwiseOutputGradient(
                    upstream: upstream.stored(block: block, pixel: 0),
                    output: output.stored(block: block, pixel: 0), norm: norms.0,
                    gate: gate.at(block: block, pixel: 0), pooled: gate.at(block: block, pixel: 0))
                let room = memory.unwritten(taps * 16 + 32)
                let kernel = weights + block * taps * 16
                Depthwise.backward(
                    shape.shape, isActivated ? .activated(norms.1) : .plain, block: block,
                    images: shape.images, input: input.stored(block: block, pixel: 0), gradient: gradient,
                    weights: kernel, flippedWeights: kernel,
                    targets: DepthwiseGradientTargets(
                        input: inputTarget(
                            target.stored(block: block, pixel: 0), isActivated, room + taps * 16),
                        streams: block == 1, weights: room), scratch: scratch)
                results.exact.append(room.doubles(taps * 16 + (isActivated ? 32 : 0)))
            }
            let gradients = memory.plain(target, shape: shape.inputShape)
            if isActivated {
                results.stored = [gradients]
            } else {
                results.exact.append(gradients.values)
            }
            return results
        }
    }

    private func inputTarget(
        _ place: StoredPointer, _ isActivated: Bool, _ sums: UnsafeMutablePointer<Float>
    ) -> DepthwiseGradientTargets.Input {
        if !isActivated, case .float32(let values) = place { return .plain(values, residual: nil) }
        return .activated(place, first: sums, second: sums + 16)
    }
}

extension Workspace {
    /// A tensor's values after a trip through bfloat16.
    func rounded(_ tensor: Tensor) -> [Double] {
        plain(blocked(tensor, .bfloat16), shape: tensor.shape).values
    }
}
