import EfficientNet
import Foundation

/// A weights file of torchvision's or timm's naming, opened and ready to be put into a network.
package struct WeightFile {
    /// Whose names the tensors carry.
    package enum Naming: String, Sendable { case torchvision, timm }

    package let path: String
    package let naming: Naming
    package let metadata: WeightMetadata
    let file: SafetensorsFile

    /// - Throws: `TrainingError` for a pickle, a file that is no safetensors, or one of another kind of model.
    package init(path: String) throws(TrainingError) {
        try Self.refusePickle(path)
        file = try SafetensorsFile(path: path)
        self.path = path
        metadata = WeightMetadata(file.metadata).completed(by: WeightOrigin.modelName(of: path))
        if file.entry(named: "features.0.0.weight") != nil {
            naming = .torchvision
        } else if file.entry(named: "conv_stem.weight") != nil {
            naming = .timm
        } else {
            let first = file.entries.first.map { "its first tensor is '\($0.name)'" } ?? "it holds no tensor"
            throw TrainingError(
                "\(path): holds no EfficientNet: \(first) (name weights saved from torchvision's or timm's"
                    + " EfficientNet, or by fer-tui)")
        }
    }

    /// Classes that the file's classifier tells apart; nil where it has none.
    var classCount: Int? {
        file.entry(named: naming == .torchvision ? "classifier.1.bias" : "classifier.bias")?.shape.first
    }

    /// The file's name for each of the network's tensors.
    func names(for tensors: [TensorDescription]) -> [String: String] {
        let timm = TimmNames(torchvisionNames: tensors.map(\.name))
        let pairs = tensors.map { tensor in
            (tensor.name, naming == .torchvision ? tensor.name : timm.name(of: tensor.name) ?? tensor.name)
        }
        return Dictionary(uniqueKeysWithValues: pairs)
    }

    /// A PyTorch file is a pickle, which runs whatever code it carries when it is opened; it is never read.
    private static func refusePickle(_ path: String) throws(TrainingError) {
        let file = try ReadableFile(path: path)
        let head = try file.read(UInt8.self, count: min(4, file.size), at: 0, zero: 0)
        let isArchive = head.starts(with: [0x50, 0x4B, 0x03, 0x04])
        let isPickle = head.count >= 2 && head[0] == 0x80 && (2...5).contains(head[1])
        let ending = (path as NSString).pathExtension.lowercased()
        guard isArchive || isPickle || ["pth", "pt", "bin", "pkl"].contains(ending) else { return }
        let target = (path as NSString).deletingPathExtension + ".safetensors"
        throw TrainingError(
            """
            \(path): is a PyTorch pickle, which can run code when it is opened (convert it where you trust it:
              import torch, safetensors.torch
              safetensors.torch.save_file(torch.load("\(path)", weights_only=True), "\(target)"))
            """)
    }
}
