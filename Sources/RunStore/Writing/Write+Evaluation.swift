import RunContract

/// What the data holds and how the network did on it.
extension Write {
    static func put(classes: [String], into connection: Connection) throws(RunStoreError) {
        try connection.run("DELETE FROM classes")
        for (id, name) in classes.enumerated() {
            try connection.run("INSERT INTO classes VALUES (?, ?)", [.integer(id), .text(name)])
        }
    }

    static func put(
        _ samples: [SampleRecord], _ split: Split, into connection: Connection
    ) throws(RunStoreError) {
        try connection.run("DELETE FROM samples WHERE split = ?", [.text(split.rawValue)])
        for sample in samples {
            try connection.run(
                "INSERT INTO samples VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    .text(split.rawValue), .integer(sample.index), .text(sample.path), .integer(sample.label),
                    .optional(sample.valence), .optional(sample.arousal), .optional(sample.face?.x),
                    .optional(sample.face?.y), .optional(sample.face?.width), .optional(sample.face?.height),
                    sample.shares.map { .blob($0.blob) } ?? .null,
                ])
        }
    }

    static func put(_ epoch: EpochRecord, into connection: Connection) throws(RunStoreError) {
        try connection.run(
            "INSERT OR REPLACE INTO epochs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                .integer(epoch.epoch), .real(epoch.trainLoss), .real(epoch.trainAccuracy),
                .real(epoch.evaluationLoss), .real(epoch.evaluationAccuracy), .real(epoch.macroF1),
                .real(epoch.imagesPerSecond), .real(epoch.seconds), .real(epoch.evaluationSeconds),
                .real(epoch.learningRate), .text(epoch.split.rawValue), .optional(epoch.balancedAccuracy),
            ])
        if epoch.split == .test { try putLook(at: epoch.epoch, into: connection) }
    }

    static func put(
        _ matrix: ConfusionMatrix, _ epoch: Int, _ split: Split, into connection: Connection
    ) throws(RunStoreError) {
        try connection.run(
            "DELETE FROM confusion WHERE epoch = ? AND split = ?", [.integer(epoch), .text(split.rawValue)])
        for actual in matrix.classes.indices {
            for predicted in matrix.classes.indices {
                try connection.run(
                    "INSERT INTO confusion VALUES (?, ?, ?, ?, ?)",
                    [
                        .integer(epoch), .text(split.rawValue), .integer(actual), .integer(predicted),
                        .integer(matrix[actual, predicted]),
                    ])
            }
        }
    }

    static func put(
        _ predictions: [PredictionRecord], epoch: Int, into connection: Connection
    ) throws(RunStoreError) {
        let best = try connection.epochs().best(by: connection.configuration().bestBy)?.epoch
        try connection.run(
            "DELETE FROM predictions WHERE epoch = ?1 OR epoch <> ?2",
            [.integer(epoch), .integer(best ?? epoch)])
        try insert(predictions, epoch: epoch, table: "predictions", into: connection)
    }

    /// The test split in a run whose epochs a validation split judges.
    static func put(
        test matrix: ConfusionMatrix, _ predictions: [PredictionRecord], epoch: Int,
        into connection: Connection
    ) throws(RunStoreError) {
        try put(matrix, epoch, .test, into: connection)
        try connection.run("DELETE FROM test_predictions WHERE epoch = ?", [.integer(epoch)])
        try insert(predictions, epoch: epoch, table: "test_predictions", into: connection)
        try putLook(at: epoch, into: connection)
    }

    private static func putLook(at epoch: Int, into connection: Connection) throws(RunStoreError) {
        try connection.run(
            "INSERT OR REPLACE INTO test_looks VALUES (?, ?)", [.real(WallClock.now()), .integer(epoch)])
    }

    private static func insert(
        _ predictions: [PredictionRecord], epoch: Int, table: String, into connection: Connection
    ) throws(RunStoreError) {
        for prediction in predictions {
            try connection.run(
                "INSERT INTO \(table) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    .integer(epoch), .integer(prediction.sample), .integer(prediction.predicted),
                    .real(prediction.loss), .real(prediction.confidence), .real(prediction.margin),
                    .blob(prediction.blob),
                ])
        }
    }
}
