import Testing

@testable import FaceData

@Suite("The faces' rasteriser")
struct RasterTests {
    /// A circle as a polygon so fine that it is one to within 0.01 pixels.
    private func circle(center: Point, radius: Float) -> Curve {
        let corner = Float(0.5).squareRoot()
        let unit: [Point] = [
            Point(1, 0), Point(corner, corner), Point(0, 1), Point(-corner, corner), Point(-1, 0),
            Point(-corner, -corner), Point(0, -1), Point(corner, -corner),
        ]
        return Curve(through: unit.map { center + $0 * radius }, closed: true, steps: 8)
    }

    @Test("Distances are negative inside, positive outside, and held at the reach")
    func distances() {
        let center = Point(16, 15)
        let field = DistanceField(to: circle(center: center, radius: 9), reach: 3, imageSize: 32)
        var seen = 0
        field.forEachPixel(within: 3) { _, pixel, distance in
            let exact = (pixel - center).length - 9
            // The spline through eight points leaves the circle by up to 2% of its radius.
            #expect(abs(distance - min(max(exact, -3), 3)) < 0.2)
            seen += 1
        }
        #expect(seen > 380)
    }

    @Test("A filled shape covers its own area")
    func area() {
        let canvas = Canvas(size: 40)
        canvas.fill(circle(center: Point(19.3, 20.6), radius: 12), color: LinearColor(repeating: 1))
        let covered = (0..<1600).reduce(Float(0)) { $0 + canvas.pixels[$1].x }
        // π × 12², to within the 2% of radius by which the spline leaves the circle.
        #expect(abs(covered - 452.4) < 0.04 * 452.4)
    }

    @Test(
        "A line thinner than a pixel grows faint and keeps its amount of ink",
        arguments: [Float(0.1), 0.25, 0.5, 1])
    func thinLines(halfWidth: Float) {
        let canvas = Canvas(size: 32)
        let curve = Curve(points: [Point(4, 16.2), Point(28, 16.2)], closed: false)
        let line = Stroke(curve, halfWidths: SIMD3(repeating: halfWidth))
        canvas.stroke(line, color: LinearColor(repeating: 1)) { _ in 1 }
        let column = (0..<32).reduce(Float(0)) { $0 + canvas.pixels[$1 * 32 + 16].x }
        #expect(abs(column - 2 * halfWidth) < 1e-3)
    }

    @Test("Shapes outside the picture leave it alone")
    func outside() {
        let canvas = Canvas(size: 16)
        canvas.fill(circle(center: Point(-40, 8), radius: 9), color: LinearColor(repeating: 1))
        canvas.fill(circle(center: Point(8, 70), radius: 9), color: LinearColor(repeating: 1))
        #expect((0..<256).allSatisfy { canvas.pixels[$0].x == 0 })
    }

    @Test("A spline passes through its points")
    func spline() {
        let points = [Point(0, 0), Point(3, 5), Point(8, 2), Point(9, -4)]
        let open = Curve(through: points, closed: false, steps: 5)
        for (index, point) in points.enumerated() { #expect((open.points[index * 5] - point).length < 1e-5) }
        #expect(open.points.count == 16)
        #expect(Curve(through: points, closed: true, steps: 5).points.count == 20)
    }

    @Test("A mound slopes away from its middle on every side")
    func mound() {
        let relief = Relief(size: 32)
        relief.raise(Mound(center: Point(16, 16), first: Point(4, 0), second: Point(0, 4)), height: 5)
        func slope(_ x: Int, _ y: Int) -> Point { relief.slope.values[y * 32 + x] }
        #expect(slope(11, 16).x > 0 && slope(20, 16).x < 0)
        #expect(slope(16, 11).y > 0 && slope(16, 20).y < 0)
        #expect(slope(2, 2) == .zero)
    }

    @Test("Turning the head moves what stands out from it, and not its outline's middle")
    func pose() {
        func pose(yaw: Float = 0, pitch: Float = 0, roll: Float = 0) -> HeadPose {
            HeadPose(yaw: yaw, pitch: pitch, roll: roll, shift: .zero, extent: 1.2, imageSize: 64)
        }
        let nose = Point(0, 0.35)
        #expect(pose(yaw: 0.3).onFace(nose).x > pose().onFace(nose).x + 2)
        #expect(pose(pitch: 0.2).onFace(nose).y > pose().onFace(nose).y + 1)
        #expect(pose(roll: 0.2).onFace(Point(0, 1)).x < pose().onFace(Point(0, 1)).x - 2)
        #expect(abs(pose(yaw: 0.3).onOutline(nose).x - 32) < 1e-3)
    }
}
