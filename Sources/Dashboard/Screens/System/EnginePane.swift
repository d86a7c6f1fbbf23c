import RunStore
import TerminalUI

/// The engine's use of processors and memory.
struct EnginePane: Widget {
    let state: DashboardState
    var isFocused = false

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let run = state.run
        let process = run.heartbeat?.process.pid
        let panel = Panel("Engine", note: process.map { "process \($0)" } ?? "", isFocused: isFocused)
        guard run.state.isLive, let usage = run.usage else {
            let text = Label.emptyState("no engine is running", "the run is \(run.state.rawValue)")
            return panel.draw(text, in: area, on: &grid, with: appearance)
        }
        panel.draw(in: area, on: &grid, with: appearance)
        let history = Sparkline(values: usage.history, role: .good, range: 0...most(usage))
        FactLine.draw(
            lines(usage, appearance.glyphs), above: history, in: area.inset(horizontal: 2, vertical: 1),
            on: &grid, with: appearance)
    }

    /// The processors that the engine could fill.
    private func most(_ usage: ProcessUsage) -> Double {
        max(1, Double(state.system.machine?.processors.count ?? 0), usage.history.max() ?? 1)
    }

    private func lines(_ usage: ProcessUsage, _ glyphs: GlyphSet) -> [FactLine] {
        let machine = state.system.machine
        let cores = usage.cores.map { NumberText.percent($0, decimals: 0) } ?? glyphs.noValue
        var lines = [
            FactLine(name: "cpu", value: cores, history: usage.history, range: 0...most(usage)),
            FactLine(
                name: "memory", value: ByteText.text(usage.residentBytes),
                fraction: machine?.memoryBytes.map { Double(usage.residentBytes) / Double(max(1, $0)) }),
            FactLine(name: "threads", value: "\(usage.threads)"),
        ]
        if let memory = machine?.memoryBytes, let available = machine?.availableBytes, memory > 0 {
            let used = Double(memory - available) / Double(memory)
            lines.insert(
                FactLine(
                    name: "all memory",
                    value: "\(ByteText.text(memory - available)) of \(ByteText.text(memory))",
                    fraction: used, role: used > 0.9 ? .warning : .muted), at: 2)
        }
        if let beat = state.run.heartbeat {
            let silence = max(0, state.now - beat.wallTime)
            let text = silence < 2 ? "now" : DurationText.text(silence) + " ago"
            lines.append(FactLine(name: "heartbeat", value: text))
        }
        return lines
    }
}
