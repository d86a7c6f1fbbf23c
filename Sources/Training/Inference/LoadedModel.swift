import EfficientNet

/// A network for inference with trained weights in it, and what its logits stand for.
package final class LoadedModel {
    /// What the weights do not say themselves, or what is to be used instead.
    package struct Choices: Sendable {
        /// As `ModelSpecification.named` takes it; needed for weights of other programs.
        package var model: String?
        package var imageSize: Int?
        /// Names of the classes, where the data or the caller knows them.
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

    /// - Throws: where the file is no weights, does not fit the model, has other classes than those given, or
    ///   where neither it nor the choices say which model it is.
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
        let file = try WeightFile(path: path)
        guard let name = choices.model ?? file.metadata.model else {
            throw TrainingError("\(path): does not say which model it is of (name it with --model)")
        }
        let names = try Self.classNames(of: file, choices)
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

    /// The names given, those of the file, or numbers for a file of another program.
    private static func classNames(of file: WeightFile, _ choices: Choices) throws -> [String] {
        if let names = choices.classNames ?? file.metadata.classNames { return names }
        guard let count = file.classCount else {
            throw TrainingError("\(file.path): has no classifier (name weights of a whole model)")
        }
        return (0..<count).map { "class \($0)" }
    }
}
