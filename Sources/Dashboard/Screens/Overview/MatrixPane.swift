import RunStore
import TerminalUI

/// The confusion matrix in its frame.
struct MatrixPane: Widget {
    /// How large a matrix of so many classes may be drawn.
    struct Cells {
        /// With the frame.
        let width: Int
        let height: Int

        /// As large as the charts above and the classes beside it allow.
        init(classes: Int, in area: Rect) {
            let (rows, columns): (Int, Int) =
                if area.height >= 3 * classes + 4 + 18, area.width >= 150 {
                    (3 * classes + 4, 9)
                } else if area.height >= 2 * classes + 4 + 10, area.width >= 100 {
                    (2 * classes + 4, 6)
                } else if area.height >= classes + 4 + 9 {
                    (classes + 4, area.width >= 100 ? 5 : 4)
                } else {
                    (classes + 3, area.width >= 100 ? 5 : 4)
                }
            width = 9 + 1 + classes * columns + 2
            height = rows
        }
    }

    let state: DashboardState
    let cursor: ConfusionHeatmap.CellIndex?
    var isFocused = false

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        let panel = Panel(
            title(appearance.glyphs, height: area.height), note: note(appearance.glyphs, width: area.width),
            isFocused: isFocused)
        guard let heatmap else {
            let text = Label.emptyState("no evaluation yet", "it comes at the end of the first epoch")
            return panel.draw(text, in: area, on: &grid, with: appearance)
        }
        panel.draw(heatmap, in: area, on: &grid, with: appearance)
    }

    /// Nil before the first evaluation.
    var heatmap: ConfusionHeatmap? {
        state.matrix.map {
            ConfusionHeatmap(
                classes: $0.classes, counts: $0.rows, normalization: state.confusion.normalization,
                cursor: cursor,
                previous: cursor != nil && state.confusion.showsChange
                    ? state.previousMatrix?.matrix.rows : nil)
        }
    }

    /// Names the axes where the heatmap itself has no room to.
    private func title(_ glyphs: GlyphSet, height: Int) -> String {
        let hasAxes = height - 2 >= max(8, state.run.classes.count) + 2
        let axes = glyphs.isUnicode ? "true ↓ predicted →" : "true v predicted >"
        return hasAxes ? "Confusion \(state.confusion.normalization.label)" : "Confusion \(axes)"
    }

    private func note(_ glyphs: GlyphSet, width: Int) -> String {
        guard let epoch = state.epoch, let matrix = state.matrix else { return "" }
        let faces = width >= 60 ? " \(glyphs.separator) \(NumberText.grouped(matrix.total)) faces" : ""
        return "epoch \(epoch)\(faces)"
    }
}
