package import RunContract

/// Which labels of an evaluated split are likely wrong.
extension RunReader {
    /// The samples of an epoch whose labels confident learning doubts, the most doubtful first.
    ///
    /// - Parameters:
    ///   - split: nil for the one that judges epochs.
    ///   - filter: what it lets through of them; the thresholds come from all samples.
    package func suspects(
        epoch: Int, split: Split? = nil, filter: SampleFilter
    ) throws(RunStoreError) -> [ConfidentLearning.Suspect] {
        let (classCount, rows) = try read { connection throws(RunStoreError) in
            let classCount = try connection.classNames().count
            let source = try PredictionSource(of: split, connection)
            let rows = try connection.possibleRows(
                of: "predictions",
                """
                SELECT p.sample, s.label, p.probabilities, (\(Self.condition)) \(source.evaluated)
                WHERE p.epoch = ?1
                """, Self.values(epoch, filter)
            ) { row -> (ConfidentLearning.Observation, Bool)? in
                guard let sample = row.integer(0, in: PossibleValues.counts),
                    let probabilities = row.floats(2, count: classCount, in: PossibleValues.probabilities)
                else { return nil }
                let observation = ConfidentLearning.Observation(
                    sample: sample, label: row.integer(1), probabilities: probabilities)
                return (observation, row.integer(3) != 0)
            }
            return (classCount, rows)
        }
        return ConfidentLearning(rows.map(\.0), classCount: classCount)
            .suspects(rows.filter(\.1).map(\.0))
    }

    /// Some samples of an epoch with their predictions, in the order asked for; those that the run does
    /// not know are left out.
    package func samples(epoch: Int, split: Split? = nil, places: [Int]) throws(RunStoreError)
        -> [EvaluatedSample]
    {
        let list = "[\(places.map(String.init).joined(separator: ","))]"
        let found = try read { connection throws(RunStoreError) in
            let classCount = try connection.classNames().count
            let source = try PredictionSource(of: split, connection)
            return try connection.possibleRows(
                of: "predictions",
                """
                SELECT \(Self.columns) \(source.evaluated)
                WHERE p.epoch = ?1 AND p.sample IN (SELECT value FROM json_each(?2))
                """, [.integer(epoch), .text(list)]
            ) { EvaluatedSample($0, classCount: classCount) }
        }
        let byPlace = Dictionary(found.map { ($0.sample.index, $0) }, uniquingKeysWith: { first, _ in first })
        return places.compactMap { byPlace[$0] }
    }
}
