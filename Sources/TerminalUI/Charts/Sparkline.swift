/// The latest values as bars as high as the area, the newest at the right.
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

    /// The values as a line of text, scaled from their least to their greatest.
    package static func text(_ values: [Double], _ glyphs: GlyphSet) -> String {
        let finite = values.filter(\.isFinite)
        guard let low = finite.min(), let high = finite.max() else {
            return String(values.map { _ in glyphs.notFinite })
        }
        let bars = glyphs.verticalEighths
        return String(
            values.map { value -> Character in
                guard value.isFinite else { return glyphs.notFinite }
                return bars[high > low ? Int(((value - low) / (high - low) * 7).rounded()) : 3]
            })
    }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        guard !area.isEmpty else { return }
        let shown = values.suffix(area.width)
        let finite = shown.filter(\.isFinite)
        let scale = range ?? min(0, finite.min() ?? 0)...max(0, finite.max() ?? 1)
        let span = scale.upperBound - scale.lowerBound
        for (index, value) in shown.enumerated() {
            let column = area.maxX - shown.count + index
            if value.isFinite {
                let height = span > 0 ? min(1, max(0, (value - scale.lowerBound) / span)) : 0
                drawBar(height, at: column, in: area, on: &grid, with: appearance)
            } else {
                let mark = appearance.glyphs.notFinite
                grid.put(mark, column: column, row: area.maxY - 1, style: appearance.style(.error))
            }
        }
    }

    /// A bar of a share of the area's height, at least the thinnest.
    private func drawBar(
        _ height: Double, at column: Int, in area: Rect, on grid: inout CellGrid, with appearance: Appearance
    ) {
        let bars = appearance.glyphs.verticalEighths
        let eighths = 1 + Int((height * Double(area.height * 8 - 1)).rounded())
        for row in 0..<area.height {
            let level = min(8, eighths - 8 * row)
            guard level > 0 else { return }
            grid.put(bars[level - 1], column: column, row: area.maxY - 1 - row, style: appearance.style(role))
        }
    }
}
