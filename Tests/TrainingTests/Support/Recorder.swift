import FaceData
import RunContract
import Synchronization

@testable import Training

/// An observer and command source that keeps what it was told, and issues commands by a script.
final class Recorder: TrainingObserver, CommandSource {
    /// What has been recorded.
    struct Record {
        var phases: [RunPhase] = []
        var steps: [StepReport] = []
        var epochs: [EpochReport] = []
        var tests: [TestReport] = []
        var checkpoints: [CheckpointReport] = []
        var unreadable: [UnreadableImage] = []
        var messages: [EngineMessage] = []
        var plan: TrainingPlan?
        var draws: [EpochDraws] = []
        var answers: [CommandAnswer] = []
        var evaluated = 0
        var polls = 0
        var pollsWhilePaused = 0
    }

    private let record = Mutex(Record())
    /// Called at every poll with what was recorded so far; returns the commands that come in.
    private let script: @Sendable (Record) -> [RunCommand]

    init(_ script: @escaping @Sendable (Record) -> [RunCommand] = { _ in [] }) {
        self.script = script
    }

    var recorded: Record { record.withLock { $0 } }

    func poll() -> [IssuedCommand] {
        record.withLock { record in
            record.polls += 1
            if record.phases.last == .paused { record.pollsWhilePaused += 1 }
            return script(record).map { IssuedCommand(id: record.polls, $0) }
        }
    }

    func acknowledge(_ command: IssuedCommand, _ answer: CommandAnswer) {
        record.withLock { $0.answers.append(answer) }
    }

    func started(_ plan: TrainingPlan) { record.withLock { $0.plan = plan } }
    func epochBegan(_ draws: EpochDraws) { record.withLock { $0.draws.append(draws) } }
    func phaseChanged(to phase: RunPhase) { record.withLock { $0.phases.append(phase) } }
    func stepFinished(_ report: StepReport) { record.withLock { $0.steps.append(report) } }
    func evaluationAdvanced(_ progress: EvaluationProgress) { record.withLock { $0.evaluated += 1 } }
    func epochFinished(_ report: EpochReport) { record.withLock { $0.epochs.append(report) } }
    func tested(_ report: TestReport) { record.withLock { $0.tests.append(report) } }
    func checkpointWritten(_ report: CheckpointReport) { record.withLock { $0.checkpoints.append(report) } }
    func foundUnreadable(_ images: [UnreadableImage]) { record.withLock { $0.unreadable += images } }
    func message(_ message: EngineMessage) { record.withLock { $0.messages.append(message) } }
}
