import EfficientNet
import Foundation

/// A weights file, opened and ready to be loaded into a network: safetensors or a file of `torch.save`, with the names of
/// torchvision, timm or efficientnet_pytorch.
package struct WeightFile {
    package let path: String
    package let metadata: WeightMetadata
    let file: any TensorFile
    let naming: WeightNaming

    /// - Parameter classNames: what the outputs stand for, for a file that does not say.
    /// - Throws: `TrainingError` for a file that is damaged, of another format or of another kind of model, or whose
    ///   outputs are not those named.
    package init(path: String, classNames: [String]? = nil) throws(TrainingError) {
        file = try Self.open(path)
        self.path = path
        naming = try WeightNaming(file)
        var metadata = try WeightMetadata(file.metadata, of: path).completed(
            by: WeightOrigin.modelName(of: path))
        if naming.scheme == .efficientNetPyTorch {
            // All of them were converted from TensorFlow.
            metadata.padding = metadata.padding ?? .same
            metadata.batchNormEpsilon = metadata.batchNormEpsilon ?? 1e-3
        }
        if let classNames {
            try Self.check(classNames, against: metadata.classNames, path: path)
            metadata.classNames = classNames
        }
        self.metadata = metadata
        if let classNames, Set(classNames).count != classNames.count || classNames.contains("") {
            throw TrainingError(
                "\(path): --weight-classes has an empty name or one that comes twice (name each output once)")
        }
        if let classNames, classNames.count != classCount {
            let outputs = classCount.map { "\($0) outputs" } ?? "no classifier"
            throw TrainingError(
                "\(path): has \(outputs), but --weight-classes names \(classNames.count) (name each output once, in their"
                    + " order)")
        }
    }

    private static func open(_ path: String) throws(TrainingError) -> any TensorFile {
        let file = try ReadableFile(path: path)
        let head = try file.read(UInt8.self, count: min(9, file.size), at: 0, zero: 0)
        // A safetensors file begins with eight bytes of any value and a brace.
        let isSafetensors = head.count == 9 && head[8] == UInt8(ascii: "{")
        let ending = (path as NSString).pathExtension.lowercased()
        let isPyTorch = head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.first == 0x80
        guard !isSafetensors, isPyTorch || ["pth", "pt", "bin", "ckpt", "pkl"].contains(ending) else {
            return try SafetensorsFile(path: path)
        }
        return try PyTorchFile(file) { !WeightNaming.found(in: $0).isEmpty }
    }

    private static func check(
        _ given: [String], against known: [String]?, path: String
    ) throws(TrainingError) {
        guard let known, known != given else { return }
        throw TrainingError(
            """
            \(path): names its classes itself, otherwise than --weight-classes (leave the option out)
              weights: \(numbered(known))
              option:  \(numbered(given))
            """)
    }

    /// The number of outputs of the file's classifier; nil if it has none under its naming's name.
    package var classCount: Int? {
        guard let shape = file.shape(of: naming.headBias), shape.count == 1 else { return nil }
        return shape[0]
    }

    /// The names of the models whose tensors the file has, as `ModelSpecification.named` takes them.
    package var fittingModels: [String] {
        ModelSpecification.names.filter { name in
            guard let model = try? ModelSpecification.named(name, classCount: 1) else { return false }
            return (try? checkVariant(of: model)) != nil
                && differences(from: model.tensors, model: name).isEmpty
        }
    }
}
