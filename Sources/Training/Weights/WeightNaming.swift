import EfficientNet

/// Whose names the tensors of a file carry, and what stands before each name.
struct WeightNaming: Sendable, Equatable {
    /// Who named them.
    enum Scheme: String, Sendable, CaseIterable {
        case torchvision
        case timm
        /// The package of that name, with `_conv_stem` and `_blocks`, and what was derived from it.
        case efficientNetPyTorch = "efficientnet_pytorch"

        /// The first convolution's weight, by which the scheme is recognized.
        var stem: String {
            switch self {
            case .torchvision: "features.0.0.weight"
            case .timm: "conv_stem.weight"
            case .efficientNetPyTorch: "_conv_stem.weight"
            }
        }

        /// The classifier, before `.weight` and `.bias`.
        var head: String {
            switch self {
            case .torchvision: "classifier.1"
            case .timm: "classifier"
            case .efficientNetPyTorch: "_fc"
            }
        }

        /// The beginnings of all names but the classifier's.
        var backbone: [String] {
            switch self {
            case .torchvision: ["features."]
            case .timm: ["conv_stem.", "bn1.", "blocks.", "conv_head.", "bn2."]
            case .efficientNetPyTorch: ["_conv_stem.", "_bn0.", "_blocks.", "_conv_head.", "_bn1."]
            }
        }
    }

    let scheme: Scheme
    /// What wrappers put before every name, such as `module.` or `model.backbone.`.
    let prefix: String

    /// Every naming by which the names are an EfficientNet's; several if the file holds several networks.
    static func found(in names: [String]) -> [WeightNaming] {
        Scheme.allCases.flatMap { scheme in
            names.filter { $0 == scheme.stem || $0.hasSuffix(".\(scheme.stem)") }
                .map { WeightNaming(scheme: scheme, prefix: String($0.dropLast(scheme.stem.count))) }
        }
    }

    /// The one naming of a file.
    ///
    /// - Throws: `TrainingError` if the file holds no EfficientNet, or several.
    init(_ file: any TensorFile) throws(TrainingError) {
        let found = Self.found(in: file.names)
        guard let first = found.first else {
            let first =
                file.names.first.map { "its first tensor is '\($0.prefix(80))'" } ?? "it holds no tensor"
            throw TrainingError(
                "\(file.path): holds no EfficientNet: \(first) (name weights saved from torchvision's, timm's or"
                    + " efficientnet_pytorch's EfficientNet, or by fer-tui)")
        }
        guard found.count == 1 else {
            let prefixes = found.map { $0.prefix.isEmpty ? "no prefix" : "'\($0.prefix)'" }
            throw TrainingError(
                "\(file.path): holds \(found.count) networks, with \(prefixes.joined(separator: " and ")) before their"
                    + " names (save the one that is wanted on its own)")
        }
        self = first
    }

    private init(scheme: Scheme, prefix: String) {
        self.scheme = scheme
        self.prefix = prefix
    }

    /// The file's names by torchvision's.
    func names(for tensors: [TensorDescription]) -> [String: String] {
        let names = tensors.map(\.name)
        let translate: (String) -> String? =
            switch scheme {
            case .torchvision: { $0 }
            case .timm: TimmNames(torchvisionNames: names).name
            case .efficientNetPyTorch: EfficientNetPyTorchNames(torchvisionNames: names).name
            }
        return Dictionary(names.map { ($0, prefix + (translate($0) ?? $0)) }) { $1 }
    }

    /// Whether a name of the file is that of a layer before the classifier.
    func isBackbone(_ name: String) -> Bool {
        name.hasPrefix(prefix) && scheme.backbone.contains { name.dropFirst(prefix.count).hasPrefix($0) }
    }

    /// Names of the file's classifier.
    var headWeight: String { "\(prefix)\(scheme.head).weight" }
    var headBias: String { "\(prefix)\(scheme.head).bias" }
}
