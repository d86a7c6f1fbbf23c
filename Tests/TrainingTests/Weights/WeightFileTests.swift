import EfficientNet
import Foundation
import Testing

@testable import Training

@Suite struct WeightFileTests {
    let folder: TemporaryFolder
    let network: ColourNetwork

    init() throws {
        folder = try TemporaryFolder()
        network = try ColourNetwork(classCount: 3, batchSize: 2)
        network.initialize(seed: 5)
    }

    /// The network's weights as a file.
    private func export(_ network: ColourNetwork, classes: [String]? = ColourFaces.names) throws -> String {
        let path = folder.file("model.safetensors")
        let metadata = WeightMetadata(model: "b0", classNames: classes, imageSize: 32)
        try WeightExport.write(network, metadata: metadata, batchesTracked: 12, to: path)
        return path
    }

    @Test func whatIsExportedLoads() throws {
        let path = try export(network)
        let other = try ColourNetwork(classCount: 3, batchSize: 2)
        let weights = try WeightFile(path: path)
        let report = try weights.load(into: other, classNames: ColourFaces.names, classifier: .mustMatch)
        #expect(report.loaded == 5)
        #expect(report.replacedClassifier == nil)
        for tensor in network.tensors {
            #expect(other.values(of: tensor.name) == network.values(of: tensor.name))
        }
        #expect(weights.metadata.classNames == ColourFaces.names)
        #expect(weights.metadata.imageSize == 32)
    }

    @Test func everyRunningVarianceHasItsBatchCounter() throws {
        let file = try SafetensorsFile(path: try export(network))
        #expect(try file.integers(named: "features.0.1.num_batches_tracked") == [12])
        #expect(file.entry(named: "features.0.1.num_batches_tracked")?.shape == [])
    }

    @Test func otherClassesAreRefusedWithBothLists() throws {
        let weights = try WeightFile(path: try export(network))
        let text = message {
            try weights.load(into: network, classNames: ["green", "red", "blue"], classifier: .mayDiffer)
        }
        #expect(text.contains("weights: 0 red, 1 green, 2 blue"))
        #expect(text.contains("data:    0 green, 1 red, 2 blue"))
    }

    @Test func aClassifierOfAnotherSizeIsLeftFreshAndSaidSo() throws {
        let weights = try WeightFile(path: try export(network))
        let larger = try ColourNetwork(classCount: 4, batchSize: 2)
        let fresh = larger.values(of: "classifier.1.weight")
        let report = try weights.load(into: larger, classNames: ["a", "b", "c", "d"], classifier: .mayDiffer)
        #expect(report.replacedClassifier == 3)
        #expect(report.summary.contains("classifier for 3 classes was replaced"))
        #expect(larger.values(of: "classifier.1.weight") == fresh)
        #expect(
            message {
                try weights.load(into: larger, classNames: ["a", "b", "c", "d"], classifier: .mustMatch)
            }.contains("tells 3 classes apart, 4 are wanted"))
    }

    @Test func anotherModelIsRefusedWithWhatDiffers() throws {
        let path = folder.file("other.safetensors")
        try SafetensorsWriter.write(
            [
                OutgoingTensor(name: "features.0.0.weight", shape: [2], source: .floats { [1, 2] }),
                OutgoingTensor(name: "classifier.1.bias", shape: [3], source: .floats { [1, 2, 3] }),
                OutgoingTensor(name: "features.9.9.weight", shape: [1], source: .floats { [1] }),
            ], metadata: ["model": "b7"], to: path)
        let before = network.values(of: "classifier.1.bias")
        let text = message {
            try WeightFile(path: path).load(
                into: network, classNames: ColourFaces.names, classifier: .mayDiffer)
        }
        #expect(text.contains("another model than \(network.specification.name), which says it is b7"))
        #expect(text.contains("'features.0.0.weight' is [2]"))
        #expect(text.contains("'features.0.1.running_mean' is missing"))
        #expect(text.contains("and 2 more"))
        #expect(network.values(of: "classifier.1.bias") == before)
    }

    @Test func anotherEpsilonIsRefused() throws {
        let path = folder.file("tf.safetensors")
        let metadata = WeightMetadata(batchNormEpsilon: 1e-3)
        try WeightExport.write(network, metadata: metadata, batchesTracked: 1, to: path)
        #expect(
            message {
                try WeightFile(path: path).load(
                    into: network, classNames: ColourFaces.names, classifier: .mayDiffer)
            }.contains("epsilon 0.001, those of b0 have 1e-05"))
    }

    @Test(arguments: ["tf_efficientnet_b0.ns_jft_in1k.safetensors", "pytorch_model.safetensors"])
    func timmsTensorFlowWeightsAreRefusedByATorchModel(name: String) throws {
        let path = folder.file(name)
        try WeightExport.write(network, metadata: WeightMetadata(), batchesTracked: 1, to: path)
        if name.hasPrefix("pytorch") {
            _ = try folder.write(
                Array(#"{"architecture": "tf_efficientnet_b0", "num_classes": 1000}"#.utf8),
                to: "config.json")
        }
        let file = try WeightFile(path: path)
        #expect(file.metadata.model == "tf_b0")
        let text = message { try file.checkVariant(of: network.specification) }
        #expect(text.contains("epsilon 0.001"))
        #expect(text.contains("--model tf_b0"))
        try file.checkVariant(of: .named("tf_b0", classCount: 3))
    }

    @Test func aFileOfAnotherKindOfModelIsRefused() throws {
        let path = folder.file("bert.safetensors")
        let tensor = OutgoingTensor(name: "embeddings.weight", shape: [1], source: .floats { [1] })
        try SafetensorsWriter.write([tensor], metadata: [:], to: path)
        #expect(
            message { try WeightFile(path: path) }.contains(
                "no EfficientNet: its first tensor is 'embeddings.weight'"))
    }

    @Test func picklesAreRefusedWithTheLinesThatConvertThem() throws {
        let files = [
            try folder.write([0x50, 0x4B, 3, 4, 0, 0, 0, 0], to: "archive"),
            try folder.write([0x80, 2, 0x8A, 0x0A, 0, 0, 0, 0], to: "legacy.pth"),
            try folder.write([], to: "empty.pth"),
        ]
        for path in files {
            let text = message { try WeightFile(path: path) }
            #expect(text.contains("import torch, safetensors.torch"))
            #expect(text.contains("torch.load(\"\(path)\", weights_only=True)"))
        }
    }

    @Test func valuesThatAreNotFiniteAreNeitherLoadedNorWritten() throws {
        let path = folder.file("nan.safetensors")
        let good = try export(network)
        let outgoing = network.tensors.map { tensor in
            OutgoingTensor(
                name: tensor.name, shape: tensor.shape,
                source: .floats { Array(repeating: .nan, count: tensor.count) })
        }
        try SafetensorsWriter.write(outgoing, metadata: [:], to: path)
        #expect(
            message {
                try WeightFile(path: path).load(
                    into: network, classNames: ColourFaces.names, classifier: .mustMatch)
            }.contains("holds NaN"))
        _ = try WeightFile(path: good)
        try network.setValues(of: "classifier.1.bias", to: [0, .infinity, 0])
        #expect(message { try export(network) }.contains("'classifier.1.bias' holds NaN or infinite"))
    }
}
