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

    /// Dashes of the first, second, … series, so that a print without color tells them apart: train is solid and test
    /// dashed, as in the dashboard.
    private static let dashes: [[Double]] = [[], [4, 2], [1, 2], [6, 2, 1, 2]]
    /// From the middle of a small text to where a curve does not touch it.
    private static let textRoom = 9.0
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
        canvas.text(text, at: Point(x, labelHeight(of: point, over: (x - half)...(x + half), plane)), style)
    }

    /// Where the middle of a text beside a point goes: above it, or below where curves are in the way there and less so
    /// below; within the frame.
    ///
    /// - Parameter span: the text's own, horizontally.
    func labelHeight(of point: Point, over span: ClosedRange<Double>, _ plane: Plane) -> Double {
        let curves = series.flatMap(\.stretches).map { $0.map { plane.point(Double($0.epoch), $0.value) } }
        func clearance(_ height: Double) -> Double {
            guard (plane.frame.y + 4...plane.frame.bottom - 4).contains(height) else { return -1 }
            let beside = curves.flatMap { Self.heights($0, over: span) }
            return beside.map { abs($0 - height) }.min() ?? .infinity
        }
        let (above, below) = (point.y - 12, point.y + 13)
        return clearance(above) >= Self.textRoom || clearance(above) >= clearance(below) ? above : below
    }

    /// Heights of a curve within a span: of its points, and of where it enters and leaves.
    private static func heights(_ points: [Point], over span: ClosedRange<Double>) -> [Double] {
        var heights = points.filter { span.contains($0.x) }.map(\.y)
        for (first, second) in zip(points, points.dropFirst()) {
            for edge in [span.lowerBound, span.upperBound] where first.x < edge && edge < second.x {
                let share = (edge - first.x) / (second.x - first.x)
                heights.append(first.y + (second.y - first.y) * share)
            }
        }
        return heights
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
