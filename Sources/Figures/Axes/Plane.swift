/// Two scales across a frame: where values lie on the page, and what is written around it.
struct Plane {
    let frame: Frame
    let x: TickScale
    let y: TickScale

    func point(_ x: Double, _ y: Double) -> Point {
        Point(
            frame.x + self.x.position(x) * frame.width, frame.bottom - self.y.position(y) * frame.height)
    }

    /// Draws the grid, the marks and both labels.
    func draw(on canvas: Canvas, xLabel: String, yLabel: String) {
        for mark in y.marks {
            let height = point(x.lower, mark).y
            canvas.line([Point(frame.x, height), Point(frame.right, height)], Stroke(ink: .grid, width: 0.7))
            canvas.text(y.text(mark), at: Point(frame.x - 5, height), .tick.rightAligned())
        }
        for mark in x.marks {
            let place = point(mark, y.lower).x
            canvas.line(
                [Point(place, frame.bottom), Point(place, frame.bottom + 3)], Stroke(ink: .axis, width: 0.7))
            canvas.text(x.text(mark), at: Point(place, frame.bottom + 10), .tick.centered())
        }
        canvas.line(
            [Point(frame.x, frame.bottom), Point(frame.right, frame.bottom)], Stroke(ink: .axis, width: 0.9))
        canvas.text(xLabel, at: Point(frame.center.x, frame.bottom + 25), .label.centered())
        canvas.text(yLabel, at: Point(frame.x - 36, frame.center.y), .label.centered().upright())
    }
}
