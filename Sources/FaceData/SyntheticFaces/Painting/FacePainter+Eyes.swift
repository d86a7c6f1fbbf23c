extension FacePainter {
    func paintEye(_ side: FaceSide, on canvas: Canvas) {
        let eye = geometry.eye(side)
        let upper = pose.line(eye.upperLid, lift: -0.02)
        let lower = pose.line(eye.lowerLid, lift: -0.02)
        paintLids(eye, side: side, on: canvas)
        let opening = Curve(points: upper.points + lower.points.reversed(), closed: true)
        if eye.aperture > 0.01 { paintEyeball(eye, opening: opening, lidded: upper, on: canvas) }
        paintLashes(upper: upper, lower: lower, on: canvas)
    }

    /// The crease over the upper lid and the moist edge of the lower.
    private func paintLids(_ eye: EyeGeometry, side: FaceSide, on canvas: Canvas) {
        let skin = identity.complexion.skin
        let shadow = light.flat(skin * LinearColor(0.34, 0.24, 0.22, 1))
        let width = 0.014 * pose.scale
        let crease = Stroke(pose.line(eye.crease), halfWidths: SIMD3(0.4 * width, width, 0.5 * width))
        canvas.stroke(crease, color: shadow, softness: max(1, 1.6 * width)) { progress in
            0.62 * (progress * 6).saturated * ((1 - progress) * 4).saturated
        }
    }

    private func paintEyeball(_ eye: EyeGeometry, opening: Curve, lidded: Curve, on canvas: Canvas) {
        let center = pose.onFace(eye.center + Point(0, -0.008), lift: -0.02)
        let radius = identity.eyes.irisRadius * pose.scale
        let iris = center + gaze * radius * 0.7
        let white = LinearColor.sRGB(236, 230, 224)
        let lidShadow = 0.055 * pose.scale
        let top = lidded.points.map(\.y).min() ?? center.y
        let ball = 0.2 * pose.scale
        canvas.paint(opening, depth: 0.05 * pose.scale) { _, pixel, distance in
            let offset = (pixel - center) / ball
            var color = white * (1 - 0.28 * offset.dot(offset).saturated)
            let (tone, cover) = irisColor(at: pixel - iris, radius: radius)
            color = mix(color, tone, cover)
            // The lid and its lashes shade the ball's top and rim.
            let rim = 0.55 + 0.45 * (-distance / (0.04 * pose.scale)).saturated
            let shaded = 0.58 + 0.42 * ((pixel.y - top) / lidShadow).saturated
            return (light.shade(color * (rim * shaded), slope: offset * 0.5, translucency: 0.6, shine: 0), 1)
        }
        let glint = iris + light.glint * radius * 0.75
        let size = max(0.4, radius * 0.17)
        let bounds = PixelBounds(around: [glint], margin: size + 1, imageSize: canvas.size)
        bounds.forEachPixel(imageSize: canvas.size) { index, pixel in
            let cover = (size - (pixel - glint).length + 0.5).saturated * min(1, eye.aperture * 10)
            canvas.blend(index, LinearColor(repeating: 1), cover * 0.8)
        }
    }

    /// The iris' colour at an offset from its middle, and how much of the pixel it covers.
    @inline(__always)
    private func irisColor(at offset: Point, radius: Float) -> (LinearColor, Float) {
        let distance = offset.length
        let cover = (radius - distance + 0.5).saturated
        guard cover > 0 else { return (.zero, 0) }
        let out = distance / radius
        let pupil = ((0.42 - out) * radius + 0.5).saturated
        let limbus = out.smoothStep(0.72, 1)
        let rays = noise.smooth(offset / max(distance, 0.01) * 7) * 0.5 + 0.75
        let below = 1 + 0.35 * offset.y / radius
        let color = identity.eyes.irisColor * (rays * below * (1 - 0.65 * limbus))
        return (mix(color, LinearColor(repeating: 0.006), pupil), cover)
    }

    /// The lashes' dark line on the upper lid, a fainter one on the lower.
    private func paintLashes(upper: Curve, lower: Curve, on canvas: Canvas) {
        let feminine = 1 - identity.masculinity
        let lash = light.flat(mix(.sRGB(40, 26, 20), .sRGB(16, 12, 12), feminine))
        let width = (0.011 + 0.008 * feminine) * pose.scale
        let line = Stroke(upper, halfWidths: SIMD3(0.35 * width, width, 1.15 * width))
        canvas.stroke(line, color: lash) { progress in 0.7 + 0.25 * progress }
        let under = light.flat(identity.complexion.skin * LinearColor(0.35, 0.22, 0.2, 1))
        let thin = 0.007 * pose.scale
        canvas.stroke(Stroke(lower, halfWidths: SIMD3(0.5 * thin, thin, thin)), color: under) { _ in 0.65 }
    }
}
