import RunStore
import TerminalUI

/// The run's state with its progress, and below it the figures of the moment.
struct StatusView: Widget {
    let state: DashboardState

    private var run: RunView { state.run }

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        var room = area.inset(horizontal: 1)
        if area.height >= 4 {
            let panel = Panel(
                "Run",
                note: PathText.tail(
                    run.directory.path, columns: area.width / 2, ellipsis: appearance.glyphs.ellipsis))
            panel.draw(in: area, on: &grid, with: appearance)
            room = area.inset(horizontal: 2, vertical: 1)
        }
        drawProgress(in: room.row(0), on: &grid, with: appearance)
        let figures = StatusFigures(run: run, now: state.now)
        figures.draw(in: room.row(1), on: &grid, with: appearance)
    }

    private func drawProgress(in line: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let left = StateBadge.text(run.state, appearance.glyphs) + places(in: line.width)
        let right = ending(appearance.glyphs)
        grid.write(left, in: line, with: appearance)
        grid.write(right, in: line, with: appearance, align: .trailing)
        let bar = Rect(
            x: line.x + left.columns + 2, y: line.y, width: line.width - left.columns - right.columns - 4,
            height: line.height)
        guard bar.width >= 6 else { return }
        ProgressBar(fraction: run.fraction, role: StateBadge.role(run.state), caption: "")
            .draw(in: bar, on: &grid, with: appearance)
    }

    /// Epoch and step, as far as they are known.
    private func places(in width: Int) -> StyledText {
        let configuration = run.configuration
        var text = StyledText()
        if configuration.epochs > 0 {
            let epoch = max(run.heartbeat?.epoch ?? 0, run.epochs.last?.epoch ?? 0)
            text +=
                StyledText("  epoch ", .muted) + StyledText("\(epoch)/\(configuration.epochs)", nil, .bold)
        }
        if run.state == .evaluating, let beat = run.heartbeat, beat.phaseTotal > 0 {
            let done = "\(NumberText.grouped(beat.phaseDone))/\(NumberText.grouped(beat.phaseTotal))"
            return text + StyledText("  sample ", .muted) + StyledText(done, nil, .bold)
        }
        guard configuration.totalSteps > 0, width >= 64 else { return text }
        let steps = "\(NumberText.grouped(run.step))/\(NumberText.grouped(configuration.totalSteps))"
        return text + StyledText("  step ", .muted) + StyledText(steps, nil, .bold)
    }

    /// Percent and time left, or how long it took.
    private func ending(_ glyphs: GlyphSet) -> StyledText {
        let percent = run.fraction.map { "\($0 >= 1 ? 100 : Int($0 * 100))%" } ?? glyphs.noValue
        let text = StyledText(percent, nil, .bold)
        guard run.state.isLive else {
            let seconds = run.epochs.reduce(0) { $0 + ($1.seconds.isFinite ? $1.seconds : 0) }
            return text + StyledText("  took ", .muted) + StyledText(DurationText.text(seconds), nil, .bold)
        }
        let remaining = DurationText.text(RemainingTime.seconds(run))
        return text + StyledText("  ETA ", .muted) + StyledText(remaining, .accent, .bold)
    }
}
