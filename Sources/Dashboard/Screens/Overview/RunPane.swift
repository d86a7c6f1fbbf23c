import RunStore
import TerminalUI

/// The run's settings and latest events.
struct RunPane: Widget {
    private static let ageWidth = 7
    /// Lines that one event may take.
    private static let mostLines = 3

    let state: DashboardState
    var isFocused = false

    private var run: RunView { state.run }

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let facts = facts
        let parts = area.rows(.fixed(min(facts.count + 2, area.height / 2)), .flexible())
        Panel("Settings", isFocused: isFocused).draw(in: parts[0], on: &grid, with: appearance)
        let width = facts.map { CharacterWidth.columns($0.name) }.max() ?? 0
        for (index, fact) in facts.enumerated() {
            let line = parts[0].inset(horizontal: 2, vertical: 1).row(index)
            let columns = line.columns(.fixed(width), .flexible(), gap: 2)
            grid.write(StyledText(fact.name, .muted), in: columns[0], with: appearance)
            let value = PathText.tail(
                fact.value, columns: columns[1].width, ellipsis: appearance.glyphs.ellipsis)
            grid.write(StyledText(value), in: columns[1], with: appearance)
        }
        drawEvents(in: parts[1], on: &grid, with: appearance)
    }

    private var facts: [(name: String, value: String)] {
        let configuration = run.configuration
        var facts = [
            ("model", "\(configuration.model), \(configuration.imageSize)x\(configuration.imageSize)"),
            ("data", configuration.dataset), ("batch size", "\(configuration.batchSize)"),
        ]
        for name in ["recipe", "optimizer", "lr", "weights", "seed", "threads"] {
            if let value = configuration.options[name], !value.isEmpty { facts.append((name, value)) }
        }
        facts.append(("started", DurationText.text(state.now - configuration.createdAt) + " ago"))
        if let checkpoint = run.checkpoints.last {
            facts.append(("checkpoint", "\(checkpoint.name), step \(NumberText.grouped(checkpoint.step))"))
        }
        return facts
    }

    /// The newest on top.
    private func drawEvents(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let panel = Panel("Events")
        guard !run.events.isEmpty else {
            return panel.draw(
                Label.emptyState("nothing has happened yet"), in: area, on: &grid, with: appearance)
        }
        panel.draw(in: area, on: &grid, with: appearance)
        let inside = area.inset(horizontal: 2, vertical: 1)
        var row = 0
        for event in run.events.reversed() where row < inside.height {
            let columns = inside.row(row).columns(.fixed(Self.ageWidth), .flexible(), gap: 1)
            let age = DurationText.text(max(0, state.now - event.wallTime))
            grid.write(StyledText(age, .muted), in: columns[0], with: appearance, align: .trailing)
            let lines = TextWrapping.wrap(event.message, columns: columns[1].width)
                .prefix(min(Self.mostLines, inside.height - row))
            for (offset, line) in lines.enumerated() {
                let room = Rect(
                    x: columns[1].x, y: inside.y + row + offset, width: columns[1].width, height: 1)
                grid.write(StyledText(line, role(event.kind)), in: room, with: appearance)
            }
            row += max(1, lines.count)
        }
    }

    private func role(_ kind: EventRecord.Kind) -> ThemeRole? {
        switch kind {
        case .message: nil
        case .checkpoint: .good
        case .warning, .unreadable: .warning
        }
    }
}
