/// Where the labels, bars and numbers of a bar chart lie.
struct BarChartLayout {
    /// Categories that have room.
    let shown: Int
    /// Categories that have none.
    let hidden: Int
    let isSideBySide: Bool
    /// The greatest share of all.
    let maximum: Double
    private let area: Rect
    private let labelWidth: Int
    private let seriesCount: Int
    private let rowsEach: Int
    private let countWidth: Int
    private let hasCounts: Bool
    private let hasShares: Bool

    init(_ chart: BarChart, in area: Rect) {
        self.area = area
        seriesCount = max(1, chart.series.count)
        let categories = chart.categories.count
        isSideBySide = area.height < categories * seriesCount && seriesCount > 1
        let lines = isSideBySide ? 1 : seriesCount
        let hasGap = area.height >= categories * (lines + 1) - 1 && lines > 1
        rowsEach = lines + (hasGap ? 1 : 0)
        let fitting = area.height / lines
        shown = fitting >= categories ? categories : max(0, min(categories, (area.height - 1) / lines))
        hidden = categories - shown
        maximum = chart.series.flatMap { series in chart.categories.indices.map(series.share) }.max() ?? 0
        let longest = chart.categories.map { CharacterWidth.columns($0) }.max() ?? 0
        labelWidth = min(longest, max(3, area.width / 4))
        let greatest = chart.series.flatMap(\.counts).max() ?? 0
        countWidth = NumberText.grouped(greatest).count
        let barRoom = (area.width - labelWidth - 1) / (isSideBySide ? seriesCount : 1) - 1
        hasShares = barRoom >= 5 + 6
        hasCounts = barRoom >= 6 + 6 + countWidth + 1
    }

    func label(_ category: Int) -> Rect {
        Rect(x: area.x, y: area.y + category * rowsEach, width: min(labelWidth, area.width), height: 1)
            .intersection(area)
    }

    /// The room of one bar and its numbers.
    func bar(_ category: Int, _ series: Int) -> Rect {
        let left = area.x + labelWidth + 1
        let width = area.maxX - left
        let row = area.y + category * rowsEach + (isSideBySide ? 0 : series)
        guard isSideBySide else {
            return Rect(x: left, y: row, width: width, height: 1).intersection(area)
        }
        let each = (width - 2 * (seriesCount - 1)) / seriesCount
        return Rect(x: left + series * (each + 2), y: row, width: each, height: 1).intersection(area)
    }

    /// Count and share as far as there is room, right-aligned among the categories.
    func numbers(_ series: BarChart.Series, _ category: Int) -> String {
        var text = ""
        if hasCounts {
            let count = NumberText.grouped(series.count(category))
            text = String(repeating: " ", count: max(0, countWidth - count.count)) + count + " "
        }
        if hasShares {
            let share = NumberText.percent(series.share(category))
            text += String(repeating: " ", count: max(0, 5 - share.count)) + share
        }
        return text
    }
}
