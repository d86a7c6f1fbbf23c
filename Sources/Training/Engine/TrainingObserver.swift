package import FaceData
package import RunContract

/// Who is told what the engine does. Calls come one at a time, from the engine's own queue, and the engine
/// waits for each: an observer must be quick.
package protocol TrainingObserver: Sendable {
    /// Once, before the first step.
    func started(_ plan: TrainingPlan)
    /// Before an epoch's first step, and again where a run goes on within one.
    func epochBegan(_ draws: EpochDraws)
    func phaseChanged(to phase: RunPhase)
    func stepFinished(_ report: StepReport)
    /// After every batch of an evaluation.
    func evaluationAdvanced(_ progress: EvaluationProgress)
    func epochFinished(_ report: EpochReport)
    /// After the last epoch of a run with a validation split, once for each checkpoint that is tested.
    func tested(_ report: TestReport)
    func checkpointWritten(_ report: CheckpointReport)
    /// Images that could not be read, each once a run.
    func foundUnreadable(_ images: [UnreadableImage])
    func message(_ message: EngineMessage)
}
