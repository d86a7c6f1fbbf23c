import FaceData
import RunContract
import Synchronization
import Training

/// Prints what the engine tells as lines: for terminals without a screen, logs and scripts.
final class LineReporter: TrainingObserver {
    /// What the lines are for.
    enum Style: Sendable, Equatable {
        /// A line an epoch, and one every so many steps.
        case plain(everySteps: Int?)
        /// One JSON object an epoch and nothing else; what people should read goes to the standard error.
        case json
        /// As plain, with the time before each line and with every change of state.
        case log
    }

    /// A log has a line of steps at most so often, in seconds.
    private static let logInterval = 10.0

    private let style: Style
    private let secondsSinceStepLine = Mutex(0.0)

    init(_ style: Style) {
        self.style = style
    }

    /// Says what the run computes with.
    func computes(with text: String) {
        if style != .json { line(text) }
    }

    func started(_ plan: TrainingPlan) {
        guard style != .json else { return }
        let count = { (split: Split) in plan.counts[split, default: []].reduce(0, +) }
        let validation = plan.counts[.validation] == nil ? "" : ", \(count(.validation)) validation"
        line(
            "\(count(.train)) training\(validation) and \(count(.test)) test images of "
                + "\(plan.classNames.count) classes, \(plan.parameters) parameters, \(plan.stepsPerEpoch) steps an epoch"
        )
        line(
            plan.judging == .test
                ? "no validation split: the test images choose the best epoch (--validation-fraction draws one)"
                : "the validation images choose the best epoch; the test images are looked at once training is done"
        )
        if plan.startEpoch + plan.startBatch > 0 {
            line("going on after \(plan.startEpoch) epochs and \(plan.startBatch) steps")
        }
    }

    func epochBegan(_ draws: EpochDraws) {}

    func phaseChanged(to phase: RunPhase) {
        if style == .log { line(phase.rawValue) }
    }

    func stepFinished(_ report: StepReport) {
        guard isStepLineDue(report) else { return }
        line(PlainLine.step(report))
    }

    func evaluationAdvanced(_ progress: EvaluationProgress) {}

    func epochFinished(_ report: EpochReport) {
        guard style == .json else { return line(PlainLine.epoch(report)) }
        // An epoch holds only numbers, so that encoding cannot fail.
        if let text = try? JSONText.encode(EpochLine(report)) { Output.line(text) }
    }

    func tested(_ report: TestReport) {
        guard style == .json else { return line(PlainLine.test(report)) }
        // A test holds only numbers, so that encoding cannot fail.
        if let text = try? JSONText.encode(TestLine(report)) { Output.line(text) }
    }

    func checkpointWritten(_ report: CheckpointReport) {
        if style == .log { line("wrote checkpoint \(report.name)") }
    }

    func foundUnreadable(_ images: [UnreadableImage]) {
        for image in images { remark("skipped \(image)") }
    }

    func message(_ message: EngineMessage) {
        // A failure ends the command, which says it once itself.
        if message.level != .failure || style == .log { remark(message.text) }
    }

    private func isStepLineDue(_ report: StepReport) -> Bool {
        switch style {
        case .json: return false
        case .plain(let steps): return steps.map { report.step.isMultiple(of: $0) } ?? false
        case .log:
            return secondsSinceStepLine.withLock { seconds in
                seconds += report.seconds
                guard seconds >= Self.logInterval else { return false }
                seconds = 0
                return true
            }
        }
    }

    private func line(_ text: String) {
        let text = ErrorOutput.printable(text)
        Output.line(style == .log ? "\(LogTime.now) \(text)" : text)
    }

    /// Something beside the figures.
    private func remark(_ text: String) {
        style == .log ? line(text) : ErrorOutput.note(ErrorOutput.printable(text))
    }
}
