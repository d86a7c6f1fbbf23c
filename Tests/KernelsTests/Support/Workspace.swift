import Kernels
import ReferenceKernels
import Testing

/// Memory for the kernels of one test, and the way between plain tensors and the kernels' layouts.
///
/// What a kernel writes starts as NaN, so that an element it forgets shows.
final class Workspace {
    private let arena: Arena

    init(megabytes: Int = 16) throws {
        arena = try #require(Arena(bytes: megabytes << 20))
    }

    /// A row of values, padded with zeros to a whole vector.
    func row(_ values: [Double]) -> UnsafeMutablePointer<Float> {
        let memory = arena.take(paddedToVector(values.count))
        for (index, value) in values.enumerated() { memory[index] = Float(value) }
        return memory
    }

    /// Values of a precision that a kernel is to write.
    func unwritten(_ count: Int, _ precision: Precision) -> StoredPointer {
        StoredPointer(unwritten(count), precision)
    }

    /// A row that a kernel is to write.
    func unwritten(_ count: Int) -> UnsafeMutablePointer<Float> { unwrittenBuffer(count).start }

    private func unwrittenBuffer(_ count: Int) -> FloatBuffer {
        let memory = arena.takeBuffer(paddedToVector(count))
        memory.start.update(repeating: .nan, count: memory.count)
        return memory
    }

    // MARK: Activations

    /// [n, c, h, w] as [c / 16][n · h · w][16]; padded channels are zero.
    func blocked(_ tensor: Tensor, _ precision: Precision = .float32) -> BlockedTensor {
        let pixels = tensor.pixels
        let result = arena.takeTensor(channels: tensor.shape[1], pixels: pixels, precision: precision)
        let plane = tensor.shape[2] * tensor.shape[3]
        for index in tensor.values.indices {
            let (image, channel) = (index / plane / tensor.shape[1], index / plane % tensor.shape[1])
            let pixel = image * plane + index % plane
            result.stored(block: channel / 16, pixel: pixel)[channel % 16] = Float(tensor.values[index])
        }
        return result
    }

    /// Room for a tensor of a shape [n, c, h, w] that a kernel is to write.
    func unwritten(shape: [Int], _ precision: Precision = .float32) -> BlockedTensor {
        let result = arena.takeTensor(
            channels: shape[1], pixels: shape[0] * shape[2] * shape[3], precision: precision)
        for index in 0..<(result.blocks * result.stride) {
            result.stored(block: 0, pixel: 0)[index] = .nan
        }
        return result
    }

    /// The plain form of a tensor; records an issue where a padded channel is not zero.
    func plain(_ tensor: BlockedTensor, shape: [Int]) -> Tensor {
        let plane = shape[2] * shape[3]
        var result = Tensor(zeros: shape)
        var padding: Float = 0
        for image in 0..<shape[0] {
            for channel in 0..<(tensor.blocks * 16) {
                for place in 0..<plane {
                    let pixel = tensor.stored(block: channel / 16, pixel: image * plane + place)
                    let value = pixel[channel % 16]
                    if channel < shape[1] {
                        result.values[(image * shape[1] + channel) * plane + place] = Double(value)
                    } else {
                        padding += value.isNaN ? .infinity : value.magnitude
                    }
                }
            }
        }
        #expect(padding == 0, "padded channels hold zeros")
        return result
    }

    // MARK: Weights

    /// [outputs, inputs, …] as [outputs / 16][inputs padded][16].
    func panels(_ weights: Tensor, _ precision: Precision) -> StoredPointer {
        let panels = panels(weights)
        guard precision == .bfloat16 else { return .float32(panels) }
        let (outputs, inputs) = (paddedToVector(weights.shape[0]), paddedToVector(weights.shape[1]))
        let rounded = arena.take(outputs * inputs / 2)
        guard case .bfloat16(let target) = StoredPointer(rounded, .bfloat16) else { return .float32(panels) }
        for block in 0..<(outputs / vectorWidth) {
            WeightPanels.round(panels, inputs: inputs, outputBlock: block, into: target)
        }
        return .bfloat16(target)
    }

