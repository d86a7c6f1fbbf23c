import RunContract

/// Something to be written, waiting for the next flush.
enum Write: Sendable {
    case configuration(RunConfiguration)
    case classes([String])
    case samples([SampleRecord], Split)
    case step(StepRecord)
    case epoch(EpochRecord, [Split: ConfusionMatrix], [PredictionRecord])
    case test(ConfusionMatrix, [PredictionRecord], epoch: Int)
    case draws([Int], Int)
    case operations([OperationRecord], Int)
    case checkpoint(CheckpointRecord)
    case event(EventRecord)
    case answer(Int, CommandAnswer, Double)
    case rewind(step: Int, epoch: Int)

    func perform(on connection: Connection) throws(RunStoreError) {
        switch self {
        case .configuration(let configuration): try connection.replace(configuration: configuration)
        case .classes(let names): try Self.put(classes: names, into: connection)
        case .samples(let samples, let split): try Self.put(samples, split, into: connection)
        case .step(let step): try Self.put(step, into: connection)
        case .epoch(let epoch, let confusion, let predictions):
            try Self.put(epoch, into: connection)
            for (split, matrix) in confusion { try Self.put(matrix, epoch.epoch, split, into: connection) }
            try Self.put(predictions, epoch: epoch.epoch, into: connection)
        case .test(let matrix, let predictions, let epoch):
            try Self.put(test: matrix, predictions, epoch: epoch, into: connection)
        case .draws(let counts, let epoch): try Self.put(draws: counts, epoch, into: connection)
        case .operations(let operations, let epoch):
            try Self.put(operations, epoch, into: connection)
        case .checkpoint(let checkpoint): try Self.put(checkpoint, into: connection)
        case .event(let event): try Self.put(event, into: connection)
        case .answer(let id, let answer, let time):
            try connection.run(
                "UPDATE commands SET acknowledged_at = ?, accepted = ?, message = ? WHERE id = ?",
                [.real(time), .integer(answer.isAccepted ? 1 : 0), .text(answer.message), .integer(id)])
        case .rewind(let step, let epoch): try Self.rewind(connection, step: step, epoch: epoch)
        }
    }
}
