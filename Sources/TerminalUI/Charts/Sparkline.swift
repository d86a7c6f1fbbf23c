/// The latest values as one row of small bars, the newest at the right.
package struct Sparkline: Widget, Sendable {
    package var values: [Double]
    package var role: ThemeRole
    /// The scale; nil spans the values shown, from zero.
    package var range: ClosedRange<Double>?

    package init(values: [Double], role: ThemeRole = .accent, range: ClosedRange<Double>? = nil) {
        self.values = values
        self.role = role
        self.range = range
    }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        guard !area.isEmpty else { return }
        let shown = values.suffix(area.width)
        let finite = shown.filter(\.isFinite)
        let scale = range ?? min(0, finite.min() ?? 0)...max(0, finite.max() ?? 1)
        let span = scale.upperBound - scale.lowerBound
        let bars = appearance.glyphs.verticalEighths
        for (index, value) in shown.enumerated() {
            let column = area.maxX - shown.count + index
            if value.isFinite {
                let height = span > 0 ? (value - scale.lowerBound) / span : 0
                let level = Int((min(1, max(0, height)) * 7).rounded())
                grid.put(bars[level], column: column, row: area.maxY - 1, style: appearance.style(role))
            } else {
                let mark = appearance.glyphs.notFinite
                grid.put(mark, column: column, row: area.maxY - 1, style: appearance.style(.error))
            }
        }
    }
}