    /// The parameters' own panels.
    func panels(_ weights: Tensor) -> UnsafeMutablePointer<Float> {
        let (outputs, inputs) = (weights.shape[0], weights.shape[1])
        let memory = arena.take(paddedToVector(outputs) * paddedToVector(inputs))
        for output in 0..<outputs {
            for input in 0..<inputs {
                memory[panelPlace(output, input, inputs: inputs)] = Float(
                    weights.values[output * inputs + input])
            }
        }
        return memory
    }

    /// The plain form of panels, [outputs, inputs, 1, 1].
    func plainWeights(_ panels: UnsafePointer<Float>, outputs: Int, inputs: Int) -> Tensor {
        Tensor([outputs, inputs, 1, 1]) { index in
            Double(panels[panelPlace(index / inputs, index % inputs, inputs: inputs)])
        }
    }

    private func panelPlace(_ output: Int, _ input: Int, inputs: Int) -> Int {
        (output / 16 * paddedToVector(inputs) + input) * 16 + output % 16
    }

    /// [channels, 1, kernel, kernel] as [channels / 16][kernel · kernel][16].
    func depthwise(_ weights: Tensor) -> UnsafeMutablePointer<Float> {
        let taps = weights.shape[2] * weights.shape[3]
        let memory = arena.take(paddedToVector(weights.shape[0]) * taps)
        for index in weights.values.indices {
            memory[depthwisePlace(index / taps, index % taps, taps: taps)] = Float(weights.values[index])
        }
        return memory
    }

    /// The plain form of depthwise weights, [channels, 1, kernel, kernel].
    func plainDepthwise(_ weights: UnsafePointer<Float>, channels: Int, kernel: Int) -> Tensor {
        let taps = kernel * kernel
        return Tensor([channels, 1, kernel, kernel]) { index in
            Double(weights[depthwisePlace(index / taps, index % taps, taps: taps)])
        }
    }

    private func depthwisePlace(_ channel: Int, _ tap: Int, taps: Int) -> Int {
        (channel / 16 * taps + tap) * 16 + channel % 16
    }

    // MARK: Batch norm

    /// A batch norm with running statistics of mean 0 and variance 1, or as given.
    func norm(
        _ norm: BatchNormalization, runningMean: [Double]? = nil, runningVariance: [Double]? = nil,
        momentum: Float = 0.1, activation: ActivationKind = .silu
    ) -> BatchNorm {
        let channels = paddedToVector(norm.weight.count)
        return BatchNorm(
            weight: row(norm.weight), bias: row(norm.bias),
            weightGradient: unwritten(channels), biasGradient: unwritten(channels),
            runningMean: row(runningMean ?? norm.weight.map { _ in 0 }),
            runningVariance: row(runningVariance ?? norm.weight.map { _ in 1 }),
            coefficients: unwritten(BatchNorm.coefficientRows * channels), channels: channels,
            epsilon: Float(norm.epsilon), momentum: momentum, activation: activation)
    }

    func partialSums(channels: Int, pixelsPerSlot: Int, pixels: Int) -> PartialSums {
        let slots = (pixels + pixelsPerSlot - 1) / pixelsPerSlot
        let padded = paddedToVector(channels)
        return PartialSums(
            unwrittenBuffer(2 * slots * padded), channels: padded, pixelsPerSlot: pixelsPerSlot,
            pixels: pixels)
    }
}

extension UnsafeMutablePointer<Float> {
    /// The first `count` values.
    func doubles(_ count: Int) -> [Double] { (0..<count).map { Double(self[$0]) } }
}

extension Tensor {
    /// Pixels of the whole batch.
    var pixels: Int { shape[0] * shape[2] * shape[3] }
}
