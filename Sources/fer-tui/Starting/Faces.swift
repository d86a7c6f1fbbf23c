import FaceData
import RunContract
import Training

/// The faces of a run, as its configuration names them.
struct Faces: Sendable {
    let train: any SampleSource
    /// Nil if the data has none and none was drawn.
    let validation: (any SampleSource)?
    let test: any SampleSource
    /// What was left out of the dataset, by reason.
    let dropped: [String: Int]
    /// Which layout was chosen and by what, where another would fit too.
    let layoutNote: String?

    var classNames: [String] { train.classNames }

    /// The splits that there are.
    var splits: [(split: Split, source: any SampleSource)] {
        [(.train, train)] + (validation.map { [(.validation, $0)] } ?? []) + [(.test, test)]
    }

    func source(_ split: Split) -> (any SampleSource)? { splits.first { $0.split == split }?.source }

    /// Reads a dataset's lists, or sets up the built-in faces. Twins are still among them: finding these takes
    /// reading every image.
    ///
    /// - Throws: `DatasetError`, or `CommandFailure` where a split has no face.
    static func list(_ configuration: TrainingConfiguration) throws -> Faces {
        guard let path = configuration.data.path else { return synthetic(configuration) }
        return try faces(Dataset.open(path, options: DatasetOptions(configuration)), path)
    }

    /// The faces that a run trains and tests on.
    ///
    /// - Throws: `DatasetError`, or `CommandFailure` where a split has no face.
    static func open(_ configuration: TrainingConfiguration) throws -> Faces {
        guard let path = configuration.data.path else { return synthetic(configuration) }
        let dataset = try Dataset.open(path, options: DatasetOptions(configuration))
        guard configuration.data.dropsDuplicates else { return try faces(dataset, path) }
        return try faces(dataset.droppingTwins(threads: configuration.computingThreads), path)
    }

    private static func faces(_ dataset: Dataset, _ path: String) throws(CommandFailure) -> Faces {
        for (name, source) in [("training", dataset.train), ("test", dataset.test)] where source.count == 0 {
            throw CommandFailure(
                "\(path): has no \(name) images",
                remedy: "add some, or name a folder of classes without splits, from which both are drawn")
        }
        let others = dataset.layoutAlternatives.map { "--layout \($0.layout)" }
        let note =
            "\(path): layout \(dataset.layout), by \(dataset.layoutReason)"
            + "; \(others.joined(separator: " or ")) would read it otherwise"
        return Faces(
            train: dataset.train, validation: dataset.validation.count > 0 ? dataset.validation : nil,
            test: dataset.test, dropped: dataset.dropped,
            layoutNote: others.isEmpty ? nil : note)
    }

    private static func synthetic(_ configuration: TrainingConfiguration) -> Faces {
        func faces(_ count: Int, _ split: Split) -> SyntheticFaces {
            SyntheticFaces(
                count: count, seed: configuration.seed, split: split, imageSize: configuration.imageSize)
        }
        let data = configuration.data
        return Faces(
            train: faces(data.maximumTrain ?? DemoSettings.trainFaces, .train), validation: nil,
            test: faces(data.maximumTest ?? DemoSettings.testFaces, .test), dropped: [:], layoutNote: nil)
    }
}
