extension LineChart {
    /// Draws a line of samples of the strokes, names, latest values (or those at the cursor), and how many
    /// values are not finite; entries that do not fit are left out.
    func drawLegend(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        var column = area.x
        for series in series where !series.isFaint {
            let entry = legendEntry(series, appearance)
            guard column + entry.columns <= area.maxX else { break }
            let room = Rect(x: column, y: area.y, width: area.maxX - column, height: 1)
            grid.write(entry, in: room, with: appearance)
            column += entry.columns + 2
        }
    }

    private func legendEntry(_ series: ChartSeries, _ appearance: Appearance) -> StyledText {
        var entry = StyledText(series.sample(appearance.glyphs), series.role, .bold)
        entry += StyledText(" \(series.name)", .muted)
        let point = cursor.flatMap(series.value(nearest:)) ?? series.points.last
        if let point { entry += StyledText(" \(yAxis.text(point.y))", .text) }
        let notFinite = series.points.count { !$0.y.isFinite }
        if notFinite > 0 {
            entry += StyledText(" \(appearance.glyphs.notFinite)\(notFinite) not finite", .error)
        }
        return entry
    }
}

extension ChartSeries {
    /// Two cells that show how the curve is drawn.
    package func sample(_ glyphs: GlyphSet) -> String {
        switch (glyphs.isUnicode, stroke) {
        case (false, _): String(repeating: symbol, count: 2)
        case (true, .solid): "━━"
        case (true, .dashed): "╍╍"
        }
    }
}
