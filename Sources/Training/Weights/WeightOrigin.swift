import EfficientNet
import Foundation

/// What the surroundings of a weights file say of it, where it says nothing itself.
enum WeightOrigin {
    /// timm's description of a model, as its hub keeps it beside the weights.
    private struct Description: Decodable {
        let architecture: String?
    }

    /// The model's name in the `config.json` beside the file, else in the file's own name; nil where neither has
    /// one. Files of timm hold no word about it, and its `tf_` models have the same tensors as others.
    static func modelName(of path: String) -> String? {
        let file = URL(fileURLWithPath: path)
        let config = file.deletingLastPathComponent().appending(path: "config.json")
        let described = (try? Data(contentsOf: config)).flatMap {
            try? JSONDecoder().decode(Description.self, from: $0).architecture
        }
        return [described, file.deletingPathExtension().lastPathComponent].compactMap(\.self).first {
            $0.contains("efficientnet_") && (try? ModelSpecification.named($0, classCount: 1)) != nil
        }
    }
}

extension WeightMetadata {
    /// With what follows from the model's name, where the file does not say it.
    func completed(by name: String?) -> WeightMetadata {
        guard model == nil, let name, let found = try? ModelSpecification.named(name, classCount: 1) else {
            return self
        }
        var completed = self
        completed.model = found.name
        completed.padding = padding ?? found.padding
        completed.batchNormEpsilon = batchNormEpsilon ?? found.batchNormEpsilon
        return completed
    }
}
