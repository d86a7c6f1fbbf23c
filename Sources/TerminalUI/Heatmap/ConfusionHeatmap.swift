/// A confusion matrix as a heatmap: rows true, columns predicted, both labeled, with an optional cursor.
///
/// Shares are colored on a fixed scale from 0 to 1, counts from 0 to the greatest. A row (or column) without
/// samples shows a dash. Where not all cells fit, the part around the cursor is shown. With an earlier matrix
/// beside it, it shows how the values have changed since, on a scale with both signs.
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
    /// The counts that the change is shown against; nil for the values themselves.
    package var previous: [[Int]]?

    package init(
        classes: [String], counts: [[Int]], normalization: MatrixNormalization = .byTrue,
        cursor: CellIndex? = nil, previous: [[Int]]? = nil
    ) {
        self.classes = classes
        self.counts = counts
        self.normalization = normalization
        self.cursor = cursor
        self.previous = previous
    }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        guard !area.isEmpty else { return }
        guard !classes.isEmpty, counts.contains(where: { $0.contains { $0 > 0 } }) else {
            return Label.emptyState("no evaluation yet").draw(in: area, on: &grid, with: appearance)
        }
        let layout = HeatmapLayout(self, in: area)
        let values = HeatmapValues(self, appearance.glyphs)
        drawLabels(layout, on: &grid, with: appearance)
        if let scale = layout.scale { drawScale(values, in: scale, on: &grid, with: appearance) }
        for row in layout.rows {
            for column in layout.columns {
                let isCursor = cursor == CellIndex(row: row, column: column)
                values.cell(row, column, width: layout.cellWidth, isCursor: isCursor)
                    .draw(in: layout.cell(row, column), on: &grid, with: appearance)
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

    /// Draws the colors from the least to the greatest value.
    private func drawScale(
        _ values: HeatmapValues, in area: Rect, on grid: inout CellGrid, with appearance: Appearance
    ) {
        let (least, greatest) = values.ends
        let room = Rect(
            x: area.x + least.count + 1, y: area.y,
            width: min(24, area.width - least.count - 2 - greatest.count), height: 1)
        guard room.width >= 8 else { return }
        grid.write(least, column: area.x, row: area.y, style: appearance.style(.muted), clip: area)
        for column in 0..<room.width {
            let style = HeatmapCell.style(
                values.value(at: Double(column) / Double(room.width - 1)), appearance)
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
