internal import RandomStreams

/// Where the head is and which way it looks: takes points of the face to pixels.
struct HeadPose {
    /// Pixels for each face unit.
    let scale: Float
    private let center: Point
    private let rowX, rowY: SIMD3<Float>

    /// - Parameters:
    ///   - yaw, pitch, roll: in radians: towards the viewer's right, downwards, clockwise.
    ///   - shift: of the face's middle from the picture's, in face units.
    ///   - extent: face units from the picture's middle to its edge.
    init(yaw: Float, pitch: Float, roll: Float, shift: Point, extent: Float, imageSize: Int) {
        scale = Float(imageSize) / (2 * extent)
        center = Point(repeating: Float(imageSize) / 2) + shift * scale
        let (sinYaw, cosYaw) = Self.sineAndCosine(yaw)
        let (sinPitch, cosPitch) = Self.sineAndCosine(pitch)
        let (sinRoll, cosRoll) = Self.sineAndCosine(roll)
        let x = SIMD3(cosYaw, 0, sinYaw)
        let y = SIMD3(-sinYaw * sinPitch, cosPitch, cosYaw * sinPitch)
        rowX = x * cosRoll - y * sinRoll
        rowY = x * sinRoll + y * cosRoll
    }

    init(imageSize: Int, from stream: inout RandomStream) {
        // Two draws' sum: most faces look nearly straight at the camera.
        func spread(_ range: Float, _ stream: inout RandomStream) -> Float {
            range * (stream.uniform() + stream.uniform() - 1)
        }
        self.init(
            yaw: spread(0.4, &stream), pitch: spread(0.18, &stream), roll: spread(0.18, &stream),
            shift: Point(spread(0.08, &stream), spread(0.06, &stream)), extent: stream.uniform(1.03, 1.17),
            imageSize: imageSize)
    }

    /// Taylor's series: the angles are small, and every machine gives the same bits.
    private static func sineAndCosine(_ angle: Float) -> (Float, Float) {
        let square = angle * angle
        return (
            angle * (1 - square / 6 * (1 - square / 20)), 1 - square / 2 * (1 - square / 12)
        )
    }

    /// The middle of the head in face units: what it turns about.
    private static let pivot = SIMD3<Float>(0, 0.16, 0)

    func project(_ point: SIMD3<Float>) -> Point {
        let offset = point - Self.pivot
        return center + Point(rowX.dot(offset), rowY.dot(offset)) * scale
    }

    /// A point of the face's front, `lift` face units above the smooth ellipsoid that stands for it.
    func onFace(_ point: Point, lift: Float = 0) -> Point {
        project(SIMD3(point.x, point.y, Self.depth(point) + lift))
    }

    /// A point of the head's outline.
    func onOutline(_ point: Point) -> Point {
        project(SIMD3(point.x, point.y, 0))
    }

    private static func depth(_ point: Point) -> Float {
        let x = point.x / 0.86
        let y = (point.y - 0.1) / 1.5
        return 0.6 * max(0, 1 - x * x - y * y).squareRoot()
    }

    /// A mound on the face with half axes along x and y, turned by `turn` radians.
    func mound(_ point: Point, _ radii: Point, turn: Float = 0) -> Mound {
        let (sine, cosine) = Self.sineAndCosine(turn)
        let middle = onFace(point)
        let first = onFace(point + Point(cosine, sine) * radii.x * 0.5) - middle
        let second = onFace(point + Point(-sine, cosine) * radii.y * 0.5) - middle
        return Mound(center: middle, first: first * 2, second: second * 2)
    }

    /// A line on the face through the points.
    func line(_ points: [Point], lift: Float = 0, steps: Int = 4) -> Curve {
        Curve(through: points.map { onFace($0, lift: lift) }, closed: false, steps: steps)
    }
}
