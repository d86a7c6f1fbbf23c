import Foundation

/// Curves over epochs in a frame, with a legend.
struct LineChart {
    var title: String
    var yLabel: String
    var series: [Series]
    /// What the values cannot go beyond.
    var limits: ClosedRange<Double>
    /// An epoch whose value of the last series is ringed and written beside it.
    var ringedEpoch: Int?

    /// Dashes of the first, second, … series, so that a print without colour tells them apart.
    private static let dashes: [[Double]] = [[4, 2], [], [1, 2], [6, 2, 1, 2]]
    /// Up to so many epochs every value gets a dot.
    private static let mostDots = 30

    func draw(on canvas: Canvas, in frame: Frame) {
        let area = frame.inset(left: 46, top: 26, right: 8, bottom: 34)
        let plane = Plane(
            frame: area, x: TickScale(counting: series.map(\.values.count).max() ?? 0),
            y: TickScale(holding: series.flatMap(\.values), within: limits))
        canvas.text(title, at: Point(area.x, frame.y + 14), .title)
        plane.draw(on: canvas, xLabel: "epoch", yLabel: yLabel)
        for (index, curve) in series.enumerated() { draw(curve, stroke(index), plane, canvas) }
        drawRing(plane, canvas)
        drawLegend(canvas, right: area.right, y: frame.y + 11)
    }

    private func stroke(_ index: Int) -> Stroke {
        Stroke(
            ink: Ink.series[index % Ink.series.count], width: 1.6,
            dashes: Self.dashes[index % Self.dashes.count])
    }

    private func draw(_ curve: Series, _ stroke: Stroke, _ plane: Plane, _ canvas: Canvas) {
        for stretch in curve.stretches {
            let points = stretch.map { plane.point(Double($0.epoch), $0.value) }
            canvas.line(points, stroke)
            // A stretch of one value has no line.
            guard curve.values.count <= Self.mostDots || points.count == 1 else { continue }
            for point in points { canvas.dot(point, radius: 2, stroke.ink) }
        }
    }

    private func drawRing(_ plane: Plane, _ canvas: Canvas) {
        guard let epoch = ringedEpoch, let values = series.last?.values, values.indices.contains(epoch - 1),
            values[epoch - 1].isFinite
        else { return }
        let value = values[epoch - 1]
        let point = plane.point(Double(epoch), value)
        canvas.ring(point, radius: 4.5, Stroke(ink: .text, width: 1.1))
        let text = String(format: "%.4f", value)
        let style = TextStyle(size: 8, isBold: true, horizontal: .center)
        // Beside the point where the frame's end would cut the text.
        let half = canvas.width(of: text, style) / 2 + 2
        let x = min(max(point.x, plane.frame.x + half), plane.frame.right - half)
        let above = point.y - 12 > plane.frame.y + 4
        canvas.text(text, at: Point(x, above ? point.y - 12 : point.y + 13), style)
    }

    private func drawLegend(_ canvas: Canvas, right: Double, y: Double) {
        var x = right
        for (index, curve) in series.enumerated().reversed() {
            canvas.text(curve.name, at: Point(x, y), .label.rightAligned())
            x -= canvas.width(of: curve.name, .label) + 5
            canvas.line([Point(x - 18, y), Point(x, y)], stroke(index))
            x -= 30
        }
    }
}
