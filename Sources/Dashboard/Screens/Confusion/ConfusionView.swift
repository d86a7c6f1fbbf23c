import RunContract
import RunStore
import TerminalUI

/// The matrix full screen, with the figures of each class and a line on the cell under the cursor.
struct ConfusionView: ScreenView {
    /// Rows of the whole matrix's figures.
    private static let summaryHeight = 4
    /// Rows that the list of confused classes needs to be worth drawing.
    private static let pairsHeight = 6

    let state: DashboardState

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let panes = panes(area)
        Panel(title, note: note(appearance.glyphs), isFocused: state.isFocused(.confusion))
            .draw(in: panes.matrix, on: &grid, with: appearance)
        guard let matrix = state.matrix, let heatmap else {
            let text = Label.emptyState("no evaluation yet", "it comes at the end of the first epoch")
            return text.draw(in: panes.heatmap, on: &grid, with: appearance)
        }
        heatmap.draw(in: panes.heatmap, on: &grid, with: appearance)
        grid.write(
            cellText(matrix, columns: panes.cell.width, appearance.glyphs), in: panes.cell, with: appearance)
        guard panes.figures.width > 0 else { return }
        drawFigures(matrix, in: panes.figures, on: &grid, with: appearance)
    }

    /// The cell at a place of the screen, for the mouse.
    func cell(at position: Position, in area: Rect) -> ConfusionHeatmap.CellIndex? {
        heatmap?.cell(at: position, in: panes(area).heatmap)
    }

    private var heatmap: ConfusionHeatmap? {
        MatrixPane(state: state, cursor: state.confusion.cursor).heatmap
    }

    private func panes(_ area: Rect) -> (matrix: Rect, heatmap: Rect, cell: Rect, figures: Rect) {
        let figuresWidth =
            switch state.zoomedPane {
            case .confusion: 0
            case .classes: area.width
            default: area.width >= 78 ? max(34, min(64, area.width * 2 / 5)) : 0
            }
        let columns = area.columns(.flexible(), .fixed(figuresWidth), priorities: [0, 1])
        let inside = columns[0].inset(horizontal: 2, vertical: 1)
        let rows = inside.rows(.flexible(), .fixed(inside.height >= 12 ? 1 : 0))
        return (columns[0], rows[0], rows[1], columns[1])
    }

    /// The matrix that the change is shown against; nil if the values themselves are shown.
    private var compared: (epoch: Int, matrix: ConfusionMatrix)? {
        state.confusion.showsChange ? state.previousMatrix : nil
    }

    private var title: String {
        let label = state.confusion.normalization.label
        guard let compared else { return "Confusion \(label)" }
        return "Change since epoch \(compared.epoch) \(label)"
    }

    private func note(_ glyphs: GlyphSet) -> String {
        guard let epoch = state.epoch else { return "" }
        let best = state.run.bestEpoch?.epoch == epoch ? " \(glyphs.best)" : ""
        return state.evaluationLabel(epoch) + best
    }

    /// The content of the cell under the cursor, in the longest form that fits.
    private func cellText(_ matrix: ConfusionMatrix, columns: Int, _ glyphs: GlyphSet) -> StyledText {
        let cursor = state.confusion.cursor
        guard matrix.classes.indices.contains(cursor.row), matrix.classes.indices.contains(cursor.column)
        else { return StyledText() }
        let count = matrix[cursor.row, cursor.column]
        let support = matrix.support(of: cursor.row)
        let share = support > 0 ? NumberText.percent(Double(count) / Double(support)) : glyphs.noValue
        let cell =
            StyledText("\(NumberText.grouped(count)) ", .accent, .bold)
            + StyledText(matrix.classes[cursor.row], nil, .bold)
            + StyledText(glyphs.isUnicode ? " → " : " > ", .muted)
            + StyledText(matrix.classes[cursor.column], nil, .bold)
        let ofSupport = " of \(NumberText.grouped(support))"
        let changes = changes(count, cursor)
        let forms = [
            "  \(share)\(ofSupport)\(changes.long)", "  \(share)\(ofSupport)\(changes.short)",
            "  \(share)\(changes.short)", changes.short,
        ].map { cell + StyledText($0, .muted) }
        return forms.first { $0.columns <= columns } ?? forms[forms.count - 1]
    }

    /// How many more or fewer there are than an epoch before, in words and as a number; empty without one before.
    private func changes(_ count: Int, _ cursor: ConfusionHeatmap.CellIndex) -> (long: String, short: String)
    {
        guard let previous = state.previousMatrix else { return ("", "") }
        let change = count - previous.matrix[cursor.row, cursor.column]
        let text = change == 0 ? "as many as" : change < 0 ? "\(-change) fewer than" : "\(change) more than"
        return (
            "  \(text) in epoch \(previous.epoch)", change == 0 ? "" : "  \(change > 0 ? "+" : "")\(change)"
        )
    }

    private func drawFigures(
        _ matrix: ConfusionMatrix, in area: Rect, on grid: inout CellGrid, with appearance: Appearance
    ) {
        let figuresHeight = matrix.classes.count + Self.summaryHeight + 4
        let hasPairs = area.height >= figuresHeight + Self.pairsHeight
        let panes = area.rows(.fixed(hasPairs ? figuresHeight : area.height), .flexible())
        if hasPairs { MostConfused(matrix: matrix).draw(in: panes[1], on: &grid, with: appearance) }
        let faces = "\(NumberText.grouped(matrix.total)) faces"
        Panel("Classes", note: faces, isFocused: state.isFocused(.classes)).draw(
            in: panes[0], on: &grid, with: appearance)
        let inside = panes[0].inset(horizontal: 2, vertical: 1)
        let rows = inside.rows(.fixed(matrix.classes.count + 1), .fixed(1), .flexible())
        let previous = compared?.matrix
        ClassFigures(matrix: matrix, previous: previous, selected: state.confusion.cursor.row).draw(
            in: rows[0], on: &grid, with: appearance)
        MatrixSummary(matrix: matrix, previous: previous).draw(in: rows[2], on: &grid, with: appearance)
    }
}
