import RunStore
import TerminalUI

/// A banner above the overview that names a problem and what to do about it.
struct TroubleBanner: Widget {
    let state: DashboardState

    private var run: RunView { state.run }

    var isNeeded: Bool {
        run.problem != nil || run.state == .crashed || run.state == .failed || run.state == .stalled
    }

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let role: ThemeRole = run.state == .stalled ? .warning : .error
        grid.drawBorder(area, border: appearance.glyphs.border, style: appearance.style(role))
        grid.write(
            StyledText(" \(title) ", role, .bold), in: area.row(0).inset(horizontal: 2), with: appearance)
        let inside = area.inset(horizontal: 2, vertical: 1)
        let advice = TextWrapping.wrap(advice, columns: inside.width).map { StyledText($0, .text, .bold) }
        let room = max(0, inside.height - advice.count)
        let lines = run.log.suffix(room).map { StyledText(LogView.sanitized($0), .muted) }
        Label(advice + lines).draw(in: inside, on: &grid, with: appearance)
    }

    private var title: String {
        if run.problem != nil { return "The run cannot be read" }
        return switch run.state {
        case .crashed: "The engine is gone"
        case .failed: "Training failed"
        default: "The engine is silent"
        }
    }

    private var advice: String {
        if let problem = run.problem { return problem }
        let resume = ResumeAdvice.command(run)
        switch run.state {
        case .crashed:
            if run.heartbeat == nil { return "it never started; the last lines of engine.log:" }
            return (resume.map { "\($0) continues from the last checkpoint; " } ?? "") + "engine.log ends:"
        case .failed:
            let advice =
                resume.map { "once the cause is removed, \($0) continues from the last checkpoint" }
                ?? "no checkpoint had been written: remove the cause and start a new run"
            return "\(run.heartbeat?.message ?? "no reason given"); \(advice)"
        default:
            let silence = run.heartbeat.map { state.now - $0.wallTime }
            return
                "no sign of life for \(DurationText.text(silence)), though its process lives; engine.log ends:"
        }
    }
}
