/// A field for a few letters, and below it the commands that they find, with their keys.
package struct CommandPalette: Widget, Sendable {
    package var text: String
    package var commands: [KeyBinding]
    package var selected: Int

    package init(text: String, commands: [KeyBinding], selected: Int) {
        self.text = text
        self.commands = commands
        self.selected = selected
    }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let box = frame(in: area)
        guard !box.isEmpty else { return }
        grid.fill(box, style: appearance.surface)
        let note = commands.isEmpty ? "" : "\(min(selected, commands.count - 1) + 1)/\(commands.count)"
        Panel("Commands", note: note, isFocused: true).draw(in: box, on: &grid, with: appearance)
        let inside = box.inset(horizontal: 2, vertical: 1)
        let prompt = StyledText(":", .accent, .bold) + StyledText(text) + StyledText("_", .accent)
        grid.write(prompt, in: inside.row(0), with: appearance)
        table(appearance).draw(in: Self.list(inside), on: &grid, with: appearance)
    }

    /// The command at a place of the screen, for the mouse.
    package func command(at position: Position, in area: Rect) -> Int? {
        let list = Self.list(frame(in: area).inset(horizontal: 2, vertical: 1))
        return table(Appearance()).row(at: position, in: list)
    }

    /// Wide enough for every command, from near the top, so that it stays in place while the list shrinks.
    private func frame(in area: Rect) -> Rect {
        let width = min(64, area.width)
        let height = min(area.height, max(9, area.height * 2 / 3))
        let top = area.y + (area.height - height) / 3
        return Rect(x: area.x + (area.width - width) / 2, y: top, width: width, height: height)
    }

    private static func list(_ inside: Rect) -> Rect {
        inside.rows(.fixed(1), .fixed(1), .flexible(), priorities: [2, 0, 1])[2]
    }

    private func table(_ appearance: Appearance) -> Table {
        let keys = commands.map { CharacterWidth.columns($0.keyLabels(appearance.glyphs)) }.max() ?? 0
        let columns = [
            TableColumn("", width: .flexible(minimum: 20), priority: 2),
            TableColumn("", width: .fixed(min(keys, 16)), align: .trailing, priority: 1),
        ]
        var table = Table(
            columns: columns, rowCount: commands.count, selected: selected, emptyText: "no such command"
        ) { index in
            [
                StyledText(commands[index].help),
                StyledText(commands[index].keyLabels(appearance.glyphs), .accent, .bold),
            ]
        }
        table.hasHeader = false
        return table
    }
}
