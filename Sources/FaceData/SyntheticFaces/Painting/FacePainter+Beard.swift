extension FacePainter {
    /// Stubble and beard: hair's colour mixed into the skin's, grain by grain.
    func layBeard(on relief: Relief) {
        let beard = identity.beard
        guard beard.stubble > 0 || beard.moustache > 0 else { return }
        let chinTop = geometry.mouth.lowerBorder[4].y
        let jaw = geometry.outline[8].y
        if beard.stubble > 0 {
            grow(Point(0, chinTop + 0.1), Point(0.46, 0.25), beard.stubble * 0.45, on: relief)
            grow(
                Point(0, geometry.mouth.upperBorder[4].y - 0.07), Point(0.2, 0.06), beard.stubble * 0.4,
                on: relief)
        }
        if beard.moustache > 0 {
            let lip = geometry.mouth.upperBorder
            for side in FaceSide.allCases {
                let edge = side == .left ? lip[2] : lip[6]
                let place = Point(edge.x * 0.75, (lip[4].y + edge.y) / 2 - 0.045)
                grow(place, Point(0.1, 0.034), beard.moustache * 1.2, turn: side.sign * 0.2, on: relief)
            }
        }
        if beard.chin > 0 { grow(Point(0, jaw - 0.02), Point(0.2, 0.13), beard.chin * 1.3, on: relief) }
        guard beard.cheeks > 0 else { return }
        for side in FaceSide.allCases {
            grow(
                Point(side.sign * 0.4, 0.86), Point(0.17, 0.13), beard.cheeks, turn: side.sign * -0.6,
                on: relief)
            grow(
                Point(side.sign * 0.6, 0.5), Point(0.075, 0.22), beard.cheeks, turn: side.sign * 0.15,
                on: relief)
        }
    }

    private func grow(
        _ center: Point, _ radii: Point, _ strength: Float, turn: Float = 0, on relief: Relief
    ) {
        let color =
            identity.hair.style == .headscarf ? LinearColor.sRGB(30, 24, 22) : identity.hair.color * 0.6
        let mound = pose.mound(center, radii, turn: turn)
        let fine = 26 / pose.scale
        let size = relief.size
        mound.forEachPixel(imageSize: size) { index, weight, _ in
            let pixel = Point(Float(index % size), Float(index / size))
            let grain = noise.smooth(Point(pixel.x * 1.7, pixel.y * 0.8) * fine)
            let cover = (weight * 1.6 - 0.25).saturated * strength * (0.6 + 0.55 * grain)
            relief.albedo.blend(index, color, cover.saturated * 0.94)
            relief.slope.values[index] += Point(grain - 0.5, 0) * (cover * 0.6)
        }
    }
}
