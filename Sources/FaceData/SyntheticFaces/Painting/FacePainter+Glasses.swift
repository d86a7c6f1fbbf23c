extension FacePainter {
    func paint(_ glasses: Glasses, on canvas: Canvas) {
        let color = light.flat(glasses.color)
        let width = SIMD3<Float>(repeating: glasses.frame * pose.scale)
        for side in FaceSide.allCases {
            let rim = lens(glasses, side)
            canvas.paint(rim) { _, pixel, _ in (LinearColor(0.8, 0.88, 1, 1), 0.05) }
            canvas.stroke(
                Stroke(Curve(points: rim.points + rim.points.prefix(1), closed: false), halfWidths: width),
                color: color
            ) { _ in 0.92 }
            let hinge = Point(side.sign * (identity.eyes.spacing + glasses.halfWidth), -0.04)
            let temple = [pose.onFace(hinge, lift: 0.06), pose.project(SIMD3(side.sign * 0.8, -0.03, 0))]
            canvas.stroke(Stroke(Curve(points: temple, closed: false), halfWidths: width), color: color) {
                _ in 0.9
            }
        }
        let reach = identity.eyes.spacing - glasses.halfWidth
        let bridge = [Point(-reach, -0.01), Point(0, -0.04), Point(reach, -0.01)]
        canvas.stroke(Stroke(pose.line(bridge, lift: 0.1), halfWidths: width), color: color) { _ in 0.92 }
    }

    private func lens(_ glasses: Glasses, _ side: FaceSide) -> Curve {
        let corner: Float = glasses.round ? 0.72 : 0.86
        let unit: [Point] = [
            Point(0, -1), Point(corner, -corner), Point(1, 0), Point(corner, corner), Point(0, 1),
            Point(-corner, corner), Point(-1, 0), Point(-corner, -corner),
        ]
        let center = Point(side.sign * identity.eyes.spacing, 0.015)
        let half = Point(glasses.halfWidth, glasses.halfHeight)
        return Curve(through: unit.map { pose.onFace(center + $0 * half, lift: 0.06) }, closed: true)
    }
}
