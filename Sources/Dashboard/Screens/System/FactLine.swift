import TerminalUI

/// A line with a name, a bar or curve where there is room, and a value.
struct FactLine {
    var name: String
    var value: String
    /// 0 to 1; nil for no bar.
    var fraction: Double?
    var role = ThemeRole.accent
    /// The latest values of a curve; nil for none.
    var history: [Double]?
    /// The curve's scale.
    var range: ClosedRange<Double>?

    func draw(
        in line: Rect, nameWidth: Int, valueWidth: Int, on grid: inout CellGrid, with appearance: Appearance
    ) {
        let middle = fraction != nil || history != nil
        let parts = line.columns(
            .fixed(nameWidth), .flexible(), middle ? .fixed(valueWidth) : .flexible(), gap: 1,
            priorities: [2, 0, 1])
        grid.write(StyledText(name, .muted), in: parts[0], with: appearance)
        guard middle else {
            let room = Rect(
                x: parts[1].x, y: line.y, width: line.maxX - parts[1].x, height: line.height)
            return grid.write(StyledText(value, nil, .bold), in: room, with: appearance)
        }
        grid.write(StyledText(value, nil, .bold), in: parts[2], with: appearance, align: .trailing)
        guard parts[1].width >= 4 else { return }
        if let history {
            Sparkline(values: history, role: role, range: range).draw(
                in: parts[1], on: &grid, with: appearance)
        } else if let fraction {
            grid.drawBar(fraction, in: parts[1], role: role, with: appearance)
        }
    }

    /// Draws lines below each other, and in what room they leave, where it is worth it, a curve over time.
    static func draw(
        _ lines: [FactLine], above history: Sparkline, in area: Rect, on grid: inout CellGrid,
        with appearance: Appearance
    ) {
        draw(lines, in: area, on: &grid, with: appearance)
        let rest = area.height - lines.count - 1
        guard rest >= 3, history.values.count > 1 else { return }
        let height = min(rest, 8)
        let room = Rect(x: area.x, y: area.maxY - height, width: area.width, height: height)
        history.draw(in: room, on: &grid, with: appearance)
    }

    /// Draws lines below each other, their parts aligned.
    static func draw(_ lines: [FactLine], in area: Rect, on grid: inout CellGrid, with appearance: Appearance)
    {
        let nameWidth = lines.map { CharacterWidth.columns($0.name) }.max() ?? 0
        let valueWidth =
            lines.filter { $0.fraction != nil || $0.history != nil }
            .map { CharacterWidth.columns($0.value) }.max() ?? 0
        for (index, line) in lines.prefix(area.height).enumerated() {
            line.draw(
                in: area.row(index), nameWidth: nameWidth, valueWidth: valueWidth, on: &grid, with: appearance
            )
        }
    }
}
