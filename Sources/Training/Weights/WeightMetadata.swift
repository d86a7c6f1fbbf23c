import Foundation
package import Kernels

/// What a weights file says about itself, beside its tensors. Every field is missing in files of other
/// programs.
package struct WeightMetadata: Sendable, Equatable {
    /// The model's name, as `ModelSpecification.named` takes it.
    package var model: String?
    /// Names of the classes, in the order of the logits.
    package var classNames: [String]?
    /// Pixels along each side that the model was trained at.
    package var imageSize: Int?
    /// What the model's batch norms add to the variance.
    package var batchNormEpsilon: Float?
    /// Where the zeros of the model's convolutions go.
    package var padding: PaddingRule?

    package init(
        model: String? = nil, classNames: [String]? = nil, imageSize: Int? = nil,
        batchNormEpsilon: Float? = nil, padding: PaddingRule? = nil
    ) {
        self.model = model
        self.classNames = classNames
        self.imageSize = imageSize
        self.batchNormEpsilon = batchNormEpsilon
        self.padding = padding
    }

    /// Reads the fields that are there; one that cannot be read counts as missing.
    init(_ fields: [String: String]) {
        model = fields["model"]
        imageSize = fields["image_size"].flatMap { Int($0) }
        batchNormEpsilon = fields["batch_norm_epsilon"].flatMap { Float($0) }
        padding = fields["padding"].flatMap(PaddingRule.init)
        classNames = fields["classes"].flatMap { text in
            try? JSONDecoder().decode([String].self, from: Data(text.utf8))
        }
    }

    /// The strings that go into the file. `format` says, by safetensors' convention, that the tensors are laid
    /// out as PyTorch's.
    var fields: [String: String] {
        var fields = ["format": "pt"]
        fields["padding"] = padding?.rawValue
        fields["model"] = model
        fields["image_size"] = imageSize.map(String.init)
        fields["batch_norm_epsilon"] = batchNormEpsilon.map { "\($0)" }
        fields["classes"] = classNames.flatMap { names in
            (try? JSONEncoder().encode(names)).map { String(decoding: $0, as: UTF8.self) }
        }
        return fields
    }
}
