extension FacePainter {
    /// Neck, ears and face as one lit surface.
    func paintSkin(on canvas: Canvas) {
        let relief = Relief(size: canvas.size)
        layNeck(on: relief)
        if !identity.hair.style.coversEars {
            for side in FaceSide.allCases { layEar(side, on: relief) }
        }
        layFace(on: relief)
        shapeFeatures(on: relief)
        shapeWrinkles(on: relief)
        colorSkin(on: relief)
        layBeard(on: relief)
        layLips(geometry.mouth, on: relief)
        let shine = (0.07 + 0.04 * identity.complexion.melanin) * identity.complexion.shine
        for index in 0..<(canvas.size * canvas.size) where relief.coverage.values[index] > 0 {
            let lit = light.shade(
                relief.albedo.pixels[index], slope: relief.slope.values[index], translucency: 1, shine: shine)
            canvas.blend(index, lit, relief.coverage.values[index])
        }
    }

    private func layNeck(on relief: Relief) {
        let half = 0.4 + 0.06 * identity.masculinity
        let right = [
            Point(half, 0.5), Point(half, 1.2), Point(half + 0.12, 1.42), Point(0.9, 1.62), Point(0.9, 1.9),
        ]
        let left = right.reversed().map { Point(-$0.x, $0.y) }
        let curve = Curve(points: (right + left).map { pose.project(SIMD3($0.x, $0.y, -0.25)) }, closed: true)
        let middle = pose.project(SIMD3(0, 1, -0.25)).x
        let width = half * pose.scale
        let skin = identity.complexion.skin
        // The head shades its neck.
        let shadeTop = pose.project(SIMD3(0, 1.02 + geometry.jawDrop, -0.1)).y
        let shadeLength = 0.3 * pose.scale
        relief.lay(curve) { pixel, _ in
            let across = (pixel.x - middle) / width
            let shade = 0.42 + 0.5 * ((pixel.y - shadeTop) / shadeLength).saturated
            return (skin * shade, Point(min(1.4, max(-1.4, across)) * 0.8, 0))
        }
    }

    private func layEar(_ side: FaceSide, on relief: Relief) {
        let size = identity.shape.ears
        let x = 0.75 * identity.shape.width
        let points = [
            Point(x - 0.06, -0.1 * size), Point(x + 0.08, -0.13 * size), Point(x + 0.115, 0),
            Point(x + 0.075, 0.18),
            Point(x + 0.02, 0.32 * size), Point(x - 0.06, 0.3 * size),
        ].map { pose.project(SIMD3(side.sign * $0.x, $0.y + 0.06, -0.12)) }
        let skin = identity.complexion.skin * LinearColor(0.95, 0.82, 0.8, 1)
        let rim = 0.05 * pose.scale
        relief.lay(Curve(through: points, closed: true), depth: rim) { _, distance in
            let inside = (-distance / rim).saturated
            return (skin * (0.95 - 0.4 * inside), Point(side.sign * (0.6 - 0.5 * inside), 0.1))
        }
    }

    private func layFace(on relief: Relief) {
        let outline = Curve(through: geometry.outline.map { pose.onOutline($0) }, closed: true)
        let middle = pose.project(SIMD3(0, 0.05, 0))
        let right = pose.project(SIMD3(0.86 * identity.shape.width, 0.05, 0)) - middle
        let down = pose.project(SIMD3(0, 1.3, 0)) - middle
        let (toX, toY) = (right / right.dot(right), down / down.dot(down))
        let skin = identity.complexion.skin
        relief.lay(outline) { pixel, distance in
            let offset = pixel - middle
            let (x, y) = (offset.dot(toX), offset.dot(toY))
            let height = max(0.16, 1 - x * x - y * y).squareRoot()
            // Nearly an ellipsoid, 0.65 times as deep as it is wide.
            let slope = (toX * x + toY * y) * (0.62 * right.length / height)
            return (skin, slope)
        }
    }

