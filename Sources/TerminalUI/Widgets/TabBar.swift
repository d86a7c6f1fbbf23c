/// The screens' numbers and names in one line, the current one marked.
package struct TabBar: Widget, Sendable {
    package var titles: [String]
    package var selected: Int

    package init(titles: [String], selected: Int) {
        self.titles = titles
        self.selected = selected
    }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        for (index, room) in rooms(in: area).enumerated() {
            let isSelected = index == selected
            let number = StyledText(" \(index + 1) ", isSelected ? nil : .accent, .bold)
            let title =
                room.width > 3
                ? StyledText("\(titles[index]) ", isSelected ? nil : .muted, isSelected ? .bold : []) : ""
            grid.write(number + title, in: room, with: appearance)
            guard isSelected else { continue }
            let selection = appearance.selection
            grid.restyle(room) { _ in
                Style(
                    foreground: selection.foreground, background: selection.background,
                    attributes: selection.attributes.union(.bold))
            }
        }
    }

    /// The tab at a place of the screen, for the mouse.
    package func tab(at position: Position, in area: Rect) -> Int? {
        rooms(in: area).firstIndex { $0.contains(position) }
    }

    /// Tabs side by side; only the selected one keeps its name where not all fit.
    private func rooms(in area: Rect) -> [Rect] {
        let full = titles.map { CharacterWidth.columns($0) + 4 }
        let isFull = full.reduce(0, +) <= area.width
        var column = area.x
        return titles.indices.map { index in
            let width = isFull || index == selected ? full[index] : 3
            defer { column += width }
            return Rect(x: column, y: area.y, width: width, height: 1).intersection(area)
        }
    }
}
