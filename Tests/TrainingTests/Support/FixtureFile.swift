import EfficientNet
import FaceData
import Foundation
import Kernels
import RandomStreams

@testable import Training

/// A verify fixture of the colour network, made by running it: the verifier must agree with it exactly.
struct FixtureFile {
    var metadata = [
        "model": "b0", "num_classes": "3", "image_size": "32", "batch_size": "2", "mode": "train",
        "label_smoothing": "0.1",
    ]
    var tensors: [String: (shape: [Int], values: [Float])] = [:]
    var labels: [Int64] = [1, 2]

    init(seeded: Bool = false) throws {
        let network = try ColourNetwork(classCount: 3, batchSize: 2)
        network.initialize(seed: 11)
        var draws = RandomStream(seed: 4, purpose: .benchmark)
        let planes = (0..<(2 * 3 * 32 * 32)).map { _ in draws.uniform(-1, 1) }
        tensors["input"] = ([2, 3, 32, 32], planes)
        for (number, tensor) in network.tensors.enumerated() {
            let values = FixtureParameters.values(of: tensor, number: number, seed: 9)
            try network.setValues(of: tensor.name, to: values)
            let group = tensor.kind.isParameter ? "param" : "buffer"
            if !seeded { tensors["\(group)/\(tensor.name)"] = (tensor.shape, values) }
        }
        if seeded { metadata.merge(["seeded_params": "philox", "seed": "9"]) { $1 } }
        let targets = TargetComposition(classCount: 3, smoothing: 0.1)
            .rows(of: [Target(label: 1), Target(label: 2)])
        let loss = network.train(
            images: Self.interleaved(planes), targets: targets, samples: [0, 1],
            StepSettings(seed: 0, epoch: 0, regularization: false, optimizer: nil))
        tensors["expect/loss"] = ([], [loss])
        tensors["expect/logits"] = ([2, 3], (0..<2).flatMap { Array(network.logits(ofImage: $0)) })
        for tensor in network.tensors {
            let name = "expect/\(tensor.kind.isParameter ? "grad" : "buffer")/\(tensor.name)"
            let values =
                tensor.kind.isParameter ? network.gradient(of: tensor.name) : network.values(of: tensor.name)
            tensors[name] = (tensor.shape, values ?? [])
        }
    }

    /// Value (image, y, x, channel) of planes [2, 3, 32, 32].
    private static func interleaved(_ planes: [Float]) -> [Float] {
        (0..<2).flatMap { image in
            (0..<1024).flatMap { pixel in (0..<3).map { planes[(image * 3 + $0) * 1024 + pixel] } }
        }
    }

    func write(to folder: TemporaryFolder) throws -> String {
        let path = folder.file("fixture.safetensors")
        var outgoing = tensors.map { name, tensor in
            OutgoingTensor(name: name, shape: tensor.shape, source: .floats { tensor.values })
        }
        let labels = labels
        outgoing.append(OutgoingTensor(name: "labels", shape: [labels.count], source: .integers { labels }))
        try SafetensorsWriter.write(outgoing, metadata: metadata, to: path)
        return path
    }
}
