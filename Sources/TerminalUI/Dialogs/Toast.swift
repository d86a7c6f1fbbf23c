/// A short message over the lower right of the screen that goes away by itself.
package struct Toast: Widget, Sendable {
    package var text: String
    package var role: ThemeRole

    package init(_ text: String, role: ThemeRole = .accent) {
        self.text = text
        self.role = role
    }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let lines = TextWrapping.wrap(text, columns: max(0, min(56, area.width - 6)))
        guard !lines.isEmpty, area.height >= 3 else { return }
        let width = (lines.map { CharacterWidth.columns($0) }.max() ?? 0) + 4
        let height = min(area.height, lines.count + 2)
        let box = Rect(x: area.maxX - width - 1, y: area.maxY - height, width: width, height: height)
            .intersection(area)
        grid.fill(box, style: appearance.surface)
        grid.drawBorder(box, border: appearance.glyphs.border, style: appearance.style(role))
        let inside = box.inset(horizontal: 2, vertical: 1)
        Label(lines.map { StyledText($0, role, .bold) }).draw(in: inside, on: &grid, with: appearance)
    }
}
