package import RunContract

/// What the data holds and how the network did on it.
extension RunReader {
    package func distribution() throws(RunStoreError) -> ClassDistribution {
        try read { connection throws(RunStoreError) in
            let classes = try connection.classNames()
            var counts: [Split: [Int]] = [:]
            let rows = try connection.rows("SELECT split, label, count(*) FROM samples GROUP BY split, label")
            {
                ($0.text(0), $0.integer(1), $0.integer(2))
            }
            for (name, label, count) in rows {
                guard let split = Split(rawValue: name), classes.indices.contains(label) else { continue }
                counts[split, default: [Int](repeating: 0, count: classes.count)][label] = count
            }
            return ClassDistribution(classes: classes, counts: counts)
        }
    }

    /// How often the sampler drew each class for the latest epoch; empty where that was not recorded.
    package func draws() throws(RunStoreError) -> [Int] {
        try read { connection throws(RunStoreError) in
            guard try connection.hasTable("draws") else { return [] }
            var counts = [Int](repeating: 0, count: try connection.classNames().count)
            let rows = try connection.rows(
                "SELECT label, count FROM draws WHERE epoch = (SELECT max(epoch) FROM draws)"
            ) { ($0.integer(0), $0.integer(1)) }
            for (label, count) in rows where counts.indices.contains(label) { counts[label] = count }
            return rows.isEmpty ? [] : counts
        }
    }

    /// No fewer samples than there are in all, at once, where counting them takes its time.
    package func sampleBound() throws(RunStoreError) -> Int {
        try read { connection throws(RunStoreError) in
            var bound = 0
            for split in Split.allCases {
                let last = try connection.first(
                    "SELECT max(sample) FROM samples WHERE split = ?", [.text(split.rawValue)]
                ) { $0.optionalInteger(0) }
                bound += last.flatMap { $0 }.map { $0 + 1 } ?? 0
            }
            return bound
        }
    }

    /// The matrix of an epoch; nil where that epoch was not evaluated.
    package func confusion(epoch: Int, split: Split = .test) throws(RunStoreError) -> ConfusionMatrix? {
        try read { connection throws(RunStoreError) in
            let rows = try connection.rows(
                "SELECT actual, predicted, count FROM confusion WHERE epoch = ? AND split = ?",
                [.integer(epoch), .text(split.rawValue)]
            ) { ($0.integer(0), $0.integer(1), $0.integer(2)) }
            guard !rows.isEmpty else { return nil }
            var matrix = ConfusionMatrix(classes: try connection.classNames())
            for (actual, predicted, count) in rows {
                matrix.add(actual: actual, predicted: predicted, count: count)
            }
            return matrix
        }
    }

    /// The test split's matrices of an epoch and all after it, by epoch.
    package func confusions(from epoch: Int) throws(RunStoreError) -> [Int: ConfusionMatrix] {
        try read { connection throws(RunStoreError) in
            let rows = try connection.rows(
                "SELECT epoch, actual, predicted, count FROM confusion WHERE epoch >= ? AND split = 'test'",
                [.integer(epoch)]
            ) { ($0.integer(0), $0.integer(1), $0.integer(2), $0.integer(3)) }
            let empty = ConfusionMatrix(classes: try connection.classNames())
            var matrices: [Int: ConfusionMatrix] = [:]
            for (epoch, actual, predicted, count) in rows {
                matrices[epoch, default: empty].add(actual: actual, predicted: predicted, count: count)
            }
            return matrices
        }
    }

    /// The epochs whose predictions are kept: the best and the last.
    package func predictedEpochs() throws(RunStoreError) -> [Int] {
        try read { connection throws(RunStoreError) in
            // From one epoch straight to the next: their samples are many.
            try connection.rows(
                """
                WITH RECURSIVE found(epoch) AS (SELECT min(epoch) FROM predictions UNION ALL
                SELECT (SELECT min(epoch) FROM predictions WHERE epoch > found.epoch) FROM found
                WHERE found.epoch IS NOT NULL) SELECT epoch FROM found WHERE epoch IS NOT NULL
                """
            ) { $0.integer(0) }
        }
    }

    /// How many test samples of an epoch a filter lets through.
    package func sampleCount(epoch: Int, filter: SampleFilter) throws(RunStoreError) -> Int {
        try read { connection throws(RunStoreError) in
            try connection.first(
                "SELECT count(*) \(Self.evaluated) WHERE \(Self.condition)", Self.values(epoch, filter)
            ) { $0.integer(0) } ?? 0
        }
    }

    /// Test samples of an epoch with their predictions; only those epochs that `predictedEpochs` names have
    /// any.
    package func samples(
        epoch: Int, filter: SampleFilter, order: SampleOrder, limit: Int, offset: Int = 0
    ) throws(RunStoreError) -> [EvaluatedSample] {
        try read { connection throws(RunStoreError) in
            try connection.rows(
                """
                SELECT \(Self.columns) \(Self.evaluated) WHERE \(Self.condition)
                ORDER BY \(Self.clause(order)) LIMIT ?7 OFFSET ?8
                """, Self.values(epoch, filter) + [.integer(limit), .integer(offset)], Self.evaluatedSample)
        }
    }

    static let columns = """
        s.sample, s.path, s.label, s.valence, s.arousal, s.face_x, s.face_y, s.face_width, s.face_height,
        p.predicted, p.probabilities, p.loss
        """

    static let evaluated = """
        FROM predictions p JOIN samples s ON s.split = 'test' AND s.sample = p.sample
        """

    static let condition = """
        p.epoch = ?1 AND (?2 IS NULL OR s.label = ?2) AND (?3 IS NULL OR p.predicted = ?3)
        AND (?4 = 0 OR s.label <> p.predicted)
        AND (?5 IS NULL OR s.path IN (SELECT value FROM json_each(?5)))
        AND (?6 = '' OR instr(lower(s.path), lower(?6)))
        """

    static func values(_ epoch: Int, _ filter: SampleFilter) -> [SQLValue] {
        [
            .integer(epoch), .optional(filter.actual), .optional(filter.predicted),
            .integer(filter.onlyErrors ? 1 : 0),
            filter.paths.map { .text("[\($0.map(JSONText.string).joined(separator: ","))]") } ?? .null,
            .text(filter.pathText),
        ]
    }

    /// A loss that is no number counts as the highest.
    private static func clause(_ order: SampleOrder) -> String {
        switch order {
        case .loss: "p.loss IS NULL DESC, p.loss DESC, p.sample"
        case .confidence: "p.confidence DESC, p.sample"
        case .margin: "p.margin, p.sample"
        case .position: "p.sample"
        }
    }

    static func evaluatedSample(_ row: Row) -> EvaluatedSample {
        var face: FaceRectangle?
        if let x = row.optionalNumber(5) {
            face = FaceRectangle(x: x, y: row.number(6), width: row.number(7), height: row.number(8))
        }
        let sample = SampleRecord(
            index: row.integer(0), path: row.text(1), label: row.integer(2), valence: row.optionalNumber(3),
            arousal: row.optionalNumber(4), face: face)
        let prediction = PredictionRecord(
            sample: row.integer(0), predicted: row.integer(9), probabilities: row.floats(10),
            loss: row.number(11))
        return EvaluatedSample(sample: sample, prediction: prediction)
    }
}
