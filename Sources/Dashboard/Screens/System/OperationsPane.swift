import RunStore
import TerminalUI

/// How long a step spends in each kind of operation, over the latest epoch.
struct OperationsPane: Widget {
    let operations: [OperationRecord]
    var isFocused = false

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let steps = operations.map(\.steps).max() ?? 0
        let note = steps == 0 ? "" : "mean of \(steps) \(steps == 1 ? "step" : "steps")"
        let panel = Panel("Operations", note: note, isFocused: isFocused)
        let lines = lines
        guard !lines.isEmpty else {
            let text = Label.emptyState("not measured", "this run's engine has told no times")
            return panel.draw(text, in: area, on: &grid, with: appearance)
        }
        panel.draw(in: area, on: &grid, with: appearance)
        FactLine.draw(
            lines, in: area.inset(horizontal: 2, vertical: 1), on: &grid, with: appearance)
    }

    /// The longest first; what took no time, as operations that this network has not, is left out.
    private var lines: [FactLine] {
        let timed = operations.filter { $0.steps > 0 && $0.seconds.isFinite && $0.seconds > 0 }
        let all = timed.reduce(0) { $0 + $1.seconds }
        return timed.map { record in
            FactLine(
                name: record.operation,
                value: StepTimePane.milliseconds(record.seconds / Double(record.steps))
                    + " " + StepTimePane.percent(record.seconds / all),
                fraction: record.seconds / all)
        }
    }
}
