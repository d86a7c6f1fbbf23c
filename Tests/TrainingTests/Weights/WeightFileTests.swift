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
        #expect(report.freshClassifier == nil)
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

    @Test func otherClassesAreRefusedWithBothListsWhereTheyMustMatch() throws {
        let weights = try WeightFile(path: try export(network))
        let text = message {
            try weights.load(into: network, classNames: ["green", "red", "blue"], classifier: .mustMatch)
        }
        #expect(text.contains("weights: 0 red, 1 green, 2 blue"))
        #expect(text.contains("data:    0 green, 1 red, 2 blue"))
    }

    @Test func aClassifierForOtherClassesIsLeftFreshAndSaidSo() throws {
        let weights = try WeightFile(path: try export(network))
        let other = try ColourNetwork(classCount: 3, batchSize: 2)
        let fresh = other.values(of: "classifier.1.weight")
        let report = try weights.load(
            into: other, classNames: ["green", "red", "blue"], classifier: .mayDiffer)
        #expect(
            report.summary.contains(
                "the classifier is fresh: the file's is for other classes (0 red, 1 green"))
        #expect(other.values(of: "classifier.1.weight") == fresh)
    }

    @Test func aClassifierOfAnotherSizeIsLeftFreshAndSaidSo() throws {
        let weights = try WeightFile(path: try export(network))
        let larger = try ColourNetwork(classCount: 4, batchSize: 2)
        let fresh = larger.values(of: "classifier.1.weight")
        let classes = ["a", "b", "c", "d"]
        let report = try weights.load(into: larger, classNames: classes, classifier: .mayDiffer)
        #expect(report.summary.contains("the classifier is fresh: the file's is for 3 classes"))
        #expect(larger.values(of: "classifier.1.weight") == fresh)
        let unnamed = try WeightFile(path: try export(network, classes: nil))
        let text = message { try unnamed.load(into: larger, classNames: classes, classifier: .mustMatch) }
        #expect(text.contains("has no classifier for the 4 classes: the file's is for 3 classes"))
        #expect(text.contains("fer-tui train --weights"))
    }

    // MARK: Names of others

    /// The network's tensors under other names; those that the body has no name for are left out.
    private func export(_ name: (String) -> String?, extra: [OutgoingTensor] = []) throws -> String {
        let path = folder.file("renamed.safetensors")
        let outgoing = network.tensors.compactMap { tensor in
            name(tensor.name).map { name in
                OutgoingTensor(
                    name: name, shape: tensor.shape,
                    source: .floats { network.values(of: tensor.name) ?? [] })
            }
        }
        try SafetensorsWriter.write(outgoing + extra, metadata: [:], to: path)
        return path
    }

    @Test(arguments: ["module.", "_orig_mod.module.", "model.", "backbone.", "student.net."])
    func prefixesAreRemovedAndSaid(prefix: String) throws {
        let other = try ColourNetwork(classCount: 3, batchSize: 2)
        let report = try WeightFile(path: try export { prefix + $0 })
            .load(into: other, classNames: ColourFaces.names, classifier: .mustMatch)
        #expect(report.prefix == prefix)
        #expect(report.summary.contains("the prefix '\(prefix)' removed"))
        for tensor in network.tensors {
            #expect(other.values(of: tensor.name) == network.values(of: tensor.name))
        }
    }

    @Test func severalNetworksInOneFileAreRefused() throws {
        let second = OutgoingTensor(name: "teacher.features.0.0.weight", shape: [1], source: .floats { [1] })
        let path = try export({ $0 }, extra: [second])
        let text = message { try WeightFile(path: path) }
        #expect(text.contains("holds 2 networks, with no prefix and 'teacher.' before their names"))
    }

    @Test(arguments: ["fc", "head", "classifier.0"])
    func aClassifierOfAnotherNameIsLeftFreshAndSaidSo(name: String) throws {
        let path = try export { $0.replacing("classifier.1", with: name) }
        let other = try ColourNetwork(classCount: 3, batchSize: 2)
        let fresh = other.values(of: "classifier.1.weight")
        let weights = try WeightFile(path: path)
        let report = try weights.load(into: other, classNames: ColourFaces.names, classifier: .mayDiffer)
        #expect(report.loaded == 3)
        #expect(
            report.summary.contains(
                "the classifier is fresh: the file's is '\(name).weight', not 'classifier.1.weight'"))
        #expect(other.values(of: "classifier.1.weight") == fresh)
        #expect(
            message { try weights.load(into: other, classNames: ColourFaces.names, classifier: .mustMatch) }
                .contains("has no classifier for the 3 classes"))
    }

    @Test func aFileWithoutClassifierTrainsWithAFreshOneAndIsNotEvaluated() throws {
        let weights = try WeightFile(path: try export { $0.hasPrefix("classifier") ? nil : $0 })
        let report = try weights.load(into: network, classNames: ColourFaces.names, classifier: .mayDiffer)
        #expect(report.summary.contains("the classifier is fresh: the file has none"))
        #expect(
            message { try weights.load(into: network, classNames: ColourFaces.names, classifier: .mustMatch) }
                .contains("the file has none"))
    }

    // MARK: Names of the outputs

    @Test func namesOfOutputsAreGivenToAFileThatHasNone() throws {
        let path = try export(network, classes: nil)
        let weights = try WeightFile(path: path, classNames: ColourFaces.names)
        #expect(weights.metadata.classNames == ColourFaces.names)
        #expect(
            message { try WeightFile(path: path, classNames: ["a", "b"]) }
                .contains("has 3 outputs, but --weight-classes names 2"))
        #expect(message { try WeightFile(path: path, classNames: ["a", "b", "a"]) }.contains("comes twice"))
        let headless = try export { $0.hasPrefix("classifier") ? nil : $0 }
        #expect(
            message { try WeightFile(path: headless, classNames: ["a", "b"]) }.contains(
                "has no classifier, but"))
    }

    @Test func namesOfOutputsMustBeThoseOfAFileThatSays() throws {
        let path = try export(network)
        _ = try WeightFile(path: path, classNames: ColourFaces.names)
        let text = message { try WeightFile(path: path, classNames: ["x", "y", "z"]) }
        #expect(text.contains("names its classes itself"))
        #expect(text.contains("option:  0 x, 1 y, 2 z"))
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
        #expect(text.contains("and 1 more"))
        #expect(network.values(of: "classifier.1.bias") == before)
    }

    @Test(arguments: [
        ("image_size", "abc"), ("image_size", "0"), ("image_size", "99999999"), ("classes", "happy"),
        ("batch_norm_epsilon", "nan"), ("padding", "\u{1B}[2J"),
    ])
    func metadataThatSayNothingThatCanBeAreRefused(field: String, text: String) {
        let error = #expect(throws: TrainingError.self) {
            try WeightMetadata([field: text], of: "w.safetensors")
        }
        #expect(error?.description.contains(field) == true)
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

    @Test func filesOfTorchSaveAreRead() throws {
        var pickle = PickleBytes()
        var storages: [(key: String, bytes: [UInt8])] = []
        pickle.dictionary { pickle in
            pickle.text("epoch")
            pickle.integer(3)
            pickle.text("model_state_dict")
            pickle.dictionary { pickle in
                for tensor in network.tensors {
                    let values = network.values(of: tensor.name) ?? []
                    let strides = tensor.shape.indices.map { tensor.shape[($0 + 1)...].reduce(1, *) }
                    pickle.text("module." + tensor.name)
                    pickle.tensor(
                        storage: "\(storages.count)", count: values.count, shape: tensor.shape,
                        strides: strides)
                    storages.append(("\(storages.count)", PickleBytes.floats(values)))
                }
            }
        }
        let path = try folder.write(PyTorchBytes.archive(pickle, storages), to: "checkpoint.pth")
        let other = try ColourNetwork(classCount: 3, batchSize: 2)
        let report = try WeightFile(path: path)
            .load(into: other, classNames: ColourFaces.names, classifier: .mustMatch)
        #expect(
            report.summary
                == "loaded 5 tensors with torchvision's names, from 'model_state_dict', the prefix 'module.' removed"
        )
        for tensor in network.tensors {
            #expect(other.values(of: tensor.name) == network.values(of: tensor.name))
        }
    }

    /// The length of the header is the first eight bytes: 640 looks like the beginning of a pickle.
    @Test func aSafetensorsFileIsNotTakenForAPickle() throws {
        let header = #"{"features.0.0.weight":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}"#
        let padded = header + String(repeating: " ", count: 640 - header.utf8.count)
        let path = try folder.safetensors(padded, data: [0, 0, 0, 0])
        #expect(try WeightFile(path: path).naming.scheme == .torchvision)
    }

    @Test func theModelsThatAFileFitsAreNamed() throws {
        func file(of model: String, _ name: (String) -> String) throws -> WeightFile {
            let tensors = try ModelSpecification.named(model, classCount: 2).tensors
            let path = folder.file("\(model).safetensors")
            try SafetensorsWriter.write(
                tensors.map { tensor in
                    OutgoingTensor(
                        name: name(tensor.name), shape: tensor.shape,
                        source: .floats { Array(repeating: 0, count: tensor.count) })
                }, metadata: [:], to: path)
            return try WeightFile(path: path)
        }
        #expect(try file(of: "b1", { $0 }).fittingModels == ["b1", "tf_b1"])
        let names = EfficientNetPyTorchNames(
            torchvisionNames: try ModelSpecification.named("lite0", classCount: 2).tensors.map(\.name))
        let lite = try file(of: "lite0") { "net." + (names.name(of: $0) ?? $0) }
        #expect(lite.fittingModels == ["lite0"])
        #expect(lite.naming == WeightNaming.found(in: ["net._conv_stem.weight"]).first)
        #expect(lite.classCount == 2)
        let text = message {
            try lite.check(for: .named("tf_b0", classCount: 2), classNames: [], classifier: .mayDiffer)
        }
        #expect(text.contains("its tensors are those of --model lite0"))
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
