/// All keys with what they do, by group, over the screen; in two columns where there is room, scrolled where not.
package struct HelpOverlay: Widget, Sendable {
    /// Columns between two columns of keys.
    private static let gap = 4

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
        let groups = groups.map { lines(of: $0, appearance) }
        let widest = groups.joined().map(\.columns).max() ?? 0
        let isTall = Self.joined(groups).count + 2 > area.height
        let pages =
            isTall && area.width >= 2 * widest + Self.gap + 6 ? Self.halves(groups) : [Self.joined(groups)]
        let height = pages.map(\.count).max() ?? 0
        let width = pages.count * widest + (pages.count - 1) * Self.gap
        let box = area.centered(Size(width: width + 6, height: height + 2))
        guard !box.isEmpty else { return }
        grid.fill(box, style: appearance.surface)
        let inside = box.inset(horizontal: 2, vertical: 1)
        let first = min(max(0, scroll), max(0, height - inside.height))
        let arrows = "\(appearance.glyphs.arrows.up)\(appearance.glyphs.arrows.down) more"
        Panel(title, footnote: height > inside.height ? arrows : "", isFocused: true)
            .draw(in: box, on: &grid, with: appearance)
        for (index, page) in pages.enumerated() {
            let room = Rect(
                x: inside.x + index * (widest + Self.gap), y: inside.y, width: widest + 2,
                height: inside.height)
            Label(Array(page.dropFirst(first).prefix(inside.height))).draw(
                in: room.intersection(inside), on: &grid, with: appearance)
        }
    }

    private func lines(of group: String, _ appearance: Appearance) -> [StyledText] {
        let keyWidth = bindings.map { CharacterWidth.columns($0.keyLabels(appearance.glyphs)) }.max() ?? 0
        return [StyledText(group, .title, .bold)]
            + bindings.filter { $0.group == group }.map { binding in
                let keys = binding.keyLabels(appearance.glyphs)
                let pad = String(repeating: " ", count: keyWidth - CharacterWidth.columns(keys) + 2)
                return StyledText(pad + keys, .accent, .bold) + StyledText("  \(binding.help)")
            }
    }

    /// Groups below each other with an empty line between.
    private static func joined(_ groups: [[StyledText]]) -> [StyledText] {
        Array(groups.joined(separator: [StyledText()]))
    }

    /// Groups in two columns of about the same height.
    private static func halves(_ groups: [[StyledText]]) -> [[StyledText]] {
        let cuts = groups.indices.map { cut in (joined(Array(groups[..<cut])), joined(Array(groups[cut...])))
        }
        let best = cuts.min { max($0.0.count, $0.1.count) < max($1.0.count, $1.1.count) }
        return best.map { [$0.0, $0.1] } ?? []
    }

    /// The groups in the order of their first binding.
    private var groups: [String] {
        var groups: [String] = []
        for binding in bindings where !groups.contains(binding.group) { groups.append(binding.group) }
        return groups
    }
}
