import RunContract
import RunStore
import TerminalUI

/// Recall, precision and F1 of each class, or how these have changed.
struct ClassFigures: Widget {
    let matrix: ConfusionMatrix
    /// What the change is shown against; nil for the figures themselves.
    var previous: ConfusionMatrix?
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
                figureText(appearance.glyphs) { $0.recall(of: label) },
                figureText(appearance.glyphs) { $0.precision(of: label) },
                figureText(appearance.glyphs) { $0.f1(of: label) },
            ]
        }
        table.draw(in: area, on: &grid, with: appearance)
    }

    private func figureText(_ glyphs: GlyphSet, _ figure: (ConfusionMatrix) -> Double?) -> StyledText {
        guard let previous else { return Self.share(figure(matrix), glyphs) }
        return Self.change(from: figure(previous), to: figure(matrix), glyphs)
    }

    /// Percentage points with their sign, colored by whether that is better.
    static func change(from old: Double?, to new: Double?, _ glyphs: GlyphSet) -> StyledText {
        guard let old, let new else { return StyledText(glyphs.noValue, .muted) }
        let text = NumberText.fixed(abs(new - old) * 100, decimals: 1)
        guard text != "0.0" else { return StyledText(text, .muted) }
        return new < old ? StyledText("-\(text)", .warning) : StyledText("+\(text)", .good)
    }

    /// A share in percent, colored by how good it is.
    static func share(_ value: Double?, _ glyphs: GlyphSet) -> StyledText {
        guard let value else { return StyledText(glyphs.noValue, .muted) }
        let role: ThemeRole? = value >= 0.75 ? .good : value < 0.4 ? .warning : nil
        return StyledText(NumberText.fixed(value * 100, decimals: 1), role)
    }
}
