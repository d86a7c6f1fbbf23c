/// A line with a width that may change along it.
struct Stroke {
    let curve: Curve
    /// Half the width in pixels at the start, the middle and the end.
    let halfWidths: SIMD3<Float>

    init(_ curve: Curve, halfWidths: SIMD3<Float>) {
        self.curve = curve
        self.halfWidths = halfWidths
    }

    /// Half the width at a place along the line, 0...1.
    @inline(__always)
    func halfWidth(_ progress: Float) -> Float {
        let t = progress * 2
        return t < 1
            ? halfWidths.x + (halfWidths.y - halfWidths.x) * t
            : halfWidths.y + (halfWidths.z - halfWidths.y) * (t - 1)
    }

    /// How much of a pixel the line covers.
    @inline(__always)
    func coverage(_ distance: Float, _ progress: Float, softness: Float) -> Float {
        let half = halfWidth(progress)
        let far = ((half - distance) / softness + 0.5).saturated
        return far - ((-half - distance) / softness + 0.5).saturated
    }

    /// Calls `body` with index, centre, offset from the nearest point of the line, distance to it, and how far
    /// along the line that point is, for every pixel within the line's width and `margin`.
    @inline(__always)
    func forEachPixel(
        margin: Float, imageSize: Int, _ body: (Int, Point, Point, Float, Float) -> Void
    ) {
        let reach = halfWidths.max() + margin
        let bounds = PixelBounds(around: curve.points, margin: reach, imageSize: imageSize)
        guard bounds.left < bounds.right, bounds.top < bounds.bottom else { return }
        let segments = curve.segments
        let share = 1 / Float(max(1, segments.count))
        var near: [Int] = []
        for row in bounds.top..<bounds.bottom {
            let y = Float(row) + 0.5
            near.removeAll(keepingCapacity: true)
            for index in segments.indices where segments[index].spans(y, within: reach) { near.append(index) }
            for column in bounds.left..<bounds.right {
                let pixel = Point(Float(column) + 0.5, y)
                var nearest = reach * reach
                var offset = Point.zero
                var progress: Float = -1
                for index in near {
                    let segment = segments[index]
                    let from = pixel - segment.start
                    let t = (from.dot(segment.along) * segment.inverseSquaredLength).saturated
                    let off = from - segment.along * t
                    let squared = off.dot(off)
                    if squared < nearest {
                        nearest = squared
                        offset = off
                        progress = (Float(index) + t) * share
                    }
                }
                if progress >= 0 {
                    body(row * imageSize + column, pixel, offset, nearest.squareRoot(), progress)
                }
            }
        }
    }
}
