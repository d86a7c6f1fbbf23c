import Foundation

/// What a weights file says about itself, beside its tensors. Every field is missing in files of other
/// programs.
package struct WeightMetadata: Sendable, Equatable {
    /// The model's name, as `ModelSpecification.named` takes it.
    package var model: String?
    /// Names of the classes, in the order of the logits.
    package var classNames: [String]?
    /// Pixels along each side that the model was trained at.
    package var imageSize: Int?

    package init(model: String? = nil, classNames: [String]? = nil, imageSize: Int? = nil) {
        self.model = model
        self.classNames = classNames
        self.imageSize = imageSize
    }

    /// Reads the fields that are there; one that cannot be read counts as missing.
    init(_ fields: [String: String]) {
        model = fields["model"]
        imageSize = fields["image_size"].flatMap { Int($0) }
        classNames = fields["classes"].flatMap { text in
            try? JSONDecoder().decode([String].self, from: Data(text.utf8))
        }
    }

    /// The strings that go into the file. `format` says, by safetensors' convention, that the tensors are laid
    /// out as PyTorch's.
    var fields: [String: String] {
        var fields = ["format": "pt"]
        fields["model"] = model
        fields["image_size"] = imageSize.map(String.init)
        fields["classes"] = classNames.flatMap { names in
            (try? JSONEncoder().encode(names)).map { String(decoding: $0, as: UTF8.self) }
        }
        return fields
    }
}
