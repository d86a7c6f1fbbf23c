import RunStore
import TerminalUI

/// Where the time goes: within the latest steps, and within the last epoch.
struct StepTimePane: Widget {
    let run: RunView
    var isFocused = false

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let steps = recent
        let note = steps.isEmpty ? "" : "mean of \(steps.count) steps"
        let panel = Panel("Time", note: note, isFocused: isFocused)
        let lines = stepLines(steps) + epochLines
        guard !lines.isEmpty else {
            return panel.draw(Label.emptyState("no steps yet"), in: area, on: &grid, with: appearance)
        }
        panel.draw(in: area, on: &grid, with: appearance)
        FactLine.draw(
            lines, above: Sparkline(values: steps.map(\.seconds)), in: area.inset(horizontal: 2, vertical: 1),
            on: &grid, with: appearance)
    }

    /// The latest steps whose time was taken.
    private var recent: [StepRecord] {
        run.steps.recent.suffix(100).filter { $0.seconds.isFinite && $0.seconds > 0 }
    }

    private func stepLines(_ steps: [StepRecord]) -> [FactLine] {
        guard !steps.isEmpty else { return [] }
        let count = Double(steps.count)
        let seconds = steps.reduce(0) { $0 + $1.seconds } / count
        let waits = steps.map { $0.inputWait.isFinite ? max(0, $0.inputWait) : 0 }
        let wait = waits.reduce(0, +) / count
        let share = min(1, wait / seconds)
        return [
            FactLine(
                name: "step", value: Self.milliseconds(seconds), history: steps.map(\.seconds)),
            FactLine(
                name: "computing", value: "\(Self.milliseconds(seconds - wait)) \(Self.percent(1 - share))",
                fraction: 1 - share, role: .good),
            FactLine(
                name: "input wait", value: "\(Self.milliseconds(wait)) \(Self.percent(share))",
                fraction: share, role: share > 0.1 ? .warning : .muted),
            FactLine(
                name: "waits", value: Self.milliseconds(waits.max() ?? 0) + " at most", role: .muted,
                history: waits),
        ]
    }

    private var epochLines: [FactLine] {
        guard let epoch = run.epochs.last, epoch.seconds.isFinite, epoch.seconds > 0 else { return [] }
        let evaluation = epoch.evaluationSeconds.isFinite ? epoch.evaluationSeconds : 0
        let share = min(1, max(0, evaluation / epoch.seconds))
        return [
            FactLine(name: "epoch \(epoch.epoch)", value: DurationText.text(epoch.seconds)),
            FactLine(
                name: "evaluating", value: "\(DurationText.text(evaluation)) \(Self.percent(share))",
                fraction: share, role: .test),
        ]
    }

    static func percent(_ share: Double) -> String {
        let text = NumberText.percent(share, decimals: 0)
        return String(repeating: " ", count: max(0, 4 - text.count)) + text
    }

    static func milliseconds(_ seconds: Double) -> String {
        let value = max(0, seconds) * 1000
        guard value < 1000 else { return "\(NumberText.fixed(value / 1000, decimals: 2)) s" }
        return "\(NumberText.short(value, digits: 3)) ms"
    }
}
