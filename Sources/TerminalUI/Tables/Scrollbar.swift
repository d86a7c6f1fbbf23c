/// Where a long list stands.
package struct Scrollbar: Widget, Sendable {
    package var first: Int
    package var visible: Int
    package var count: Int

    package init(first: Int, visible: Int, count: Int) {
        self.first = first
        self.visible = visible
        self.count = count
    }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        guard !area.isEmpty, count > visible, visible > 0 else { return }
        let height = area.height
        let thumb = max(1, min(height, Int((Double(visible) / Double(count) * Double(height)).rounded())))
        let position = Double(first) / Double(count - visible)
        let top = Int((min(1, max(0, position)) * Double(height - thumb)).rounded())
        for row in 0..<height {
            let isThumb = row >= top && row < top + thumb
            grid.put(
                isThumb ? appearance.glyphs.scrollThumb : appearance.glyphs.scrollTrack,
                column: area.x, row: area.y + row, style: appearance.style(isThumb ? .muted : .track)
            )
        }
    }
}

/// Which part of a long list is seen.
package enum Scrolling {
    /// The first line shown so that the selected one is seen, in the middle where there is more on both sides.
    package static func first(count: Int, visible: Int, selected: Int?) -> Int {
        guard visible > 0, count > visible else { return 0 }
        return min(max(0, (selected ?? 0) - visible / 2), count - visible)
    }
}
