import Kernels

/// A batch norm with its memory, and the passes that turn partial sums into coefficients.
struct NormLayer {
    let norm: BatchNorm
    let channels: Int

    init(_ name: String, channels: Int, store: ParameterStore, arena: Arena, model: ModelSpecification) {
        let weight = store.pointers(name + ".weight")
        let bias = store.pointers(name + ".bias")
        let padded = paddedToVector(channels)
        self.channels = padded
        norm = BatchNorm(
            weight: weight.values, bias: bias.values, weightGradient: weight.gradient,
            biasGradient: bias.gradient, runningMean: store.statistic(name + ".running_mean"),
            runningVariance: store.statistic(name + ".running_var"),
            coefficients: arena.take(BatchNorm.coefficientRows * padded), channels: padded,
            epsilon: model.batchNormEpsilon, momentum: model.batchNormMomentum,
            activation: model.activation)
    }

    var blocks: Int { channels / vectorWidth }

    /// Partial sums of this layer in the shared memory.
    func partials(_ memory: StepMemory, pixelsPerSlot: Int, pixels: Int) -> PartialSums {
        PartialSums(memory.partials, channels: channels, pixelsPerSlot: pixelsPerSlot, pixels: pixels)
    }

    /// Scale and shift from the batch's statistics, and the running ones moved.
    func finishForward(_ partial: PartialSums) -> Pass {
        let norm = norm
        return Pass(.batchNormStatistics, units: blocks) { block, _ in
            norm.finishForward(block: block, partial, updateRunning: true)
        }
    }

    /// Scale and shift from the running statistics, for inference.
    func useRunningStatistics() {
        for block in 0..<blocks {
            norm.useRunningStatistics(block: block)
        }
    }

    func finishBackward(_ partial: PartialSums) -> Pass {
        let norm = norm
        return Pass(.batchNormStatistics, units: blocks) { block, _ in
            norm.finishBackward(block: block, partial)
        }
    }

    /// A pass over blocks and images whose body leaves the two backward sums of its image, and the pass that
    /// turns them into coefficients.
    func imagePasses(
        _ kind: OperationKind, _ memory: StepMemory, images: Int, pixelsPerImage: Int,
        body:
            @escaping (
                _ block: Int, _ image: Int, UnsafeMutablePointer<Float>, UnsafeMutablePointer<Float>
            ) -> Void
    ) -> [Pass] {
        let partial = partials(
            memory, pixelsPerSlot: pixelsPerImage, pixels: images * pixelsPerImage)
        let groups = ImageGroups(images: images, pixelsPerImage: pixelsPerImage, blocks: blocks)
        let work = groups.pass(kind) { block, image in
            let channel = block * vectorWidth
            body(
                block, image, partial.first(slot: image, channel: channel),
                partial.second(slot: image, channel: channel))
        }
        return [work, finishBackward(partial)]
    }
}
