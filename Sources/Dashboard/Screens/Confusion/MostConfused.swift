import RunContract
import RunStore
import TerminalUI

/// The classes most often taken for others, by the share of their samples.
struct MostConfused: Widget {
    /// A cell off the diagonal.
    struct Pair: Equatable {
        let actual: Int
        let predicted: Int
        let count: Int
        /// Of the true class's samples, 0 to 1.
        let share: Double
    }

    let matrix: ConfusionMatrix

    /// Highest share first; of equal shares the one with more samples.
    var pairs: [Pair] {
        let labels = matrix.classes.indices
        let all = labels.flatMap { actual in
            labels.compactMap { predicted -> Pair? in
                let count = matrix[actual, predicted]
                guard actual != predicted, count > 0 else { return nil }
                let share = Double(count) / Double(matrix.support(of: actual))
                return Pair(actual: actual, predicted: predicted, count: count, share: share)
            }
        }
        return all.sorted { ($0.share, $0.count) > ($1.share, $1.count) }
    }

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        Panel("Most confused").draw(in: area, on: &grid, with: appearance)
        let inside = area.inset(horizontal: 2, vertical: 1)
        let pairs = pairs
        guard let greatest = pairs.first?.share else {
            return Label.emptyState("nothing was confused").draw(in: inside, on: &grid, with: appearance)
        }
        let nameWidth = matrix.classes.map { CharacterWidth.columns($0) }.max() ?? 0
        for (index, pair) in pairs.prefix(inside.height).enumerated() {
            let columns = inside.row(index).columns(
                .fixed(2 * nameWidth + 3), .flexible(), .fixed(5), .fixed(6), gap: 1,
                priorities: [3, 0, 1, 2])
            grid.write(name(pair, nameWidth, appearance.glyphs), in: columns[0], with: appearance)
            if columns[1].width >= 6 {
                grid.drawBar(pair.share / greatest, in: columns[1], role: .warning, with: appearance)
            }
            let count = StyledText(NumberText.grouped(pair.count), .muted)
            grid.write(count, in: columns[2], with: appearance, align: .trailing)
            let share = StyledText(NumberText.percent(pair.share), nil, .bold)
            grid.write(share, in: columns[3], with: appearance, align: .trailing)
        }
    }

    private func name(_ pair: Pair, _ width: Int, _ glyphs: GlyphSet) -> StyledText {
        let actual = matrix.classes[pair.actual]
        let indent = String(repeating: " ", count: max(0, width - CharacterWidth.columns(actual)))
        return StyledText(indent + actual) + StyledText(glyphs.isUnicode ? " → " : " > ", .muted)
            + StyledText(matrix.classes[pair.predicted], .error)
    }
}
