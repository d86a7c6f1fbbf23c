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
                ? StyledText(titles[index], isSelected ? nil : .muted, isSelected ? .bold : []) : ""
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

    /// The columns that all tabs take with their names.
    ///
    /// - Parameter isTight: Without the space after each name.
    package static func width(of titles: [String], isTight: Bool = false) -> Int {
        titles.reduce(0) { $0 + CharacterWidth.columns($1) + (isTight ? 3 : 4) }
    }

    /// Tabs side by side, closer where they must; only the selected one keeps its name where not all fit.
    private func rooms(in area: Rect) -> [Rect] {
        let isFull = Self.width(of: titles, isTight: true) <= area.width
        let padding = isFull && Self.width(of: titles) > area.width ? 3 : 4
        var column = area.x
        return titles.indices.map { index in
            let width = isFull || index == selected ? CharacterWidth.columns(titles[index]) + padding : 3
            defer { column += width }
            return Rect(x: column, y: area.y, width: width, height: 1).intersection(area)
        }
    }
}
