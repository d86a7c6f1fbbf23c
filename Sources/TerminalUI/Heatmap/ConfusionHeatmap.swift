/// A confusion matrix as a heatmap: rows true, columns predicted, both labelled, with an optional cursor.
///
/// Shares are coloured on a fixed scale from 0 to 1, counts from 0 to the greatest. A row (or column) without
/// samples shows a dash. Where not all cells fit, the part around the cursor is shown.
package struct ConfusionHeatmap: Widget, Sendable {
    /// A cell: true class, predicted class.
    package struct CellIndex: Sendable, Hashable {
        package var row: Int
        package var column: Int

        package init(row: Int, column: Int) {
            self.row = row
            self.column = column
        }
    }

    package var classes: [String]
    /// Rows true, columns predicted.
    package var counts: [[Int]]
    package var normalization: MatrixNormalization
    package var cursor: CellIndex?

    package init(
        classes: [String], counts: [[Int]], normalization: MatrixNormalization = .byTrue,
        cursor: CellIndex? = nil
    ) {
        self.classes = classes
        self.counts = counts
        self.normalization = normalization
        self.cursor = cursor
    }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        guard !area.isEmpty else { return }
        guard !classes.isEmpty, counts.contains(where: { $0.contains { $0 > 0 } }) else {
            return Label.emptyState("no evaluation yet").draw(in: area, on: &grid, with: appearance)
        }
        let layout = HeatmapLayout(self, in: area)
        drawLabels(layout, on: &grid, with: appearance)
        if let scale = layout.scale { drawScale(in: scale, on: &grid, with: appearance) }
        let values = normalization.values(counts)
        let maximum = normalization == .counts ? Double(counts.joined().max() ?? 1) : 1
        for row in layout.rows {
            for column in layout.columns {
                let value =
                    values.indices.contains(row) && values[row].indices.contains(column)
                    ? values[row][column] : nil
                let cell = HeatmapCell(
                    text: text(value, layout.cellWidth, appearance.glyphs),
                    level: value.map { maximum > 0 ? $0 / maximum : 0 },
                    isCursor: cursor == CellIndex(row: row, column: column)
                )
                cell.draw(in: layout.cell(row, column), on: &grid, with: appearance)
            }
        }
    }

    /// The cell at a place of the screen, for the mouse.
    package func cell(at position: Position, in area: Rect) -> CellIndex? {
        let layout = HeatmapLayout(self, in: area)
        for row in layout.rows {
            for column in layout.columns where layout.cell(row, column).contains(position) {
                return CellIndex(row: row, column: column)
            }
        }
        return nil
    }

    /// A value as text of at most `width` columns; a zero stays quiet as a dot.
    private func text(_ value: Double?, _ width: Int, _ glyphs: GlyphSet) -> String {
        guard let value else { return glyphs.noValue }
        if value == 0 { return glyphs.isUnicode ? "·" : "." }
        if normalization == .counts {
            let exact = String(Int(value))
            return exact.count <= width ? exact : NumberText.short(value, digits: 2)
        }
        if width >= 6 { return NumberText.percent(value, decimals: value == 1 ? 0 : 1) }
        let percent = NumberText.fixed(value * 100, decimals: 0)
        return percent
    }

    /// Draws the colours from the least to the greatest value.
    private func drawScale(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let greatest =
            normalization == .counts ? NumberText.short(Double(counts.joined().max() ?? 0)) : "100%"
        let room = Rect(x: area.x + 2, y: area.y, width: min(24, area.width - 3 - greatest.count), height: 1)
        guard room.width >= 8 else { return }
        grid.write("0", column: area.x, row: area.y, style: appearance.style(.muted), clip: area)
        for column in 0..<room.width {
            let style = HeatmapCell.style(Double(column) / Double(room.width - 1), appearance)
            let place = Rect(x: room.x + column, y: room.y, width: 1, height: 1)
            grid.fill(place, style: style.over(appearance.ground))
        }
        grid.write(greatest, column: room.maxX + 1, row: area.y, style: appearance.style(.muted), clip: area)
    }

    private func drawLabels(_ layout: HeatmapLayout, on grid: inout CellGrid, with appearance: Appearance) {
        let muted = appearance.style(.muted)
        let ellipsis = appearance.glyphs.ellipsis
        let corner = appearance.glyphs.isUnicode ? "true ↓ predicted →" : "true v predicted >"
        if let title = layout.title { grid.write(corner, in: title, style: muted, ellipsis: ellipsis) }
        for column in layout.columns {
            let isMarked = cursor?.column == column
            let style = isMarked ? appearance.style(.accent).bold : appearance.style(.text)
            grid.write(
                layout.columnLabels[column], in: layout.columnHeader(column), style: style, align: .center)
        }
        for row in layout.rows {
            let isMarked = cursor?.row == row
            let style = isMarked ? appearance.style(.accent).bold : appearance.style(.text)
            grid.write(
                classes[row], in: layout.rowHeader(row), style: style, align: .trailing, ellipsis: ellipsis)
        }
    }
}
