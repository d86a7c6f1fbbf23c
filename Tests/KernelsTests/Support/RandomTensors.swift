import Kernels
import RandomStreams
import ReferenceKernels

/// Reproducible values for tests; all are exact in Float.
struct RandomTensors {
    private var stream: RandomStream

    init(seed: UInt64 = 0) {
        stream = RandomStream(seed: seed, purpose: .benchmark)
    }

    mutating func values(_ count: Int, _ lower: Float = -1, _ upper: Float = 1) -> [Double] {
        (0..<count).map { _ in Double(stream.uniform(lower, upper)) }
    }

    mutating func tensor(_ shape: [Int], _ lower: Float = -1, _ upper: Float = 1) -> Tensor {
        Tensor(shape, values(shape.reduce(1, *), lower, upper))
    }

    mutating func norm(_ channels: Int, epsilon: Double = 1e-5) -> BatchNormalization {
        BatchNormalization(weight: values(channels, 0.5, 1.5), bias: values(channels), epsilon: epsilon)
    }

    mutating func excitation(channels: Int, squeezed: Int) -> SqueezeExcitation {
        SqueezeExcitation(
            reduce: tensor([squeezed, channels]), reduceBias: values(squeezed),
            expand: tensor([channels, squeezed]), expandBias: values(channels))
    }

    mutating func block(_ shape: BlockShape) -> InvertedResidual {
        let depthwise = Convolution(
            stride: shape.stride, padding: shape.kernel / 2, groups: shape.expanded)
        return InvertedResidual(
            expand: shape.expansion == 1 ? nil : pointwise(shape.inputs, shape.expanded),
            depthwise: NormalizedConvolution(
                convolution: depthwise, weights: tensor([shape.expanded, 1, shape.kernel, shape.kernel]),
                norm: norm(shape.expanded)),
            excitation: excitation(channels: shape.expanded, squeezed: shape.squeezed),
            project: pointwise(shape.expanded, shape.outputs), isResidual: shape.isResidual)
    }

    private mutating func pointwise(_ inputs: Int, _ outputs: Int) -> NormalizedConvolution {
        NormalizedConvolution(
            convolution: Convolution(), weights: tensor([outputs, inputs, 1, 1]), norm: norm(outputs))
    }
}
