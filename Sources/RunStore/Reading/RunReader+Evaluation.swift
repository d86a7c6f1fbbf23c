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
                guard let split = Split(rawValue: name), classes.indices.contains(label) else {
                    connection.count(leftOut: count, of: "samples")
                    continue
                }
                counts[split, default: [Int](repeating: 0, count: classes.count)][label] = count
            }
            return ClassDistribution(classes: classes, counts: counts)
        }
    }

    /// How often the sampler drew each class for the latest epoch; empty where that was not recorded.
    package func draws() throws(RunStoreError) -> [Int] {
        try read { connection throws(RunStoreError) in
            var counts = [Int](repeating: 0, count: try connection.classNames().count)
            let labels = counts.indices
            let rows = try connection.possibleRows(
                of: "draws",
                """
                SELECT label, count FROM draws WHERE epoch = (SELECT max(epoch) FROM draws
                WHERE epoch <= \(PossibleValues.epochs.upperBound))
                """
            ) { row -> (Int, Int)? in
                guard let label = row.integer(0, in: PossibleValues.counts), labels.contains(label),
                    let count = row.integer(1, in: PossibleValues.counts)
                else { return nil }
                return (label, count)
            }
            for (label, count) in rows { counts[label] = count }
            return rows.isEmpty ? [] : counts
        }
    }

    /// No fewer samples than there are in all, at once, where counting them takes its time.
    package func sampleBound() throws(RunStoreError) -> Int {
        try read { connection throws(RunStoreError) in
            var bound = 0
            for split in Split.allCases {
                let last = try connection.first(
                    "SELECT max(sample) FROM samples WHERE split = ? AND sample <= \(PossibleValues.counts.upperBound)",
                    [.text(split.rawValue)]
                ) { $0.integer(0, in: PossibleValues.counts) }
                bound += last.flatMap { $0 }.map { $0 + 1 } ?? 0
            }
            return bound
        }
    }

    /// The split that judges the run's epochs: validation if there is one, else test.
    package func judging() throws(RunStoreError) -> Split {
        try read { connection throws(RunStoreError) in try connection.judging() }
    }

    /// The matrix of an epoch; nil where that epoch was not evaluated.
    ///
    /// - Parameter split: nil for the one that judges epochs.
    package func confusion(epoch: Int, split: Split? = nil) throws(RunStoreError) -> ConfusionMatrix? {
        try read { connection throws(RunStoreError) in
            let classes = try connection.classNames()
            let judging = try connection.judging()
            let rows = try connection.possibleRows(
                of: "confusion",
                "SELECT epoch, actual, predicted, count FROM confusion WHERE epoch = ? AND split = ?",
                [.integer(epoch), .text((split ?? judging).rawValue)]
            ) { MatrixCell($0, classCount: classes.count) }
            guard !rows.isEmpty else { return nil }
            var matrix = ConfusionMatrix(classes: classes)
            for cell in rows { matrix.add(actual: cell.actual, predicted: cell.predicted, count: cell.count) }
            return matrix
        }
    }

    /// The matrices of an epoch and all after it, by epoch.
    ///
    /// - Parameter split: nil for the one that judges epochs.
    package func confusions(from epoch: Int, split: Split? = nil) throws(RunStoreError) -> [Int:
        ConfusionMatrix]
    {
        try read { connection throws(RunStoreError) in
            let classes = try connection.classNames()
            let judging = try connection.judging()
            let rows = try connection.possibleRows(
                of: "confusion",
                "SELECT epoch, actual, predicted, count FROM confusion WHERE epoch >= ? AND split = ?",
                [.integer(epoch), .text((split ?? judging).rawValue)]
            ) { MatrixCell($0, classCount: classes.count) }
            let empty = ConfusionMatrix(classes: classes)
            var matrices: [Int: ConfusionMatrix] = [:]
            for cell in rows {
                matrices[cell.epoch, default: empty].add(
                    actual: cell.actual, predicted: cell.predicted, count: cell.count)
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
            ) { $0.integer(0, in: PossibleValues.epochs) }.compactMap(\.self)
        }
    }

    /// A Boolean value that indicates whether the run keeps predictions of a split for an epoch.
    package func hasPredictions(epoch: Int, split: Split) throws(RunStoreError) -> Bool {
        try sampleCount(epoch: epoch, split: split, filter: SampleFilter(onlyErrors: false)) > 0
    }

    /// The number of samples of an epoch that a filter lets through.
    ///
    /// - Parameter split: nil for the one that judges epochs.
    package func sampleCount(epoch: Int, split: Split? = nil, filter: SampleFilter) throws(RunStoreError)
        -> Int
    {
        try read { connection throws(RunStoreError) in
            let source = try PredictionSource(of: split, connection)
            try source.countImpossible(connection, epoch: epoch)
            return try connection.first(
                "SELECT count(*) \(source.evaluated) WHERE \(Self.condition)", Self.values(epoch, filter)
            ) { $0.integer(0) } ?? 0
        }
    }

    /// Samples of an epoch with their predictions; only those epochs that `predictedEpochs` names have any.
    ///
    /// - Parameter split: nil for the one that judges epochs.
    package func samples(
        epoch: Int, split: Split? = nil, filter: SampleFilter, order: SampleOrder, limit: Int, offset: Int = 0
    ) throws(RunStoreError) -> [EvaluatedSample] {
        try read { connection throws(RunStoreError) in
            let source = try PredictionSource(of: split, connection)
            try source.countImpossible(connection, epoch: epoch)
            let classCount = try connection.classNames().count
            return try connection.possibleRows(
                of: "predictions",
                """
                SELECT \(Self.columns) \(source.evaluated) WHERE \(Self.condition)
                ORDER BY \(Self.clause(order)) LIMIT ?7 OFFSET ?8
                """, Self.values(epoch, filter) + [.integer(limit), .integer(offset)]
            ) { EvaluatedSample($0, classCount: classCount) }
        }
    }

    static let columns = """
        s.sample, s.path, s.label, s.valence, s.arousal, s.face_x, s.face_y, s.face_width, s.face_height,
        p.predicted, p.probabilities, p.loss, s.shares
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
}

/// One count of a confusion matrix.
private struct MatrixCell {
    let epoch, actual, predicted, count: Int

    /// Columns: epoch, actual, predicted, count.
    init?(_ row: Row, classCount: Int) {
        guard let epoch = row.integer(0, in: PossibleValues.epochs),
            let actual = row.integer(1, in: 0...PossibleValues.classCount), actual < classCount,
            let predicted = row.integer(2, in: 0...PossibleValues.classCount), predicted < classCount,
            let count = row.integer(3, in: PossibleValues.counts)
        else { return nil }
        self.epoch = epoch
        self.actual = actual
        self.predicted = predicted
        self.count = count
    }
}

/// The table of a split's predictions, joined with its samples.
struct PredictionSource {
    private let table: String
    /// Predictions with their samples, as far as both name classes of the run.
    let evaluated: String

    /// - Parameter split: nil for the one that judges epochs.
    init(of split: Split?, _ connection: Connection) throws(RunStoreError) {
        let judging = try connection.judging()
        let split = split ?? judging
        table = split == judging ? "predictions" : "test_predictions"
        evaluated = """
            FROM \(table) p JOIN samples s ON s.split = '\(split.rawValue)' AND s.sample = p.sample
            AND typeof(p.predicted) = 'integer' AND typeof(s.label) = 'integer'
            AND p.predicted >= 0 AND p.predicted < (SELECT count(*) FROM classes)
            AND s.label >= 0 AND s.label < (SELECT count(*) FROM classes)
            AND length(CAST(p.probabilities AS BLOB)) = 4 * (SELECT count(*) FROM classes)
            """
    }

    /// Counts the predictions of an epoch that `evaluated` leaves out.
    func countImpossible(_ connection: Connection, epoch: Int) throws(RunStoreError) {
        let all = try connection.first("SELECT count(*) FROM \(table) WHERE epoch = ?", [.integer(epoch)]) {
            $0.integer(0)
        }
        let possible = try connection.first(
            "SELECT count(*) \(evaluated) WHERE p.epoch = ?", [.integer(epoch)]
        ) { $0.integer(0) }
        connection.count(leftOut: (all ?? 0) - (possible ?? 0), of: table)
    }
}
