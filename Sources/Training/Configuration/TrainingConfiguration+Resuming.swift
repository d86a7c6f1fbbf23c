import FaceData

extension TrainingConfiguration {
    /// The first setting that a resumed run may not change, in words; nil where a run of the other
    /// configuration can go on from here. Epochs, threads, checkpoints and limits may change.
    package func firstDifference(from other: TrainingConfiguration) -> String? {
        let settings: [(String, Bool)] = [
            ("model", model == other.model),
            ("image size", imageSize == other.imageSize),
            ("batch size", batchSize == other.batchSize),
            ("precision", precision == other.precision),
            ("matrix product", matrixBackend == other.matrixBackend),
            ("seed", seed == other.seed),
            ("optimiser", optimizer.kind == other.optimizer.kind),
            ("average of the weights", averageDecay == other.averageDecay),
            ("sampling", sampling == other.sampling),
        ]
        return settings.first { !$0.1 }?.0
    }
}

extension EpochOrder.Sampling: Codable {}
