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
                "INSERT INTO samples VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [
                    .text(split.rawValue), .integer(sample.index), .text(sample.path), .integer(sample.label),
                    .optional(sample.valence), .optional(sample.arousal), .optional(sample.face?.x),
                    .optional(sample.face?.y), .optional(sample.face?.width), .optional(sample.face?.height),
                ])
        }
    }

    static func put(_ epoch: EpochRecord, into connection: Connection) throws(RunStoreError) {
        try connection.run(
            "INSERT OR REPLACE INTO epochs VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                .integer(epoch.epoch), .real(epoch.trainLoss), .real(epoch.trainAccuracy),
                .real(epoch.testLoss), .real(epoch.testAccuracy), .real(epoch.macroF1),
                .real(epoch.imagesPerSecond), .real(epoch.seconds), .real(epoch.evaluationSeconds),
                .real(epoch.learningRate),
            ])
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
        try connection.run(
            """
            DELETE FROM predictions WHERE epoch = ?1 OR epoch NOT IN
            (SELECT epoch FROM epochs ORDER BY test_accuracy DESC, epoch LIMIT 1)
            """, [.integer(epoch)])
        for prediction in predictions {
            try connection.run(
                "INSERT INTO predictions VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    .integer(epoch), .integer(prediction.sample), .integer(prediction.predicted),
                    .real(prediction.loss), .real(prediction.confidence), .real(prediction.margin),
                    .blob(prediction.blob),
                ])
        }
    }
}
