import EfficientNet

/// A network for inference with trained weights in it, and what its logits stand for.
package final class LoadedModel {
    /// What the weights do not say themselves.
    package struct Choices: Sendable {
        /// As `ModelSpecification.named` takes it; needed if the weights fit several models.
        package var model: String?
        package var imageSize: Int?
        /// Names of the outputs, for weights that do not say.
        package var classNames: [String]?
        /// The most images that go through the network at once.
        package var batchSize = 16
        package var threads: Int
        /// Whether each image is seen with its mirror image, which takes twice the time.
        package var withMirrored = false

        package init(threads: Int) {
            self.threads = threads
        }
    }

    package let network: any TrainableNetwork
    /// What the outputs that are used stand for.
    package private(set) var classNames: [String]
    /// The outputs that are used, each one of the network's.
    private(set) var outputs: [Int]
    package var imageSize: Int { network.imageSize }
    let threads: Int
    package let withMirrored: Bool

    /// - Throws: if the file is no weights, does not fit the model, has other classes than those given, or if neither it
    ///   nor the choices say which model it is and its tensors fit none or several.
    package convenience init(weights path: String, _ choices: Choices) throws {
        try self.init(weights: path, choices) { specification, imageSize in
            try Network(
                specification: specification, imageSize: imageSize, batchSize: choices.batchSize,
                use: .inference, threads: choices.threads)
        }
    }

    init(
        weights path: String, _ choices: Choices,
        makeNetwork: (ModelSpecification, Int) throws -> any TrainableNetwork
    ) throws {
        let file = try WeightFile(path: path, classNames: choices.classNames)
        let name = try Self.model(of: file, choices)
        let names = try Self.classNames(of: file)
        let specification = try ModelSpecification.named(name, classCount: names.count)
        let size = choices.imageSize ?? file.metadata.imageSize ?? Self.usualImageSize
        network = try makeNetwork(specification, size)
        network.initialize(seed: 0)
        _ = try file.load(into: network, classNames: names, classifier: .mustMatch)
        classNames = names
        outputs = Array(names.indices)
        threads = choices.threads
        withMirrored = choices.withMirrored
    }

    /// Uses some of the outputs alone, in the order of the names: all others are masked.
    ///
    /// - Throws: `TrainingError` for a name that is none of the outputs'.
    package func chooseAmong(_ names: [String]) throws(TrainingError) {
        let matching = try ClassMatching(model: classNames, data: names)
        if let missing = matching.missingClasses.first {
            throw TrainingError(
                "the weights have no class '\(missing)' (their classes are \(classNames.joined(separator: ", ")))"
            )
        }
        outputs = matching.selected(outputs)
        classNames = matching.classNames
    }

    private static let usualImageSize = 224

    /// The model given, or that the file says, or the only one that its tensors fit.
    private static func model(of file: WeightFile, _ choices: Choices) throws(TrainingError) -> String {
        if let name = choices.model ?? file.metadata.model { return name }
        let fitting = file.fittingModels
        if let only = fitting.first, fitting.count == 1 { return only }
        let advice = fitting.isEmpty ? "" : ": its tensors are those of \(fitting.joined(separator: " and "))"
        throw TrainingError("\(file.path): does not say which model it is of (name it with --model\(advice))")
    }

    /// The names of the outputs, or numbers if nobody knows them.
    private static func classNames(of file: WeightFile) throws(TrainingError) -> [String] {
        if let names = file.metadata.classNames { return names }
        guard let count = file.classCount else {
            let head = "\(file.naming.headWeight) and \(file.naming.headBias)"
            throw TrainingError(
                "\(file.path): has no classifier (\(head)), so that it has no answers (train one first, with fer-tui train"
                    + " --weights FILE, and name the weights of its checkpoint)")
        }
        return (0..<count).map { "class \($0)" }
    }
}
