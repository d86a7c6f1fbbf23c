import Foundation

/// A confusion matrix as a heatmap: true classes in rows, predicted ones in columns; a cell's colour and large
/// figure are its share of the true class, the small figure below is the count.
package struct ConfusionFigure: Figure {
    private static let largestCell = 50.0
    /// The matrix's side where there are many classes.
    private static let mostSide = 620.0
    /// Cells below this side hold no figures.
    private static let smallestCellWithText = 26.0
    private static let longestName = 110.0

    private let title: String
    private let classes: [String]
    private let rows: [[Int]]

    /// - Parameters:
    ///   - rows: a row of counts for each true class, in the classes' order.
    package init(title: String, classes: [String], rows: [[Int]]) {
        self.title = title
        self.classes = classes
        self.rows = rows
    }

    private var cell: Double { min(Self.largestCell, Self.mostSide / Double(max(1, classes.count))) }
    private var hasFigures: Bool { cell >= Self.smallestCellWithText }
    private var side: Double { cell * Double(classes.count) }
    private var matrix: Frame { Frame(x: 34 + nameWidth, y: 40, width: side, height: side) }
    /// What the longest name takes at the most; letters are about 0.62 of their size wide.
    private var nameWidth: Double {
        let longest = Double(max(8, classes.map(\.count).max() ?? 0))
        // Whole points keep the cells' edges sharp.
        return (min(longest * 0.62 * 9, Self.longestName) + 8).rounded()
    }
    package var width: Double { max(matrix.right + 70, 420) }
    package var height: Double { matrix.bottom + (isTurned ? 140 : 56) }

    /// Whether the names below the columns read upwards, as they do where they would not fit.
    private var isTurned: Bool { cell < 46 || classes.contains { $0.count > 9 } }

    package func draw(on canvas: Canvas) {
        canvas.text(title, at: Point(matrix.x, 24), .title)
        for row in classes.indices {
            for column in classes.indices { drawCell(row, column, canvas) }
        }
        canvas.outline(matrix, Stroke(ink: .axis, width: 0.8))
        drawNames(canvas)
        drawScale(canvas)
    }

    private func support(_ row: Int) -> Int { rows[row].reduce(0, +) }

    private func frame(_ row: Int, _ column: Int) -> Frame {
        Frame(
            x: matrix.x + Double(column) * cell, y: matrix.y + Double(row) * cell, width: cell, height: cell)
    }

    private func drawCell(_ row: Int, _ column: Int, _ canvas: Canvas) {
        let frame = frame(row, column)
        let support = support(row)
        guard support > 0 else { return canvas.fill(frame, .missing) }
        let share = Double(rows[row][column]) / Double(support)
        let ground = Ink(cividis: share)
        canvas.fill(frame, ground)
        guard hasFigures else { return }
        let ink = ground.lightness > 0.46 ? Ink.text : Ink.paper
        let size = min(10, cell * 0.24)
        let percent = TextStyle(size: size, isBold: row == column, ink: ink, horizontal: .center)
        canvas.text(
            Self.percent(share), at: Point(frame.center.x, frame.center.y - size * 0.55), percent)
        let count = TextStyle(size: size * 0.75, ink: ink, horizontal: .center)
        canvas.text(
            "\(rows[row][column])", at: Point(frame.center.x, frame.center.y + size * 0.75), count)
    }

    private func drawNames(_ canvas: Canvas) {
        let style = TextStyle.label.sized(min(9, max(4, cell * 0.8)))
        for (index, name) in classes.enumerated() {
            let middle = frame(index, index).center
            let fitted = canvas.fitted(name, style, width: Self.longestName)
            let count = hasFigures ? 6.0 : 0
            canvas.text(fitted, at: Point(matrix.x - 8, middle.y - count), style.rightAligned())
            if hasFigures {
                canvas.text(
                    "n = \(support(index))", at: Point(matrix.x - 8, middle.y + 6),
                    .tick.sized(7).rightAligned())
            }
            let below = Point(middle.x, matrix.bottom + (isTurned ? 6 : 12))
            canvas.text(
                fitted, at: below, isTurned ? style.rightAligned().upright() : style.centered())
        }
        canvas.text(
            "predicted class", at: Point(matrix.center.x, height - 16), .label.centered().colored(.quiet))
        canvas.text(
            "true class", at: Point(16, matrix.center.y), .label.centered().upright().colored(.quiet))
    }

    /// The bar that tells what the colours mean.
    private func drawScale(_ canvas: Canvas) {
        let bar = Frame(x: matrix.right + 14, y: matrix.y, width: 10, height: side)
        let steps = 64
        for step in 0..<steps {
            let top = bar.bottom - bar.height * Double(step + 1) / Double(steps)
            // A hair taller, so that no seam shows between two steps.
            let slice = Frame(
                x: bar.x, y: top, width: bar.width,
                height: min(bar.height / Double(steps) + 0.5, bar.bottom - top))
            canvas.fill(slice, Ink(cividis: (Double(step) + 0.5) / Double(steps)))
        }
        canvas.outline(bar, Stroke(ink: .axis, width: 0.6))
        for share in [0.0, 0.25, 0.5, 0.75, 1] {
            canvas.text(
                "\(Int(share * 100))%", at: Point(bar.right + 4, bar.bottom - share * bar.height), .tick)
        }
    }

    /// As in 93.4%, and 7.1%, and 0%.
    private static func percent(_ share: Double) -> String {
        share == 0 ? "0%" : share == 1 ? "100%" : String(format: "%.1f%%", 100 * share)
    }
}
