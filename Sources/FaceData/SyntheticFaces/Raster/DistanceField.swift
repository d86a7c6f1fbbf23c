/// How far each pixel in and near a closed curve lies from it, in pixels: negative inside. Distances beyond the
/// reach asked for read as the reach, which spares measuring most pixels against most of the curve.
struct DistanceField {
    let bounds: PixelBounds
    private let imageSize: Int
    private let distances: [Float]

    private typealias Lanes = SIMD8<Float>

    /// - Parameter reach: how far outside and inside the curve distances are wanted, in pixels.
    init(to curve: Curve, reach: Float, imageSize: Int) {
        bounds = PixelBounds(around: curve.points, margin: reach, imageSize: imageSize)
        self.imageSize = imageSize
        let bounds = bounds
        let width = max(0, bounds.right - bounds.left)
        let height = max(0, bounds.bottom - bounds.top)
        let segments = curve.segments
        distances = [Float](unsafeUninitializedCapacity: width * height) { buffer, count in
            var near: [Segment] = []
            var crossings: [Float] = []
            for row in 0..<height {
                let y = Float(bounds.top + row) + 0.5
                near.removeAll(keepingCapacity: true)
                crossings.removeAll(keepingCapacity: true)
                for segment in segments where segment.spans(y, within: reach) {
                    near.append(segment)
                    if let crossing = segment.crossing(y) { crossings.append(crossing) }
                }
                let line = UnsafeMutableBufferPointer(rebasing: buffer[(row * width)..<((row + 1) * width)])
                Self.fill(
                    line, left: Float(bounds.left) + 0.5, y: y, reach: reach, segments: near,
                    crossings: crossings)
            }
            count = width * height
        }
    }

    /// One row: the nearest segment gives the distance, the crossings to the right its sign.
    private static func fill(
        _ line: UnsafeMutableBufferPointer<Float>, left: Float, y: Float, reach: Float, segments: [Segment],
        crossings: [Float]
    ) {
        let steps = Lanes(0, 1, 2, 3, 4, 5, 6, 7)
        for column in stride(from: 0, to: line.count, by: Lanes.scalarCount) {
            let x = steps + (left + Float(column))
            var sign = Lanes(repeating: 1)
            for crossing in crossings { sign.replace(with: -sign, where: x .< crossing) }
            let squared = squaredDistance(x: x, y: y, reach: reach, segments: segments)
            for lane in 0..<min(Lanes.scalarCount, line.count - column) {
                // Most pixels are out of reach and need no root.
                let distance = squared[lane] < reach * reach ? squared[lane].squareRoot() : reach
                line.initializeElement(at: column + lane, to: distance * sign[lane])
            }
        }
    }

    @inline(__always)
    private static func squaredDistance(x: Lanes, y: Float, reach: Float, segments: [Segment]) -> Lanes {
        var nearest = Lanes(repeating: reach * reach)
        for segment in segments where segment.spans(from: x[0] - reach, to: x[7] + reach) {
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
    /// than `limit`.
    @inline(__always)
    func forEachPixel(within limit: Float, _ body: (Int, Point, Float) -> Void) {
        guard bounds.left < bounds.right, bounds.top < bounds.bottom else { return }
        distances.withUnsafeBufferPointer { distances in
            var place = 0
            for y in bounds.top..<bounds.bottom {
                for x in bounds.left..<bounds.right {
                    let distance = distances[place]
                    place &+= 1
                    guard distance < limit else { continue }
                    body(y &* imageSize &+ x, Point(Float(x) + 0.5, Float(y) + 0.5), distance)
                }
            }
        }
    }
}
