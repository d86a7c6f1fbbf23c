/// All keys with what they do, by group, over the screen; in two columns where there is room, scrolled where not.
package struct HelpOverlay: Widget, Sendable {
    package var title: String
    package var bindings: [KeyBinding]
    /// The first line shown.
    package var scroll: Int

    package init(title: String = "Keys", bindings: [KeyBinding], scroll: Int = 0) {
        self.title = title
        self.bindings = bindings
        self.scroll = scroll
    }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let lines = self.lines(appearance)
        let widest = lines.map(\.columns).max() ?? 0
        let box = area.centered(Size(width: widest + 6, height: lines.count + 2))
        guard !box.isEmpty else { return }
        grid.fill(box, style: appearance.surface)
        let inside = box.inset(horizontal: 2, vertical: 1)
        let first = min(max(0, scroll), max(0, lines.count - inside.height))
        let isCut = lines.count > inside.height
        let panel = Panel(
            title,
            footnote: isCut ? "\(appearance.glyphs.arrows.up)\(appearance.glyphs.arrows.down) more" : "",
            isFocused: true)
        panel.draw(in: box, on: &grid, with: appearance)
        Label(Array(lines.dropFirst(first).prefix(inside.height))).draw(
            in: inside, on: &grid, with: appearance)
    }

    private func lines(_ appearance: Appearance) -> [StyledText] {
        let keyWidth = bindings.map { CharacterWidth.columns($0.keyLabels(appearance.glyphs)) }.max() ?? 0
        var lines: [StyledText] = []
        for group in groups {
            if !lines.isEmpty { lines.append(StyledText()) }
            lines.append(StyledText(group, .title, .bold))
            for binding in bindings where binding.group == group {
                let keys = binding.keyLabels(appearance.glyphs)
                let pad = String(repeating: " ", count: keyWidth - CharacterWidth.columns(keys) + 2)
                lines.append(StyledText(pad + keys, .accent, .bold) + StyledText("  \(binding.help)"))
            }
        }
        return lines
    }

    /// The groups in the order of their first binding.
    private var groups: [String] {
        var groups: [String] = []
        for binding in bindings where !groups.contains(binding.group) { groups.append(binding.group) }
        return groups
    }
}
