/// Straight pieces through sampled points: what every outline and line of a face is drawn as.
struct Curve {
    var points: [Point]
    let closed: Bool

    init(points: [Point], closed: Bool) {
        self.points = points
        self.closed = closed
    }

    /// The Catmull-Rom spline through the points, `steps` pieces from each to the next.
    init(through points: [Point], closed: Bool, steps: Int = 4) {
        self.closed = closed
        let count = points.count
        var sampled: [Point] = []
        sampled.reserveCapacity(count * steps + 1)
        for span in 0..<(closed ? count : count - 1) {
            func neighbour(_ offset: Int) -> Point {
                let index = span + offset
                return closed ? points[(index + count) % count] : points[min(max(index, 0), count - 1)]
            }
            let (before, from, to, after) = (neighbour(-1), neighbour(0), neighbour(1), neighbour(2))
            for step in 0..<steps {
                let t = Float(step) / Float(steps)
                let linear = (to - before) * (t / 2)
                let quadratic = (before * 2 - from * 5 + to * 4 - after) * (t * t / 2)
                let cubic = (from * 3 - before - to * 3 + after) * (t * t * t / 2)
                sampled.append(from + linear + quadratic + cubic)
            }
        }
        if !closed, let last = points.last { sampled.append(last) }
        self.points = sampled
    }

    /// The same curve, each point moved by `map`.
    func mapped(_ map: (Point) -> Point) -> Curve {
        Curve(points: points.map(map), closed: closed)
    }
}
