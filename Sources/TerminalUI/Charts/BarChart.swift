/// Horizontal bars for a few series over the same categories, with counts and shares: the classes of a data set
/// in its training and test split.
///
/// Bars show each series' shares on one common scale, so that splits of different size compare. With room for a
/// line per bar the series lie below each other; with less they lie side by side.
package struct BarChart: Widget, Sendable {
    package struct Series: Sendable, Equatable {
        package var name: String
        package var role: ThemeRole
        /// One for each category.
        package var counts: [Int]
        /// Full cells of the bar where there is no color; ASCII has a stand-in for it.
        package var monoFill: Character

        package init(_ name: String, role: ThemeRole, counts: [Int], monoFill: Character = "█") {
            self.name = name
            self.role = role
            self.counts = counts
            self.monoFill = monoFill
        }

        /// The count of a category; zero where there is none.
        func count(_ category: Int) -> Int { counts.indices.contains(category) ? counts[category] : 0 }

        /// The full cells of the bar.
        func fill(_ appearance: Appearance) -> Character {
            if appearance.depth.hasColor || monoFill == GlyphSet.braille.fullBlock {
                return appearance.glyphs.fullBlock
            }
            return appearance.glyphs.isUnicode || monoFill.isASCII ? monoFill : "="
        }

        var total: Int { counts.reduce(0, +) }

        func share(_ category: Int) -> Double { total > 0 ? Double(count(category)) / Double(total) : 0 }
    }

    package var categories: [String]
    package var series: [Series]

    package init(categories: [String], series: [Series]) {
        self.categories = categories
        self.series = series
    }

    package func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        guard !area.isEmpty else { return }
        guard !categories.isEmpty, series.contains(where: { $0.total > 0 }) else {
            return Label.emptyState("no samples").draw(in: area, on: &grid, with: appearance)
        }
        let hasLegend = area.height > categories.count
        let parts = area.rows(.fixed(hasLegend ? 1 : 0), .flexible())
        let layout = BarChartLayout(self, in: parts[1])
        if hasLegend { drawLegend(in: parts[0], layout, on: &grid, with: appearance) }
        for category in 0..<layout.shown { draw(category, layout, on: &grid, with: appearance) }
        if layout.hidden > 0 {
            let text = StyledText("\(appearance.glyphs.ellipsis) \(layout.hidden) more", .muted)
            grid.write(text, in: parts[1].row(parts[1].height - 1), with: appearance)
        }
    }

    private func draw(
        _ category: Int, _ layout: BarChartLayout, on grid: inout CellGrid, with appearance: Appearance
    ) {
        let label = layout.label(category)
        let ellipsis = appearance.glyphs.ellipsis
        grid.write(categories[category], in: label, style: appearance.style(.text), ellipsis: ellipsis)
        for (index, series) in series.enumerated() {
            let line = layout.bar(category, index)
            let numbers = layout.numbers(series, category)
            let width = CharacterWidth.columns(numbers)
            let bar = Rect(
                x: line.x, y: line.y, width: line.width - (width > 0 ? width + 1 : 0), height: line.height)
            let fill = series.fill(appearance)
            let fraction = layout.maximum > 0 ? series.share(category) / layout.maximum : 0
            grid.drawBar(fraction, in: bar, role: series.role, with: appearance, fill: fill)
            let room = Rect(x: bar.maxX, y: line.y, width: line.maxX - bar.maxX, height: line.height)
            grid.write(numbers, in: room, style: appearance.style(.text), align: .trailing)
        }
    }

    private func drawLegend(
        in area: Rect, _ layout: BarChartLayout, on grid: inout CellGrid, with appearance: Appearance
    ) {
        var column = layout.bar(0, 0).x
        for (index, series) in series.enumerated() {
            if layout.isSideBySide { column = layout.bar(0, index).x }
            let fill = series.fill(appearance)
            let limit = layout.isSideBySide ? layout.bar(0, index).maxX : area.maxX
            let room = Rect(x: column, y: area.y, width: limit - column, height: 1)
            let name = StyledText(String(fill), series.role) + StyledText(" \(series.name)", .muted)
            let total = StyledText(" \(NumberText.grouped(series.total))", .muted)
            let entry = name.columns + total.columns <= room.width ? name + total : name
            grid.write(entry, in: room, with: appearance)
            column += entry.columns + 2
        }
    }
}
