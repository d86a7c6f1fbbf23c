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

    /// Reads the fields that are there.
    ///
    /// - Throws: `TrainingError` for one that says nothing that can be: nothing is guessed in its place.
    init(_ fields: [String: String], of path: String) throws(TrainingError) {
        func value<Value>(
            _ field: String, _ kind: String, _ read: (String) -> Value?
        ) throws(TrainingError) -> Value? {
            guard let text = fields[field] else { return nil }
            if let value = read(text) { return value }
            throw TrainingError(
                "\(path): its metadata say \(field) \"\(text.prefix(40))\", which is no \(kind) (write the file anew)"
            )
        }
        model = fields["model"]
        imageSize = try value("image_size", "number of pixels from 8 to 4096") { text in
            Int(text).flatMap { (8...4096).contains($0) ? $0 : nil }
        }
        batchNormEpsilon = try value("batch_norm_epsilon", "number above 0") { text in
            Float(text).flatMap { $0 > 0 && $0 < 1 ? $0 : nil }
        }
        padding = try value("padding", "known padding", PaddingRule.init)
        classNames = try value("classes", "JSON array of names") { text in
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
