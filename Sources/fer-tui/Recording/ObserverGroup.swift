import FaceData
import RunContract
import Training

/// Tells several observers what one is told.
struct ObserverGroup: TrainingObserver {
    let members: [any TrainingObserver]

    func started(_ plan: TrainingPlan) { for member in members { member.started(plan) } }

    func epochBegan(_ draws: EpochDraws) { for member in members { member.epochBegan(draws) } }

    func phaseChanged(to phase: RunPhase) { for member in members { member.phaseChanged(to: phase) } }

    func stepFinished(_ report: StepReport) { for member in members { member.stepFinished(report) } }

    func evaluationAdvanced(_ progress: EvaluationProgress) {
        for member in members { member.evaluationAdvanced(progress) }
    }

    func epochFinished(_ report: EpochReport) { for member in members { member.epochFinished(report) } }

    func tested(_ report: TestReport) { for member in members { member.tested(report) } }

    func checkpointWritten(_ report: CheckpointReport) {
        for member in members { member.checkpointWritten(report) }
    }

    func foundUnreadable(_ images: [UnreadableImage]) {
        for member in members { member.foundUnreadable(images) }
    }

    func message(_ message: EngineMessage) { for member in members { member.message(message) } }
}
