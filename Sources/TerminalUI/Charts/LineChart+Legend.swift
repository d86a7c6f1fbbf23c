extension LineChart {
    /// Draws samples of the strokes, names, latest values (or those at the cursor), and how many values are not
    /// finite; entries that do not fit are left out.
    func drawLegend(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let lines = legendLines(width: area.width, rows: area.height, appearance)
        for (row, entries) in lines.enumerated() {
            let spare = area.width - entries.reduce(0) { $0 + $1.columns }
            let gap = spare >= 2 * (entries.count - 1) ? 2 : 1
            var column = area.x
            for entry in entries {
                let room = Rect(x: column, y: area.y + row, width: area.maxX - column, height: 1)
                grid.write(entry, in: room.intersection(area), with: appearance)
                column += entry.columns + gap
            }
        }
    }

    /// How many lines the legend takes.
    func legendRows(in area: Rect, _ appearance: Appearance) -> Int {
        guard hasLegend, area.height >= 4, series.contains(where: { !$0.points.isEmpty }) else { return 0 }
        return legendLines(width: area.width, rows: max(1, area.height / 6), appearance).count
    }

    /// The entries line by line, closer to each other where that saves a line too many.
    private func legendLines(width: Int, rows: Int, _ appearance: Appearance) -> [[StyledText]] {
        // A faint curve is named where there is nothing else.
        let leading = series.filter { !$0.isFaint }
        let shown = leading.isEmpty ? series : leading
        let entries = (shown.filter { !$0.isLastInLegend } + shown.filter(\.isLastInLegend)).map {
            legendEntry($0, appearance)
        }
        let wide = Self.lines(of: entries, width: width, gap: 2)
        let lines = wide.count <= rows ? wide : Self.lines(of: entries, width: width, gap: 1)
        return Array(lines.prefix(rows))
    }

    /// As many entries a line as fit; one that is wider than a line has one of its own, and is cut there.
    private static func lines(of entries: [StyledText], width: Int, gap: Int) -> [[StyledText]] {
        var lines: [[StyledText]] = [[]]
        var used = 0
        for entry in entries {
            let needed = used == 0 ? entry.columns : used + gap + entry.columns
            if needed > width, used > 0 { lines.append([]) }
            lines[lines.count - 1].append(entry)
            used = needed > width ? entry.columns : needed
        }
        return lines
    }

    private func legendEntry(_ series: ChartSeries, _ appearance: Appearance) -> StyledText {
        var entry = StyledText(series.sample(appearance.glyphs), series.role, .bold)
        if let label = series.label { entry = StyledText("\(label) ", series.role, .bold) + entry }
        entry += StyledText(" \(series.name)", .muted)
        let point = cursor.flatMap(series.value(nearest:)) ?? series.points.last
        if let point { entry += StyledText(" \(yAxis.text(point.y))", .text) }
        let count = series.notFiniteCount
        for (number, name) in [(count.nan, "NaN"), (count.infinite, "Inf")] where number > 0 {
            let text = " \(appearance.glyphs.notFinite)\(NumberText.grouped(number)) \(name)"
            entry += StyledText(text, .error, .bold)
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
        case (true, .dotted): "··"
        }
    }

    /// Marks a single point of the curve.
    func pointMark(_ glyphs: GlyphSet) -> Character {
        guard glyphs.isUnicode else { return symbol }
        return switch stroke {
        case .solid: glyphs.bullet
        case .dashed: glyphs.hollowBullet
        case .dotted: role == .train ? "◆" : "◇"
        }
    }
}
