/// One line with the most useful keys; those that do not fit are left out from the end.
package struct KeyHints: Widget, Sendable {
    package var bindings: [KeyBinding]

    package init(_ bindings: [KeyBinding]) { self.bindings = bindings }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        var column = area.x
        for binding in bindings {
            guard let key = binding.keys.first else { continue }
            let entry =
                StyledText(key.label(appearance.glyphs), .accent, .bold)
                + StyledText(" \(binding.hint)", .muted)
            guard column + entry.columns <= area.maxX else { break }
            let room = Rect(x: column, y: area.y, width: entry.columns, height: min(1, area.height))
            grid.write(entry, in: room, with: appearance)
            column += entry.columns + 2
        }
    }
}
