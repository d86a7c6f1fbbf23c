import RunStore
import TerminalUI

/// Recall, precision and F1 of each class.
struct ClassFigures: Widget {
    let matrix: ConfusionMatrix
    let selected: Int

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let figure = { (title: String, priority: Int) in
            TableColumn(title, width: .fixed(6), align: .trailing, priority: priority)
        }
        let columns = [
            TableColumn("class", width: .flexible(minimum: 7), priority: 5), figure("faces", 1),
            figure("recall", 4), figure("prec", 3), figure("F1", 2),
        ]
        let table = Table(columns: columns, rowCount: matrix.classes.count, selected: selected) { label in
            [
                StyledText(matrix.classes[label]),
                StyledText(NumberText.grouped(matrix.support(of: label)), .muted),
                Self.share(matrix.recall(of: label), appearance.glyphs),
                Self.share(matrix.precision(of: label), appearance.glyphs),
                Self.share(matrix.f1(of: label), appearance.glyphs),
            ]
        }
        table.draw(in: area, on: &grid, with: appearance)
    }

    /// A share in percent, coloured by how good it is.
    static func share(_ value: Double?, _ glyphs: GlyphSet) -> StyledText {
        guard let value else { return StyledText(glyphs.noValue, .muted) }
        let role: ThemeRole? = value >= 0.75 ? .good : value < 0.4 ? .warning : nil
        return StyledText(NumberText.fixed(value * 100, decimals: 1), role)
    }
}
