import RunStore
import TerminalUI

/// The figures of the whole matrix.
struct MatrixSummary: Widget {
    let matrix: ConfusionMatrix

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let figures: [(String, Double?)] = [
            ("accuracy", matrix.accuracy), ("macro F1", matrix.macroF1), ("macro recall", matrix.macroRecall),
            ("macro precision", matrix.macroPrecision),
        ]
        let spacing = area.height >= 2 * figures.count ? 2 : 1
        for (index, figure) in figures.enumerated() {
            let line = area.row(index * spacing)
            let columns = line.columns(.fixed(16), .flexible(minimum: 0), .fixed(6))
            grid.write(StyledText(figure.0, .muted), in: columns[0], with: appearance)
            if columns[1].width >= 6, let value = figure.1 {
                grid.drawBar(value, in: columns[1].inset(horizontal: 1), role: .accent, with: appearance)
            }
            let value = figure.1.map { NumberText.percent($0) } ?? appearance.glyphs.noValue
            grid.write(StyledText(value, nil, .bold), in: columns[2], with: appearance, align: .trailing)
        }
    }
}
