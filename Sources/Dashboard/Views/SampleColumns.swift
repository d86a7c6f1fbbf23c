import RunStore
import TerminalUI

/// The columns that a list of samples has room for.
struct SampleColumns {
    private static let confidenceColumn = 2
    private static let lossColumn = 3
    private static let marginColumn = 4

    let columns: [TableColumn]
    private let hasMargin: Bool
    private let fileWidth: Int

    init(width: Int) {
        hasMargin = width >= 56
        // What the fixed columns, the spaces between them and the scroll bar leave.
        let rest = width - 8 - 9 - 5 - 6 - 4 - 1 - (hasMargin ? 8 : 0)
        fileWidth = rest >= 12 ? rest : 0
        let figure = { (title: String, width: Int) in
            TableColumn(title, width: .fixed(width), align: .trailing)
        }
        let label = { (title: String, width: Int) in
            TableColumn(title, width: rest >= 12 ? .fixed(width) : .flexible(minimum: width))
        }
        columns =
            [label("true", 8), label("predicted", 9), figure("conf", 5), figure("loss", 6)]
            + (hasMargin ? [figure("margin", 7)] : [])
            + (fileWidth > 0 ? [TableColumn("file", width: .fixed(fileWidth))] : [])
    }

    func sort(_ order: SampleOrder) -> Table.Sort? {
        switch order {
        case .loss: Table.Sort(column: Self.lossColumn, isAscending: false)
        case .confidence: Table.Sort(column: Self.confidenceColumn, isAscending: false)
        case .margin: hasMargin ? Table.Sort(column: Self.marginColumn, isAscending: true) : nil
        case .position: nil
        }
    }

    func cells(_ evaluated: EvaluatedSample, _ classes: [String], _ glyphs: GlyphSet) -> [StyledText] {
        let name = { (label: Int) in classes.indices.contains(label) ? classes[label] : "\(label)" }
        let prediction = evaluated.prediction
        var cells = [
            StyledText(name(evaluated.sample.label)),
            StyledText(name(prediction.predicted), evaluated.isCorrect ? .good : .error),
            StyledText(NumberText.fixed(prediction.confidence * 100, decimals: 0) + "%"),
            StyledText(NumberText.fixed(prediction.loss, decimals: 3)),
        ]
        if hasMargin { cells.append(StyledText(NumberText.fixed(prediction.margin, decimals: 3))) }
        let file = PathText.tail(evaluated.sample.path, columns: fileWidth, ellipsis: glyphs.ellipsis)
        return cells + [StyledText(file, .muted)]
    }
}
