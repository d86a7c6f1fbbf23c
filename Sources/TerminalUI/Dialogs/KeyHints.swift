/// One line with the most useful keys; those that do not fit are left out from the end.
package struct KeyHints: Widget, Sendable {
    package var bindings: [KeyBinding]

    package init(_ bindings: [KeyBinding]) { self.bindings = bindings }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        for (entry, room) in entries(in: area, appearance.glyphs) {
            grid.write(entry.text, in: room, with: appearance)
        }
    }

    /// The binding at a place of the screen, for the mouse.
    package func binding(at position: Position, in area: Rect, _ glyphs: GlyphSet) -> KeyBinding? {
        entries(in: area, glyphs).first { $0.room.contains(position) }?.entry.binding
    }

    private struct Entry {
        let binding: KeyBinding
        let text: StyledText
    }

    private func entries(in area: Rect, _ glyphs: GlyphSet) -> [(entry: Entry, room: Rect)] {
        var column = area.x
        var entries: [(Entry, Rect)] = []
        for binding in bindings {
            guard let key = binding.keys.first else { continue }
            let text = StyledText(key.label(glyphs), .accent, .bold) + StyledText(" \(binding.hint)", .muted)
            guard column + text.columns <= area.maxX else { break }
            let room = Rect(x: column, y: area.y, width: text.columns, height: min(1, area.height))
            entries.append((Entry(binding: binding, text: text), room))
            column += text.columns + 2
        }
        return entries
    }
}
