import Foundation

/// How often answers are right, by how certain they were: bars on the diagonal are well calibrated. The strip
/// below shows how many answers had which certainty.
package struct ReliabilityFigure: Figure {
    /// Answers whose confidence lies in a range.
    package struct Bin: Sendable, Equatable {
        let lower: Double
        let upper: Double
        let samples: Int
        let confidence: Double
        let accuracy: Double

        package init(lower: Double, upper: Double, samples: Int, confidence: Double, accuracy: Double) {
            self.lower = lower
            self.upper = upper
            self.samples = samples
            self.confidence = confidence
            self.accuracy = accuracy
        }
    }

    package let width = 330.0
    package let height = 400.0
    private let bins: [Bin]
    private let expectedError: Double

    /// - Parameters:
    ///   - bins: from 0 to 1, in order.
    ///   - expectedError: the calibration error that they sum up to, 0 to 1.
    package init(bins: [Bin], expectedError: Double) {
        self.bins = bins
        self.expectedError = expectedError
    }

    package func draw(on canvas: Canvas) {
        let unit = TickScale(holding: [0, 1], within: 0...1)
        let upper = Plane(frame: Frame(x: 54, y: 34, width: 262, height: 240), x: unit, y: unit)
        canvas.text("Reliability", at: Point(upper.frame.x, 22), .title)
        let error = String(format: "expected calibration error %.4f", expectedError)
        canvas.text(error, at: Point(upper.frame.right, 20), .tick.rightAligned())
        upper.draw(on: canvas, xLabel: "", yLabel: "accuracy")
        for bin in bins where bin.samples > 0 { drawBar(bin, upper, canvas) }
        canvas.line([upper.point(0, 0), upper.point(1, 1)], Stroke(ink: .text, width: 1, dashes: [3, 2]))
        drawShares(canvas, unit)
    }

    private func drawBar(_ bin: Bin, _ plane: Plane, _ canvas: Canvas) {
        let (left, right) = (plane.point(bin.lower, 0), plane.point(bin.upper, bin.accuracy))
        let bar = Frame(
            x: left.x + 0.8, y: right.y, width: right.x - left.x - 1.6, height: left.y - right.y)
        canvas.fill(bar, Ink.series[0])
        // Where the bar would end if confidence were to be trusted.
        let expected = plane.point(bin.lower, bin.confidence).y
        canvas.line(
            [Point(bar.x, expected), Point(bar.right, expected)], Stroke(ink: Ink.series[1], width: 2))
    }

    private func drawShares(_ canvas: Canvas, _ unit: TickScale) {
        let total = Double(max(1, bins.reduce(0) { $0 + $1.samples }))
        let shares = bins.map { Double($0.samples) / total }
        let plane = Plane(
            frame: Frame(x: 54, y: 300, width: 262, height: 56), x: unit,
            y: TickScale(holding: [0] + shares, within: 0...1, marks: 2))
        plane.draw(on: canvas, xLabel: "confidence", yLabel: "share")
        for (bin, share) in zip(bins, shares) {
            let (left, right) = (plane.point(bin.lower, 0), plane.point(bin.upper, share))
            canvas.fill(
                Frame(x: left.x + 0.8, y: right.y, width: right.x - left.x - 1.6, height: left.y - right.y),
                .quiet)
        }
    }
}
