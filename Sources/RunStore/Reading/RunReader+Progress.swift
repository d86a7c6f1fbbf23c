/// How training went so far.
extension RunReader {
    /// The steps after one, oldest first; 0 for all. Read on from the last one's number.
    package func steps(after step: Int, limit: Int) throws(RunStoreError) -> [StepRecord] {
        try read { connection throws(RunStoreError) in
            try connection.rows(
                """
                SELECT step, epoch, loss, accuracy, learning_rate, images_per_second, seconds, input_wait
                FROM steps WHERE step > ? ORDER BY step LIMIT ?
                """, [.integer(step), .integer(limit)]
            ) { row in
                StepRecord(
                    step: row.integer(0), epoch: row.integer(1), loss: row.number(2), accuracy: row.number(3),
                    learningRate: row.number(4), imagesPerSecond: row.number(5), seconds: row.number(6),
                    inputWait: row.number(7))
            }
        }
    }

    /// The latest steps, oldest first.
    package func latestSteps(limit: Int) throws(RunStoreError) -> [StepRecord] {
        let last = try read { connection throws(RunStoreError) in
            try connection.first("SELECT max(step) FROM steps") { $0.integer(0) } ?? 0
        }
        return try steps(after: max(0, last - limit), limit: limit)
    }

    /// The steps of a range, oldest first.
    package func steps(in range: ClosedRange<Int>) throws(RunStoreError) -> [StepRecord] {
        try steps(after: range.lowerBound - 1, limit: range.count).filter { $0.step <= range.upperBound }
    }

    /// Every finished epoch, oldest first.
    package func epochs() throws(RunStoreError) -> [EpochRecord] {
        try read { connection throws(RunStoreError) in
            try connection.rows(
                """
                SELECT epoch, train_loss, train_accuracy, test_loss, test_accuracy, macro_f1,
                images_per_second, seconds, evaluation_seconds, learning_rate FROM epochs ORDER BY epoch
                """
            ) { row in
                EpochRecord(
                    epoch: row.integer(0), trainLoss: row.number(1), trainAccuracy: row.number(2),
                    testLoss: row.number(3), testAccuracy: row.number(4), macroF1: row.number(5),
                    imagesPerSecond: row.number(6), seconds: row.number(7), evaluationSeconds: row.number(8),
                    learningRate: row.number(9))
            }
        }
    }

    /// Where the steps of the latest epoch spend their time, the longest first; empty where that was not recorded.
    package func operations() throws(RunStoreError) -> [OperationRecord] {
        try read { connection throws(RunStoreError) in
            guard try connection.hasTable("operations") else { return [] }
            return try connection.rows(
                """
                SELECT operation, steps, seconds FROM operations
                WHERE epoch = (SELECT max(epoch) FROM operations) ORDER BY seconds DESC, operation
                """
            ) { OperationRecord(operation: $0.text(0), steps: $0.integer(1), seconds: $0.number(2)) }
        }
    }

    /// Every checkpoint, oldest first.
    package func checkpoints() throws(RunStoreError) -> [CheckpointRecord] {
        try read { connection throws(RunStoreError) in
            try connection.rows(
                "SELECT name, epoch, step, accuracy, wall_time FROM checkpoints ORDER BY wall_time, step"
            ) { row in
                CheckpointRecord(
                    name: row.text(0), epoch: row.integer(1), step: row.integer(2),
                    accuracy: row.optionalNumber(3), wallTime: row.number(4))
            }
        }
    }

    /// The latest events, oldest first.
    package func events(limit: Int) throws(RunStoreError) -> [EventRecord] {
        let newestFirst = try read { connection throws(RunStoreError) in
            try connection.rows(
                "SELECT kind, message, wall_time FROM events ORDER BY id DESC LIMIT ?", [.integer(limit)]
            ) { row in
                EventRecord(
                    EventRecord.Kind(rawValue: row.text(0)) ?? .message, row.text(1), wallTime: row.number(2))
            }
        }
        return newestFirst.reversed()
    }

    /// How many images could not be read.
    package func unreadableCount() throws(RunStoreError) -> Int {
        try read { connection throws(RunStoreError) in
            try connection.first("SELECT count(*) FROM events WHERE kind = 'unreadable'") { $0.integer(0) }
                ?? 0
        }
    }
}
