extension ModelSpecification {
    /// How one member of the family is scaled from B0.
    ///
    /// The paper's Eq. 1-3 scale depth by α^φ, width by β^φ and resolution by γ^φ with α·β²·γ² ≈ 2; the
    /// published members round these by hand. Source: Tan, Le, "EfficientNet", ICML 2019.
    private struct Scaling {
        let width: Double
        let depth: Double
        let imageSize: Int
        let dropout: Float

        func channels(_ count: Int) -> Int { ModelSpecification.makeDivisible(Double(count) * width) }

        func stage(_ stage: StageSpecification) -> StageSpecification {
            StageSpecification(
                kernel: stage.kernel, stride: stage.stride, expansion: stage.expansion,
                inputChannels: channels(stage.inputChannels), outputChannels: channels(stage.outputChannels),
                repeats: Int((Double(stage.repeats) * depth).rounded(.up)))
        }
    }

    private static let scalings: [String: Scaling] = [
        "b0": Scaling(width: 1.0, depth: 1.0, imageSize: 224, dropout: 0.2),
        "b1": Scaling(width: 1.0, depth: 1.1, imageSize: 240, dropout: 0.2),
        "b2": Scaling(width: 1.1, depth: 1.2, imageSize: 260, dropout: 0.3),
        "b3": Scaling(width: 1.2, depth: 1.4, imageSize: 300, dropout: 0.3),
        "b4": Scaling(width: 1.4, depth: 1.8, imageSize: 380, dropout: 0.4),
        "b5": Scaling(width: 1.6, depth: 2.2, imageSize: 456, dropout: 0.4),
        "b6": Scaling(width: 1.8, depth: 2.6, imageSize: 528, dropout: 0.5),
        "b7": Scaling(width: 2.0, depth: 3.1, imageSize: 600, dropout: 0.5),
    ]

    /// EfficientNet-Lite: the scaling of EfficientNet without squeeze-and-excitation and with ReLU6, for processors
    /// that do either badly. Stem and head have one width, and the first and the last stage one depth in all members.
    ///
    /// Source: TensorFlow TPU models, efficientnet/lite.
    private static let liteScalings: [String: Scaling] = [
        "lite0": Scaling(width: 1.0, depth: 1.0, imageSize: 224, dropout: 0.2),
        "lite1": Scaling(width: 1.0, depth: 1.1, imageSize: 240, dropout: 0.2),
        "lite2": Scaling(width: 1.1, depth: 1.2, imageSize: 260, dropout: 0.3),
        "lite3": Scaling(width: 1.2, depth: 1.4, imageSize: 280, dropout: 0.3),
        "lite4": Scaling(width: 1.4, depth: 1.8, imageSize: 300, dropout: 0.3),
    ]

    /// The stages of B0, before scaling.
    private static let baseStages = [
        StageSpecification(
            kernel: 3, stride: 1, expansion: 1, inputChannels: 32, outputChannels: 16, repeats: 1),
        StageSpecification(
            kernel: 3, stride: 2, expansion: 6, inputChannels: 16, outputChannels: 24, repeats: 2),
        StageSpecification(
            kernel: 5, stride: 2, expansion: 6, inputChannels: 24, outputChannels: 40, repeats: 2),
        StageSpecification(
            kernel: 3, stride: 2, expansion: 6, inputChannels: 40, outputChannels: 80, repeats: 3),
        StageSpecification(
            kernel: 5, stride: 1, expansion: 6, inputChannels: 80, outputChannels: 112, repeats: 3),
        StageSpecification(
            kernel: 5, stride: 2, expansion: 6, inputChannels: 112, outputChannels: 192, repeats: 4),
        StageSpecification(
            kernel: 3, stride: 1, expansion: 6, inputChannels: 192, outputChannels: 320, repeats: 1),
    ]

    /// Names that `named` knows, in order of size.
    package static let names =
        family + family.map { tensorFlowPrefix + $0 } + liteFamily + ["paper-fig1", "mobilenet-v2"]

    private static let family = ["b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7"]
    private static let liteFamily = ["lite0", "lite1", "lite2", "lite3", "lite4"]
    /// What timm calls weights that were trained in TensorFlow.
    private static let tensorFlowPrefix = "tf_"

