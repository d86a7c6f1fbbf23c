extension FacePainter {
    /// Shoulders in a shirt.
    func paintClothing(on canvas: Canvas) {
        let half: [Point] = [
            Point(0.28, 1.5), Point(0.44, 1.33), Point(0.8, 1.42), Point(1.25, 1.6), Point(1.5, 2.4),
        ]
        let left = half.reversed().map { Point(-$0.x, $0.y) }
        let outline = Curve(
            through: ([Point(0, 1.6)] + half + left).map { pose.project(SIMD3($0.x, $0.y, -0.2)) },
            closed: true)
        let middle = pose.project(SIMD3(0, 1.5, 0)).x
        canvas.paint(outline, softness: max(1, 0.02 * pose.scale)) { _, pixel, distance in
            let across = (pixel.x - middle) / pose.scale
            return (light.shade(clothing, slope: Point(across * 0.5, 0.3), translucency: 0, shine: 0), 1)
        }
    }
}
