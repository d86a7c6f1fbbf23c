import FaceData
import RunContract
import RunStore
import Synchronization
import Training

/// Writes down in the run's record what the engine tells.
///
/// A record that cannot be written does not end training: what waits is kept and tried again with the next
/// write, and the trouble is said once on the standard error.
final class RunRecorder: TrainingObserver {
    private let writer: RunWriter
    private let pulse: HeartbeatPulse
    private let progress: Mutex<Progress>

    /// What a later report needs of an earlier one.
    private struct Progress {
        var step = 0
        var epoch = 0
        var accuracy: Double?
        var evaluatedSamples: [Split: Int] = [:]
        var phase = RunPhase.starting
        var operations = OperationTally()
        var trouble: RunStoreError?
        var beginning: RunBeginning?
    }

    init(_ writer: RunWriter) {
        self.writer = writer
        pulse = HeartbeatPulse(writer)
        progress = Mutex(Progress())
    }

    /// Sets what is written once the engine has begun.
    func prepare(_ beginning: RunBeginning) { progress.withLock { $0.beginning = beginning } }

    func started(_ plan: TrainingPlan) {
        let step = plan.startEpoch * plan.stepsPerEpoch + plan.startBatch
        let beginning = progress.withLock {
            $0.step = step
            $0.epoch = plan.startEpoch + 1
            $0.evaluatedSamples = plan.counts.mapValues { $0.reduce(0, +) }
            return $0.beginning
        }
        attempt { () throws(RunStoreError) in
            try writer.rewind(toStep: step, epoch: plan.startEpoch)
            try beginning?.write(with: writer, stepsPerEpoch: plan.stepsPerEpoch)
        }
    }

    func epochBegan(_ draws: EpochDraws) {
        attempt { () throws(RunStoreError) in try writer.record(draws: draws.counts, epoch: draws.epoch) }
    }

    /// An end is written down by `finish`, when nothing more is to come: who sees it may rely on the rest.
    func phaseChanged(to phase: RunPhase) {
        let epoch = progress.withLock {
            $0.phase = phase
            return $0.epoch
        }
        guard !phase.isFinal else { return }
        attempt { () throws(RunStoreError) in try writer.enter(phase, epoch: epoch) }
    }

    /// Writes the engine's last word.
    ///
    /// - Parameter failure: why the run failed, where it did.
    func finish(failure: String? = nil) {
        pulse.stop()
        let (phase, epoch) = progress.withLock { ($0.phase, $0.epoch) }
        let last = failure == nil && phase.isFinal ? phase : .failed
        attempt { () throws(RunStoreError) in
            try writer.enter(last, epoch: epoch, message: failure)
            try writer.close()
        }
    }

    func stepFinished(_ report: StepReport) {
        progress.withLock {
            $0.step = report.step
            $0.epoch = report.epoch
        }
        let operations = progress.withLock { $0.operations.add(report, now: WallClock.now()) }
        attempt { () throws(RunStoreError) in
            try writer.record(step: StepRecord(report))
            if let operations { try writer.record(operations: operations, epoch: report.epoch) }
        }
    }

    func evaluationAdvanced(_ evaluation: EvaluationProgress) {
        let samples = progress.withLock { $0.evaluatedSamples[evaluation.split] ?? 0 }
        let done = samples * evaluation.batch / max(1, evaluation.batches)
        attempt { () throws(RunStoreError) in try writer.progress(done: done, total: samples) }
    }

    func epochFinished(_ report: EpochReport) {
        progress.withLock { $0.accuracy = report.evaluation.accuracy }
        let matrices = [Split.train: report.train.confusion, report.split: report.evaluation.confusion]
        let predictions = report.predictions.map(PredictionRecord.init)
        attempt { () throws(RunStoreError) in
            try writer.record(epoch: EpochRecord(report), confusion: matrices, predictions: predictions)
        }
    }

    func tested(_ report: TestReport) {
        let predictions = report.predictions.map(PredictionRecord.init)
        attempt { () throws(RunStoreError) in
            try writer.record(test: report.metrics.confusion, predictions: predictions, epoch: report.epoch)
        }
    }

    func checkpointWritten(_ report: CheckpointReport) {
        let (step, accuracy) = progress.withLock { ($0.step, $0.accuracy) }
        attempt { () throws(RunStoreError) in
            try writer.record(
                checkpoint: CheckpointRecord(
                    name: report.name, epoch: report.epochsDone, step: step, accuracy: accuracy))
            try writer.record(event: EventRecord(.checkpoint, "wrote checkpoint \(report.name)"))
        }
    }

    func foundUnreadable(_ images: [UnreadableImage]) {
        attempt { () throws(RunStoreError) in
            for image in images { try writer.record(event: EventRecord(.unreadable, "\(image)")) }
        }
    }

    func message(_ message: EngineMessage) {
        let kind: EventRecord.Kind = message.level == .note ? .message : .warning
        attempt { () throws(RunStoreError) in try writer.record(event: EventRecord(kind, message.text)) }
    }

    private func attempt(_ write: () throws(RunStoreError) -> Void) {
        do throws(RunStoreError) {
            try write()
            progress.withLock { $0.trouble = nil }
        } catch {
            let isNew = progress.withLock { progress in
                defer { progress.trouble = error }
                return progress.trouble != error
            }
            if isNew { ErrorOutput.note("the run's record is not written: \(error)") }
        }
    }
}
