import RunStore
import TerminalUI

/// The columns that a list of samples has room for.
struct SampleColumns {
    private static let confidenceColumn = 2
    private static let lossColumn = 3
    private static let marginColumn = 4

    let columns: [TableColumn]
    private let hasMargin: Bool
    private let isDoubted: Bool
    private let fileWidth: Int

    /// - Parameter isDoubted: whether what the labels are doubted for is shown in the margin's place.
    init(width: Int, isDoubted: Bool = false) {
        self.isDoubted = isDoubted
        hasMargin = width >= 56
        // What the fixed columns, the spaces between them and the scroll bar leave.
        let rest = width - 10 - 9 - 5 - 6 - 4 - 1 - (hasMargin ? 8 : 0)
        fileWidth = rest >= 12 ? rest : 0
        let figure = { (title: String, width: Int) in
            TableColumn(title, width: .fixed(width), align: .trailing)
        }
        let label = { (title: String, width: Int) in
            TableColumn(title, width: rest >= 12 ? .fixed(width) : .flexible(minimum: width))
        }
        columns =
            [
                label("true", width >= 56 ? 10 : 8), label("predicted", 9), figure("conf", 5),
                figure("loss", 6),
            ]
            + (hasMargin ? [figure(isDoubted ? "doubt" : "margin", 7)] : [])
            + (fileWidth > 0 ? [TableColumn("file", width: .fixed(fileWidth))] : [])
    }

    func sort(_ listing: SampleListing) -> Table.Sort? {
        guard case .sorted(let order) = listing else {
            return hasMargin ? Table.Sort(column: Self.marginColumn, isAscending: false) : nil
        }
        switch order {
        case .loss: return Table.Sort(column: Self.lossColumn, isAscending: false)
        case .confidence: return Table.Sort(column: Self.confidenceColumn, isAscending: false)
        case .margin: return hasMargin ? Table.Sort(column: Self.marginColumn, isAscending: true) : nil
        case .position: return nil
        }
    }

    /// The cells of a sample in a state's list.
    func cells(_ evaluated: EvaluatedSample, in state: DashboardState, _ glyphs: GlyphSet) -> [StyledText] {
        let classes = state.run.classes
        let isMarked = state.marks[evaluated.sample.path] != nil
        let mark = StyledText(isMarked ? "\(glyphs.bullet) " : "", .best, .bold)
        let suspicion = state.samples.page?.suspicions[evaluated.sample.index]
        let name = { (label: Int) in classes.indices.contains(label) ? classes[label] : "\(label)" }
        let prediction = evaluated.prediction
        var cells = [
            mark + StyledText(name(evaluated.sample.label)),
            StyledText(name(prediction.predicted), evaluated.isCorrect ? .good : .error),
            StyledText(NumberText.fixed(prediction.confidence * 100, decimals: 0) + "%"),
            StyledText(NumberText.fixed(prediction.loss, decimals: 3)),
        ]
        if hasMargin {
            let figure = isDoubted ? suspicion?.doubt ?? .nan : prediction.margin
            cells.append(StyledText(NumberText.fixed(figure, decimals: 3)))
        }
        let file = PathText.tail(evaluated.sample.path, columns: fileWidth, ellipsis: glyphs.ellipsis)
        return cells + [StyledText(file, .muted)]
    }
}