    /// Brow ridge, sockets, cheeks, nose, mouth region and chin as mounds.
    private func shapeFeatures(on relief: Relief) {
        func raise(_ x: Float, _ y: Float, _ radii: Point, _ height: Float, turn: Float = 0) {
            relief.raise(pose.mound(Point(x, y), radii, turn: turn), height: height * pose.scale)
        }
        let tip = geometry.noseTip
        let nose = identity.nose
        raise(0, tip.y * 0.42, Point(0.064, 0.24), 0.062 * nose.bridge)
        raise(0, tip.y - 0.02, Point(0.075 * nose.tip, 0.07), 0.075 * nose.tip)
        raise(0, tip.y + 0.1, Point(0.12, 0.03), -0.028)
        for side in FaceSide.allCases {
            let wing = geometry.noseWing(side)
            raise(wing.x * 0.74, wing.y - 0.005, Point(0.042, 0.045), 0.04)
            let eye = side.sign * identity.eyes.spacing
            raise(eye, -0.19, Point(0.2, 0.06), 0.022 + 0.02 * identity.masculinity, turn: side.sign * -0.1)
            raise(eye * 0.97, -0.03, Point(0.15, 0.1), -0.035)
            raise(eye, 0, Point(0.11, 0.075), 0.03)
            raiseCheek(side, raise)
        }
        raise(0, 0.78, Point(0.25, 0.16), 0.035)
        raise(
            0, geometry.mouth.lowerBorder[4].y + 0.06, Point(0.16, 0.035),
            -0.028 - 0.012 * activity[.chinRaiser])
        let chin = 1.0 + identity.shape.chinLength + geometry.jawDrop * 0.75
        raise(0, chin, Point(0.13, 0.085), 0.035 + 0.03 * activity[.chinRaiser])
    }

    private func raiseCheek(_ side: FaceSide, _ raise: (Float, Float, Point, Float, Float) -> Void) {
        let lift = max(activity[.cheekRaiser, side], 0.8 * activity[.lipCornerPuller, side])
        let full = 0.03 + 0.02 * identity.shape.cheekFullness
        raise(side.sign * 0.45, 0.3 - 0.05 * lift, Point(0.17, 0.13), full + 0.045 * lift, side.sign * -0.3)
        let hollow = 0.03 * (1 - identity.shape.cheekFullness) + 0.01 * activity[.mouthStretch]
        raise(side.sign * 0.56, 0.6, Point(0.1, 0.2), -hollow, side.sign * 0.3)
    }

    /// Redder cheeks, nose and ears, darker sockets, freckles.
    private func colorSkin(on relief: Relief) {
        let complexion = identity.complexion
        let blush = 0.12 * complexion.blush * (1 - 0.6 * complexion.melanin)
        let red = LinearColor(1, 1 - blush * 1.5, 1 - blush * 1.3, 1)
        relief.tint(pose.mound(Point(0, geometry.noseTip.y), Point(0.12, 0.1)), red)
        for side in FaceSide.allCases {
            relief.tint(pose.mound(Point(side.sign * 0.46, 0.34), Point(0.18, 0.14)), red)
            let dim = LinearColor(0.9, 0.84, 0.84, 1)
            relief.tint(pose.mound(Point(side.sign * identity.eyes.spacing, -0.02), Point(0.15, 0.09)), dim)
            // Under the tip the nose lies in its own shadow; the nostrils are darker still.
            let wing = geometry.noseWing(side)
            let nostril = LinearColor(0.22, 0.14, 0.13, 1)
            relief.tint(
                pose.mound(Point(wing.x * 0.48, geometry.noseTip.y + 0.075), Point(0.028, 0.014)), nostril)
        }
        relief.tint(
            pose.mound(Point(0, geometry.noseTip.y + 0.09), Point(0.1, 0.028)),
            LinearColor(0.8, 0.72, 0.7, 1))
        speckle(relief)
    }

    /// Blotches, pores and freckles.
    private func speckle(_ relief: Relief) {
        let unit = 1 / pose.scale
        let pores = 0.1 * (pose.scale / 120).saturated
        let strength = identity.complexion.freckles
        let brown = LinearColor(0.74, 0.6, 0.52, 1)
        let face = pose.mound(Point(0, 0.1), Point(0.36, 0.46))
        face.forEachPixel(imageSize: relief.size) { index, pixel, weight, _ in
            let place = pixel * unit
            var tone = 1 + 0.08 * (noise.smooth(place * 7) - 0.5)
            if pores > 0.05 { tone += pores * (noise.smooth(place * 60) - 0.5) }
            var color = relief.albedo.pixels[index] * tone
            if strength > 0 {
                color *= mix(LinearColor(repeating: 1), brown, freckle(at: place) * strength * weight)
            }
            relief.albedo.pixels[index] = color
        }
    }

    /// How much of a freckle lies at a place in face units: each cell of a lattice has one, or none.
    private func freckle(at place: Point) -> Float {
        let cell = place * 26 + 4096
        let (x, y) = (Int32(cell.x), Int32(cell.y))
        let middle = Point(noise.value(x, y), noise.value(y, x)) * 0.4 + 0.3
        let radius = 0.36 * noise.value(x &+ 977, y) - 0.06
        let distance = (cell - Point(Float(x), Float(y)) - middle).length
        return ((radius - distance) * 6).saturated
    }
}
