/// Where the labels and cells of a heatmap lie.
struct HeatmapLayout {
    let cellWidth: Int
    /// The classes shown.
    let rows: Range<Int>
    let columns: Range<Int>
    let columnLabels: [String]
    /// Room for the names of the axes.
    let title: Rect?
    /// Room for the scale of the colors, where there is some left.
    let scale: Rect?
    private let origin: Position
    private let cellHeight: Int
    private let labelWidth: Int
    private let area: Rect

    init(_ heatmap: ConfusionHeatmap, in area: Rect) {
        self.area = area
        let count = heatmap.classes.count
        let longest = heatmap.classes.map { CharacterWidth.columns($0) }.max() ?? 0
        let headerRows = area.height >= 3 ? 1 : 0
        let titleRows = area.height >= count + 2 ? 1 : 0
        let room = area.height - headerRows - titleRows
        labelWidth = Self.labelWidth(longest: longest, count: count, in: area.width)
        let left = labelWidth > 0 ? labelWidth + 1 : 0
        cellWidth = max(1, min(15, (area.width - left) / max(1, count)))
        cellHeight = max(1, min(Self.greatestHeight(cellWidth), room / max(1, count)))
        origin = Position(column: area.x + left, row: area.y + headerRows + titleRows)
        rows = Self.window(count, fitting: room / cellHeight, around: heatmap.cursor?.row)
        columns = Self.window(count, fitting: (area.width - left) / cellWidth, around: heatmap.cursor?.column)
        columnLabels = Abbreviation.unique(
            heatmap.classes, columns: cellWidth >= 4 ? cellWidth - 1 : cellWidth)
        title = titleRows > 0 ? area.row(0) : nil
        let bottom = origin.row + rows.count * cellHeight + 1
        scale =
            bottom < area.maxY
            ? Rect(x: origin.column, y: bottom, width: area.maxX - origin.column, height: 1) : nil
    }

    /// Names in full where cells keep four columns; shorter, down to three, where not; none if cells need all.
    private static func labelWidth(longest: Int, count: Int, in width: Int) -> Int {
        let wanted = min(longest, max(3, width - 1 - 4 * count))
        return width - wanted - 1 >= 2 * count ? wanted : 0
    }

    /// Keeps cells from standing upright; odd heights have a middle for the text.
    private static func greatestHeight(_ width: Int) -> Int {
        switch width {
        case 12...: 5
        case 7...: 3
        default: 2
        }
    }

    private static func window(_ count: Int, fitting: Int, around cursor: Int?) -> Range<Int> {
        let shown = max(0, min(count, fitting))
        let start = min(max(0, (cursor ?? 0) - shown / 2), count - shown)
        return start..<(start + shown)
    }

    func cell(_ row: Int, _ column: Int) -> Rect {
        Rect(
            x: origin.column + (column - columns.lowerBound) * cellWidth,
            y: origin.row + (row - rows.lowerBound) * cellHeight,
            width: cellWidth, height: cellHeight
        ).intersection(area)
    }

    func columnHeader(_ column: Int) -> Rect {
        let x = origin.column + (column - columns.lowerBound) * cellWidth
        return Rect(x: x, y: origin.row - 1, width: origin.row > area.y ? cellWidth : 0, height: 1)
            .intersection(area)
    }

    func rowHeader(_ row: Int) -> Rect {
        let y = origin.row + (row - rows.lowerBound) * cellHeight + (cellHeight - 1) / 2
        return Rect(x: area.x, y: y, width: labelWidth, height: 1).intersection(area)
    }
}
