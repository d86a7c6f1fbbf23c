/// How far each pixel near a closed curve lies from it, in pixels: negative inside.
struct DistanceField {
    let bounds: PixelBounds
    private let imageSize: Int
    private let distances: [Float]

    private typealias Lanes = SIMD8<Float>

    /// - Parameter margin: how far outside the curve distances are wanted, in pixels.
    init(to curve: Curve, margin: Float, imageSize: Int) {
        bounds = PixelBounds(around: curve.points, margin: margin, imageSize: imageSize)
        self.imageSize = imageSize
        let bounds = bounds
        let width = max(0, bounds.right - bounds.left)
        let height = max(0, bounds.bottom - bounds.top)
        let segments = Self.segments(of: curve)
        distances = [Float](unsafeUninitializedCapacity: width * height) { buffer, count in
            for row in 0..<height {
                let y = Float(bounds.top + row) + 0.5
                let line = UnsafeMutableBufferPointer(rebasing: buffer[(row * width)..<((row + 1) * width)])
                Self.fill(line, left: Float(bounds.left) + 0.5, y: y, segments: segments)
            }
            count = width * height
        }
    }

    private struct Segment {
        var start, along: Point
        var inverseSquaredLength: Float
    }

    private static func segments(of curve: Curve) -> [Segment] {
        curve.points.indices.map { index in
            let start = curve.points[index]
            let along = curve.points[(index + 1) % curve.points.count] - start
            return Segment(start: start, along: along, inverseSquaredLength: 1 / max(along.dot(along), 1e-9))
        }
    }

    /// One row: the nearest segment gives the distance, the crossings to the right its sign.
    private static func fill(
        _ line: UnsafeMutableBufferPointer<Float>, left: Float, y: Float, segments: [Segment]
    ) {
        var crossings: [Float] = []
        for segment in segments {
            let end = segment.start.y + segment.along.y
            if (segment.start.y <= y) != (end <= y) {
                let t = (y - segment.start.y) / segment.along.y
                crossings.append(segment.start.x + segment.along.x * t)
            }
        }
        let steps = Lanes(0, 1, 2, 3, 4, 5, 6, 7)
        for column in stride(from: 0, to: line.count, by: Lanes.scalarCount) {
            let x = steps + (left + Float(column))
            var sign = Lanes(repeating: 1)
            for crossing in crossings { sign.replace(with: -sign, where: x .< crossing) }
            let signed = squaredDistance(x: x, y: y, segments: segments).squareRoot() * sign
            for lane in 0..<min(Lanes.scalarCount, line.count - column) {
                line.initializeElement(at: column + lane, to: signed[lane])
            }
        }
    }

    @inline(__always)
    private static func squaredDistance(x: Lanes, y: Float, segments: [Segment]) -> Lanes {
        var nearest = Lanes(repeating: .greatestFiniteMagnitude)
        for segment in segments {
            let fromX = x - segment.start.x
            let fromY = y - segment.start.y
            var t = (fromX * segment.along.x + fromY * segment.along.y) * segment.inverseSquaredLength
            t.replace(with: 0, where: t .< 0)
            t.replace(with: 1, where: t .> 1)
            let offX = fromX - t * segment.along.x
            let offY = fromY - t * segment.along.y
            let squared = offX * offX + offY * offY
            nearest.replace(with: squared, where: squared .< nearest)
        }
        return nearest
    }

    /// Calls `body` with the index, the centre and the signed distance of every pixel not further outside
    /// than `reach`.
    @inline(__always)
    func forEachPixel(within reach: Float, _ body: (Int, Point, Float) -> Void) {
        let width = bounds.right - bounds.left
        let (left, top) = (bounds.left, bounds.top)
        distances.withUnsafeBufferPointer { distances in
            bounds.forEachPixel(imageSize: imageSize) { index, pixel in
                let (y, x) = index.quotientAndRemainder(dividingBy: imageSize)
                let distance = distances[(y - top) * width + x - left]
                if distance < reach { body(index, pixel, distance) }
            }
        }
    }
}
