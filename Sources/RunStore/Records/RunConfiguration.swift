package import RunContract

/// What a run was asked to do: what a viewer shows of it, and every option that resuming it needs.
package struct RunConfiguration: Sendable, Equatable {
    /// The key in `options` of the configuration as a whole, from which a run is resumed.
    package static let wholeKey = "configuration"

    package var model: String
    /// Where the data lies, as the user named it.
    package var dataset: String
    package var imageSize: Int
    package var batchSize: Int
    /// How many epochs the run is to have.
    package var epochs: Int
    /// Optimiser steps in one epoch; 0 until the data has been read.
    package var stepsPerEpoch: Int
    /// Seconds since 1970.
    package var createdAt: Double
    /// Every other option as text, under its command-line name without the dashes.
    package var options: [String: String]

    package init(
        model: String, dataset: String, imageSize: Int, batchSize: Int, epochs: Int, stepsPerEpoch: Int = 0,
        createdAt: Double = WallClock.now(), options: [String: String] = [:]
    ) {
        self.model = model
        self.dataset = dataset
        self.imageSize = imageSize
        self.batchSize = batchSize
        self.epochs = epochs
        self.stepsPerEpoch = stepsPerEpoch
        self.createdAt = createdAt
        self.options = options
    }

    /// Among the options: the metric that chooses the best epoch.
    package static let bestByKey = "best-by"

    /// The metric that chooses the best epoch; accuracy in a run that does not say.
    package var bestBy: BestCriterion {
        options[Self.bestByKey].flatMap(BestCriterion.init) ?? .accuracy
    }

    /// The steps of the whole run; 0 until the data has been read.
    package var totalSteps: Int { epochs * stepsPerEpoch }
}

extension RunConfiguration {
    private static let optionPrefix = "option."

    /// As rows of the `config` table.
    var rows: [(key: String, value: String)] {
        let own = [
            ("model", model), ("dataset", dataset), ("image_size", "\(imageSize)"),
            ("batch_size", "\(batchSize)"), ("epochs", "\(epochs)"), ("steps_per_epoch", "\(stepsPerEpoch)"),
            ("created_at", "\(createdAt)"),
        ]
        return own + options.sorted { $0.key < $1.key }.map { (Self.optionPrefix + $0.key, $0.value) }
    }

    /// From rows of the `config` table; a missing row leaves its value empty, as does one that is impossible.
    init(rows: [(key: String, value: String)]) {
        let values = Dictionary(rows.map { ($0.key, $0.value) }, uniquingKeysWith: { _, last in last })
        func integer(_ key: String) -> Int {
            values[key].flatMap { Int($0) }.flatMap { PossibleValues.epochs.contains($0) ? $0 : nil } ?? 0
        }
        model = values["model"] ?? ""
        dataset = values["dataset"] ?? ""
        imageSize = integer("image_size")
        batchSize = integer("batch_size")
        epochs = integer("epochs")
        stepsPerEpoch = integer("steps_per_epoch")
        let created = values["created_at"].flatMap { Double($0) } ?? 0
        createdAt = PossibleValues.seconds.contains(created) ? created : 0
        options = [:]
        for (key, value) in values where key.hasPrefix(Self.optionPrefix) {
            options[String(key.dropFirst(Self.optionPrefix.count))] = value
        }
    }
}
