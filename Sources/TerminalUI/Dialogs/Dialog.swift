/// A question over the screen with a row of buttons.
package struct Dialog: Widget, Sendable {
    package var title: String
    package var message: String
    package var buttons: [String]
    package var selected: Int

    package init(title: String, message: String, buttons: [String], selected: Int = 0) {
        self.title = title
        self.message = message
        self.buttons = buttons
        self.selected = selected
    }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let box = frame(in: area)
        guard !box.isEmpty else { return }
        grid.fill(box, style: appearance.surface)
        Panel(title, isFocused: true).draw(in: box, on: &grid, with: appearance)
        let inside = box.inset(horizontal: 2, vertical: 1)
        let rows = buttonRows(inside.width)
        let parts = inside.rows(.flexible(), .fixed(rows), priorities: [0, 1])
        let lines = TextWrapping.wrap(message, columns: parts[0].width).map { StyledText($0) }
        Label(lines).draw(in: parts[0], on: &grid, with: appearance)
        for (index, room) in buttonRooms(in: parts[1]).enumerated() {
            drawButton(index, in: room, on: &grid, with: appearance)
        }
    }

    /// The button at a place of the screen, for the mouse.
    package func button(at position: Position, in area: Rect) -> Int? {
        let inside = frame(in: area).inset(horizontal: 2, vertical: 1)
        let rows = buttonRows(inside.width)
        let line = inside.rows(.flexible(), .fixed(rows), priorities: [0, 1])[1]
        return buttonRooms(in: line).firstIndex { $0.contains(position) }
    }

    private func frame(in area: Rect) -> Rect {
        let wanted = max(CharacterWidth.columns(message), buttonsWidth, CharacterWidth.columns(title) + 4)
        let width = min(area.width, min(64, wanted) + 4, max(buttonsWidth + 4, 64))
        let lines = TextWrapping.wrap(message, columns: max(1, width - 4)).count
        return area.centered(Size(width: width, height: lines + 1 + buttonRows(width - 4) + 2))
    }

    private var buttonsWidth: Int {
        buttons.reduce(0) { $0 + CharacterWidth.columns($1) + 4 } + 2 * max(0, buttons.count - 1)
    }

    /// Buttons lie below each other where they do not fit side by side.
    private func buttonRows(_ width: Int) -> Int { buttonsWidth <= width ? 1 : buttons.count }

    private func buttonRooms(in area: Rect) -> [Rect] {
        if buttonRows(area.width) > 1 {
            return buttons.indices.map { area.row($0) }
        }
        var column = area.x + max(0, (area.width - buttonsWidth) / 2)
        return buttons.map { button in
            let width = CharacterWidth.columns(button) + 4
            defer { column += width + 2 }
            return Rect(x: column, y: area.y, width: width, height: min(1, area.height)).intersection(area)
        }
    }

    private func drawButton(_ index: Int, in room: Rect, on grid: inout CellGrid, with appearance: Appearance)
    {
        let isSelected = index == selected
        let style = isSelected ? appearance.selection.bold : appearance.style(.text)
        if isSelected { grid.fill(room, style: style.over(appearance.surface)) }
        let text =
            isSelected && !appearance.glyphs.isUnicode ? "[ \(buttons[index]) ]" : "  \(buttons[index])  "
        grid.write(text, in: room, style: style, ellipsis: appearance.glyphs.ellipsis)
    }
}
