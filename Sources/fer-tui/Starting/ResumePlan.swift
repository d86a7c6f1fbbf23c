import RunStore
import Training

/// What resuming a run means, known before anything is written.
struct ResumePlan {
    /// The checkpoint that training goes on from; nil if none was written and the run begins again.
    let checkpoint: String?
    /// The number of epochs that the run will have.
    let epochs: Int
    /// Epochs and steps that the record holds beyond the checkpoint, and that are trained again.
    let epochsGivenUp: [Int]
    let stepsGivenUp: Int
    /// A Boolean value that indicates whether a later checkpoint than this one could be resumed.
    let leavesLaterCheckpoint: Bool

    private let run: RunDirectory

    /// - Throws: `CommandFailure` if no epoch is left to train; `TrainingError` if the checkpoint is missing or damaged.
    init(_ run: RunDirectory, _ start: EngineStart) throws {
        let reader = try RunReader(run)
        let record = try reader.configuration()
        let store = CheckpointStore(folder: run.checkpoints)
        try store.check()
        let found = try Self.checkpoint(start, store, run)
        let progress = found?.description.progress
        let epochsDone = progress?.epochsDone ?? 0
        self.run = run
        checkpoint = found?.name
        epochs = start.epochs ?? record.epochs
        epochsGivenUp = try reader.epochs().map(\.epoch).filter { $0 > epochsDone }
        let step = epochsDone * record.stepsPerEpoch + (progress?.batchesDone ?? 0)
        stepsGivenUp = max(0, (try reader.heartbeat()?.step ?? 0) - step)
        leavesLaterCheckpoint =
            start.checkpoint != CheckpointStore.last && store.target(of: CheckpointStore.last) != found?.name
        // An engine that died between its last checkpoint and its last word still has to say that it finished.
        let awaitsItsEnd =
            try start.epochs == nil && epochsDone == record.epochs && reader.state() != .finished
        guard epochsDone < epochs || awaitsItsEnd else { throw nothingToDo(epochsDone, start) }
    }

    private static func checkpoint(
        _ start: EngineStart, _ store: CheckpointStore, _ run: RunDirectory
    ) throws -> CheckpointStore.Found? {
        guard let name = start.checkpoint, name != CheckpointStore.last else {
            return store.names.isEmpty ? nil : try store.openNewest()
        }
        guard store.target(of: name) != nil else {
            throw CommandFailure(
                "\(run.path): has no checkpoint \(name) yet", remedy: "leave out --\(Option.from.name)")
        }
        return try store.open(name)
    }

    private func nothingToDo(_ epochsDone: Int, _ start: EngineStart) -> CommandFailure {
        let place = checkpoint.map { "checkpoint \($0)" } ?? "the run"
        let problem =
            start.epochs == nil
            ? "all \(epochs) epochs are done"
            : "\(place) has \(epochsDone) epochs and --\(Setting.epochs.name) is \(epochs)"
        return CommandFailure(
            "\(run.path): nothing to do: \(problem)",
            remedy: "--\(Setting.epochs.name) \(epochsDone + 10) trains 10 more")
    }

    /// What going back to the checkpoint gives up, as one sentence; nil if nothing is given up.
    var loss: String? {
        guard stepsGivenUp > 0 || !epochsGivenUp.isEmpty else { return nil }
        let place = checkpoint.map { "goes back to checkpoint \($0)" } ?? "begins again"
        var lost: [String] = []
        if let first = epochsGivenUp.first, let last = epochsGivenUp.last {
            lost.append(first == last ? "epoch \(first)" : "epochs \(first) to \(last)")
        }
        if stepsGivenUp > 0 { lost.append("\(stepsGivenUp) steps") }
        return "\(run.path): \(place) and gives up \(lost.joined(separator: ", "))"
    }

    /// Says what is given up, and asks first if a later checkpoint would be left behind.
    ///
    /// - Throws: `CommandFailure` if the answer is no, or if there is nobody to ask.
    func confirm(_ arguments: ParsedArguments) throws {
        guard let loss else { return }
        guard leavesLaterCheckpoint, !arguments.has(.yes) else { return ErrorOutput.note(loss) }
        try Confirmation.require(
            loss, remedy: "--\(Option.yes.name) does it; without --\(Option.from.name) nothing is given up")
    }
}
