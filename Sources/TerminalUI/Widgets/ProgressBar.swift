/// How far something has come, in eighths of a cell, with an optional text inside the bar's end.
package struct ProgressBar: Widget, Sendable {
    /// 0 to 1; nil while unknown.
    package var fraction: Double?
    package var role: ThemeRole
    /// Shown right of the bar; the percentage where nil.
    package var caption: String?

    package init(fraction: Double?, role: ThemeRole = .accent, caption: String? = nil) {
        self.fraction = fraction
        self.role = role
        self.caption = caption
    }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        guard !area.isEmpty else { return }
        let known = fraction.flatMap { $0.isFinite ? min(1, max(0, $0)) : nil }
        let caption = self.caption ?? known.map(Self.percent) ?? appearance.glyphs.noValue
        let columns = CharacterWidth.columns(caption)
        let fits = columns > 0 && area.width >= columns + 4
        let line = area.row(0)
        let bar = Rect(x: line.x, y: line.y, width: line.width - (fits ? columns + 1 : 0), height: 1)
        grid.drawBar(known ?? 0, in: bar, role: role, with: appearance)
        if fits {
            let room = Rect(x: line.maxX - columns, y: line.y, width: columns, height: 1)
            grid.write(caption, in: room, style: appearance.style(.text), align: .trailing)
        }
    }

    /// Whole percents that say 100 only when all is done.
    private static func percent(_ fraction: Double) -> String {
        let percent = String(fraction >= 1 ? 100 : Int(fraction * 100)) + "%"
        return String(repeating: " ", count: 4 - percent.count) + percent
    }
}