    /// - Parameter name: `b0` … `b7`, with timm's prefix `tf_` for weights that were trained in TensorFlow (also
    ///   `efficientnet_b4`, `tf_efficientnet_b4.ns_jft_in1k` and the like); `lite0` … `lite4`, which are timm's
    ///   `tf_efficientnet_lite0` and so on; `paper-fig1`; `mobilenet-v2`.
    /// - Throws: `ModelError` for a name that is none of these, or no class at all.
    package static func named(_ name: String, classCount: Int) throws(ModelError) -> ModelSpecification {
        guard classCount > 0 else {
            throw ModelError("model \(name): a classifier needs at least one class, not \(classCount)")
        }
        var short = name.lowercased()
        // timm names the data after a dot.
        short = short.split(separator: ".").first.map(String.init) ?? short
        let isTensorFlow = short.hasPrefix(tensorFlowPrefix)
        if isTensorFlow { short = String(short.dropFirst(tensorFlowPrefix.count)) }
        for prefix in ["efficientnet_", "efficientnet-"] where short.hasPrefix(prefix) {
            short = String(short.dropFirst(prefix.count))
        }
        switch short {
        case "paper-fig1" where !isTensorFlow: return paperFigure1(classCount: classCount)
        case "mobilenet-v2" where !isTensorFlow, "mobilenet_v2" where !isTensorFlow:
            return mobileNetV2(classCount: classCount)
        default: break
        }
        if let scaling = liteScalings[short] {
            // timm's models of this name have symmetric padding.
            guard !name.lowercased().hasPrefix("efficientnet_") else {
                throw ModelError(
                    "model '\(name)' is not known: timm's \(name) pads its convolutions otherwise (\(short) is timm's"
                        + " tf_efficientnet_\(short))")
            }
            return lite(scaling, name: short, classCount: classCount)
        }
        guard let scaling = scalings[short] else {
            throw ModelError(
                "model '\(name)' is not known (choose one of \(names.joined(separator: ", ")))")
        }
        return scaled(scaling, name: short, classCount: classCount, isTensorFlow: isTensorFlow)
    }

    private static func scaled(
        _ scaling: Scaling, name: String, classCount: Int, isTensorFlow: Bool
    ) -> ModelSpecification {
        let isLarge = ["b5", "b6", "b7"].contains(name)
        return ModelSpecification(
            name: isTensorFlow ? tensorFlowPrefix + name : name, classCount: classCount,
            stemChannels: scaling.channels(32), stages: baseStages.map(scaling.stage),
            headChannels: 4 * scaling.channels(320), dropout: scaling.dropout,
            batchNormEpsilon: isLarge || isTensorFlow ? 1e-3 : 1e-5,
            batchNormMomentum: isLarge && !isTensorFlow ? 0.01 : 0.1,
            padding: isTensorFlow ? .same : .symmetric, nativeImageSize: scaling.imageSize)
    }

    private static func lite(_ scaling: Scaling, name: String, classCount: Int) -> ModelSpecification {
        let stages = baseStages.enumerated().map { index, stage in
            let scaled = scaling.stage(stage)
            let isFirst = index == 0
            return StageSpecification(
                kernel: stage.kernel, stride: stage.stride, expansion: stage.expansion,
                inputChannels: isFirst ? stage.inputChannels : scaled.inputChannels,
                outputChannels: scaled.outputChannels,
                repeats: isFirst || index == baseStages.count - 1 ? stage.repeats : scaled.repeats)
        }
        return ModelSpecification(
            name: name, classCount: classCount, stemChannels: 32, stages: stages, headChannels: 1280,
            dropout: scaling.dropout, batchNormEpsilon: 1e-3, padding: .same, activation: .relu6,
            hasSqueeze: false, nativeImageSize: scaling.imageSize)
    }

    /// The network that the paper's Fig. 1 and its text describe, which is not the published B4.
    ///
    /// Our reading: a stem of 44 filters; six stages of MBConv6 whose block outputs are 20, 40, 80, 160,
    /// 320 and 640, so that expanding them six times gives the widths named (120 … 3840); repeats, kernels
    /// and strides of B4's last six stages; a head of 1792.
    private static func paperFigure1(classCount: Int) -> ModelSpecification {
        let widths = [44, 20, 40, 80, 160, 320, 640]
        let shapes = [(3, 2, 4), (5, 2, 4), (3, 2, 6), (5, 1, 6), (5, 2, 8), (3, 1, 2)]
        let stages = shapes.enumerated().map { index, shape in
            StageSpecification(
                kernel: shape.0, stride: shape.1, expansion: 6, inputChannels: widths[index],
                outputChannels: widths[index + 1], repeats: shape.2)
        }
        return ModelSpecification(
            name: "paper-fig1", classCount: classCount, stemChannels: 44, stages: stages,
            headChannels: 1792, dropout: 0.4, nativeImageSize: 380)
    }

    /// MobileNetV2 at width 1, the network that the paper's reference [6] begins with: inverted residuals without
    /// a squeeze-and-excitation, with ReLU6.
    ///
    /// Source: Sandler et al., "MobileNetV2: Inverted Residuals and Linear Bottlenecks", CVPR 2018, table 2.
    private static func mobileNetV2(classCount: Int) -> ModelSpecification {
        let widths = [32, 16, 24, 32, 64, 96, 160, 320]
        let shapes = [(1, 1, 1), (6, 2, 2), (6, 2, 3), (6, 2, 4), (6, 1, 3), (6, 2, 3), (6, 1, 1)]
        let stages = shapes.enumerated().map { index, shape in
            StageSpecification(
                kernel: 3, stride: shape.1, expansion: shape.0, inputChannels: widths[index],
                outputChannels: widths[index + 1], repeats: shape.2)
        }
        return ModelSpecification(
            name: "mobilenet-v2", classCount: classCount, stemChannels: 32, stages: stages,
            headChannels: 1280, dropout: 0.2, stochasticDepth: 0, activation: .relu6, hasSqueeze: false,
            naming: .mobileNetV2, nativeImageSize: 224)
    }
}
