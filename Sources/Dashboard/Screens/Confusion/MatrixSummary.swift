import RunContract
import RunStore
import TerminalUI

/// The figures of the whole matrix, with their change where there is something to compare with.
struct MatrixSummary: Widget {
    let matrix: ConfusionMatrix
    var previous: ConfusionMatrix?

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let figures: [(String, (ConfusionMatrix) -> Double?)] = [
            ("accuracy", \.accuracy), ("macro F1", \.macroF1), ("macro recall", \.macroRecall),
            ("macro precision", \.macroPrecision),
        ]
        let spacing = area.height >= 2 * figures.count ? 2 : 1
        for (index, figure) in figures.enumerated() {
            let line = area.row(index * spacing)
            let figureValue = figure.1(matrix)
            let changeWidth = previous == nil ? 0 : 6
            let columns = line.columns(.fixed(16), .flexible(minimum: 0), .fixed(6), .fixed(changeWidth))
            grid.write(StyledText(figure.0, .muted), in: columns[0], with: appearance)
            if columns[1].width >= 6, let value = figureValue {
                grid.drawBar(value, in: columns[1].inset(horizontal: 1), role: .accent, with: appearance)
            }
            let value = figureValue.map { NumberText.percent($0) } ?? appearance.glyphs.noValue
            grid.write(StyledText(value, nil, .bold), in: columns[2], with: appearance, align: .trailing)
            guard let previous else { continue }
            let change = ClassFigures.change(from: figure.1(previous), to: figureValue, appearance.glyphs)
            grid.write(change, in: columns[3], with: appearance, align: .trailing)
        }
    }
}
