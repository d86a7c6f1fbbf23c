/// Rows written over and over while training.
extension Write {
    static func put(_ step: StepRecord, into connection: Connection) throws(RunStoreError) {
        try connection.run(
            "INSERT OR REPLACE INTO steps VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [
                .integer(step.step), .integer(step.epoch), .real(step.loss), .real(step.accuracy),
                .real(step.learningRate), .real(step.imagesPerSecond), .real(step.seconds),
                .real(step.inputWait),
            ])
    }

    static func put(_ beat: Heartbeat, into connection: Connection) throws(RunStoreError) {
        try connection.run(
            "INSERT OR REPLACE INTO heartbeat VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                .integer(beat.process.pid), .integer(beat.process.startTime), .text(beat.process.boot),
                .integer(beat.sessionStep), .integer(beat.step), .integer(beat.epoch),
                .text(beat.phase.rawValue), .integer(beat.phaseDone), .integer(beat.phaseTotal),
                .optional(beat.message), .real(beat.wallTime), .optional(beat.commandProblem),
            ])
    }

    static func put(draws counts: [Int], _ epoch: Int, into connection: Connection) throws(RunStoreError) {
        try connection.run("DELETE FROM draws WHERE epoch = ?", [.integer(epoch)])
        for (label, count) in counts.enumerated() {
            try connection.run(
                "INSERT INTO draws VALUES (?, ?, ?)", [.integer(epoch), .integer(label), .integer(count)])
        }
    }

    static func put(
        _ operations: [OperationRecord], _ epoch: Int, into connection: Connection
    ) throws(RunStoreError) {
        try connection.run("DELETE FROM operations WHERE epoch = ?", [.integer(epoch)])
        for record in operations {
            try connection.run(
                "INSERT INTO operations VALUES (?, ?, ?, ?)",
                [.integer(epoch), .text(record.operation), .integer(record.steps), .real(record.seconds)])
        }
    }

    static func put(_ event: EventRecord, into connection: Connection) throws(RunStoreError) {
        try connection.run(
            "INSERT INTO events (kind, message, wall_time) VALUES (?, ?, ?)",
            [.text(event.kind.rawValue), .text(event.message), .real(event.wallTime)])
    }

    static func put(_ checkpoint: CheckpointRecord, into connection: Connection) throws(RunStoreError) {
        try connection.run(
            "INSERT OR REPLACE INTO checkpoints VALUES (?, ?, ?, ?, ?)",
            [
                .text(checkpoint.name), .integer(checkpoint.epoch), .integer(checkpoint.step),
                .optional(checkpoint.accuracy), .real(checkpoint.wallTime),
            ])
    }

    /// The row in `rewinds` tells viewers that what they have read no longer stands.
    static func rewind(_ connection: Connection, step: Int, epoch: Int) throws(RunStoreError) {
        try connection.run("DELETE FROM steps WHERE step > ?", [.integer(step)])
        for table in ["epochs", "confusion", "predictions", "test_predictions", "draws", "operations"] {
            try connection.run("DELETE FROM \(table) WHERE epoch > ?", [.integer(epoch)])
        }
        try connection.run("DELETE FROM checkpoints WHERE step > ?", [.integer(step)])
        try connection.run(
            "INSERT INTO rewinds (step, wall_time) VALUES (?, ?)", [.integer(step), .real(WallClock.now())])
    }
}
