import EfficientNet

extension ModelSpecification {
    /// A network of few channels; `stages` are (kernel, stride, expansion, outputs, repeats).
    static func small(
        _ name: String, stem: Int = 8, stages: [(Int, Int, Int, Int, Int)], head: Int = 20, classes: Int = 3,
        epsilon: Float = 1e-5, momentum: Float = 0.1, isMobileNet: Bool = false
    ) -> ModelSpecification {
        var inputs = stem
        let stages = stages.map { kernel, stride, expansion, outputs, repeats in
            defer { inputs = outputs }
            return StageSpecification(
                kernel: kernel, stride: stride, expansion: expansion, inputChannels: inputs,
                outputChannels: outputs, repeats: repeats)
        }
        return ModelSpecification(
            name: name, classCount: classes, stemChannels: stem, stages: stages, headChannels: head,
            dropout: 0.3, stochasticDepth: 0.5, batchNormEpsilon: epsilon, batchNormMomentum: momentum,
            activation: isMobileNet ? .relu6 : .silu, hasSqueeze: !isMobileNet,
            naming: isMobileNet ? .mobileNetV2 : .efficientNet, nativeImageSize: 32)
    }

    /// Every kind of block on its own between a stem and a head: kernels, strides, with and without
    /// expansion and residual, whole and broken vectors of channels.
    static let singleBlocks: [ModelSpecification] = [3, 5].flatMap { kernel in
        [1, 2].flatMap { stride in
            [(8, 1, 20), (24, 1, 16), (8, 6, 8), (12, 4, 12), (16, 3, 40)].map { stem, expansion, outputs in
                small(
                    "kernel \(kernel) stride \(stride) ×\(expansion) \(stem)→\(outputs)", stem: stem,
                    stages: [(kernel, stride, expansion, outputs, 1)])
            }
        }
    }

    /// As the family begins: a stage without expansion, then stages that expand, with residuals.
    static let familyLike = small(
        "like B0",
        stages: [(3, 1, 1, 12, 2), (3, 2, 6, 16, 2), (5, 2, 4, 20, 2)])

    /// As `paper-fig1` begins: the first block expands the stem's output. Epsilon and momentum of B5-B7.
    static let paperLike = small(
        "like the paper's Fig. 1", stem: 12, stages: [(3, 2, 6, 8, 2), (5, 1, 6, 16, 2)], classes: 17,
        epsilon: 1e-3, momentum: 0.01)

    /// All five halvings of the family: 32 pixels become one, 96 become three.
    static let deep = small(
        "deep", stages: [(3, 2, 1, 16, 1), (5, 2, 2, 16, 1), (3, 2, 2, 16, 1), (5, 2, 2, 24, 2)])

    /// Projections of more channels than one sum takes: 816 and 864, few pixels and many.
    static let wide = small(
        "wide", stages: [(3, 1, 1, 136, 1), (3, 2, 6, 144, 2)])

    /// As MobileNetV2 begins: ReLU6, no squeeze-and-excitation.
    static let mobileLike = small(
        "like MobileNetV2", stages: [(3, 1, 1, 12, 1), (3, 2, 6, 16, 2), (3, 2, 6, 20, 3)],
        isMobileNet: true)
}
