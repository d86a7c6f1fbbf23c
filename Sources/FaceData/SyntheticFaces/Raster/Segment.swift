/// A straight piece of a curve, ready for measuring distances from it.
struct Segment {
    let start, along: Point
    let inverseSquaredLength: Float
    private let left, right, top, bottom: Float

    init(from start: Point, to end: Point) {
        self.start = start
        along = end - start
        inverseSquaredLength = 1 / max(along.dot(along), 1e-9)
        (left, right) = (min(start.x, end.x), max(start.x, end.x))
        (top, bottom) = (min(start.y, end.y), max(start.y, end.y))
    }

    /// Whether any of the segment is at most `reach` above or below the height `y`.
    func spans(_ y: Float, within reach: Float) -> Bool {
        top - reach <= y && y <= bottom + reach
    }

    /// Whether any of the segment lies between the two columns.
    func spans(from first: Float, to last: Float) -> Bool {
        left <= last && first <= right
    }

    /// Where the segment crosses the height `y`.
    func crossing(_ y: Float) -> Float? {
        guard (start.y <= y) != (start.y + along.y <= y) else { return nil }
        return start.x + along.x * ((y - start.y) / along.y)
    }
}

extension Curve {
    /// The pieces from point to point; a closed curve has one back to its start.
    var segments: [Segment] {
        let count = closed ? points.count : points.count - 1
        return (0..<max(0, count)).map { Segment(from: points[$0], to: points[($0 + 1) % points.count]) }
    }
}
