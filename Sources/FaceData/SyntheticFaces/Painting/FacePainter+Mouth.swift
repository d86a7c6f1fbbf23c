extension FacePainter {
    /// The red of the lips, as part of the skin's surface.
    func layLips(_ mouth: MouthGeometry, on relief: Relief) {
        let color = identity.complexion.lips
        let skin = identity.complexion.skin
        for (border, edge, tone) in [
            (mouth.upperBorder, mouth.upperEdge, Float(0.84)), (mouth.lowerBorder, mouth.lowerEdge, Float(1)),
        ] {
            let outline = Curve(
                points: pose.line(border, lift: 0.03).points + pose.line(edge, lift: 0.03).points.reversed(),
                closed: true)
            let soft = max(1, 0.022 * pose.scale)
            let field = DistanceField(to: outline, reach: soft, imageSize: relief.size)
            field.forEachPixel(within: soft / 2) { index, _, distance in
                let cover = Canvas.coverage(distance, softness: soft)
                relief.albedo.blend(index, mix(skin, color * tone, 0.92), cover)
            }
        }
        let lower = (mouth.lowerEdge[4] + mouth.lowerBorder[4]) / 2
        let upper = (mouth.upperEdge[4] + mouth.upperBorder[4]) / 2
        let thick = abs(mouth.lowerBorder[4].y - mouth.lowerEdge[4].y)
        let wide = (mouth.rightCorner.x - mouth.leftCorner.x) * 0.24
        relief.raise(
            pose.mound(lower, Point(wide, max(0.012, thick * 0.45))), height: 0.45 * thick * pose.scale)
        relief.raise(
            pose.mound(upper, Point(wide, max(0.012, thick * 0.3))), height: 0.22 * thick * pose.scale)
    }

    /// What an open mouth shows, or the line where the lips meet.
    func paintMouth(_ mouth: MouthGeometry, on canvas: Canvas) {
        let upper = pose.line(mouth.upperEdge, lift: 0.03)
        let lower = pose.line(mouth.lowerEdge, lift: 0.03)
        if mouth.opening > 0.008 {
            let opening = Curve(points: upper.points + lower.points.reversed(), closed: true)
            let inside = Canvas(size: canvas.size)
            paintInside(mouth, on: inside, below: upper)
            canvas.paint(opening) { index, _, _ in (inside.pixels[index], 1) }
        }
        let dark = light.flat(identity.complexion.lips * LinearColor(0.22, 0.16, 0.16, 1))
        let width = 0.011 * pose.scale
        let ends = 0.35 * width
        let seam = Stroke(upper, halfWidths: SIMD3(ends, width, ends))
        canvas.stroke(seam, color: dark, softness: max(1, width)) { _ in 0.85 }
    }

    /// Darkness, tongue and teeth; the lips' opening cuts them out.
    private func paintInside(_ mouth: MouthGeometry, on inside: Canvas, below edge: Curve) {
        let bounds = PixelBounds(around: edge.points, margin: 0.5 * pose.scale, imageSize: inside.size)
        let dark = light.flat(.sRGB(58, 18, 18))
        bounds.forEachPixel(imageSize: inside.size) { index, _ in inside.pixels[index] = dark }
        let floor = mouth.lowerEdge[4]
        if mouth.opening > 0.08 {
            let tongue = light.flat(.sRGB(176, 84, 84))
            let rise = mouth.opening * 0.3
            let outline = [
                Point(-0.17, floor.y + 0.05), Point(-0.1, floor.y - rise * 0.7), Point(0, floor.y - rise),
                Point(0.1, floor.y - rise * 0.7), Point(0.17, floor.y + 0.05),
            ]
            inside.fill(
                Curve(through: outline.map { pose.onFace($0) }, closed: true), color: tongue, opacity: 0.75,
                softness: max(1, 0.08 * pose.scale))
        }
        // A smile bares the teeth; a dropped jaw leaves the lip over most of them.
        let bared =
            min(0.075, 0.035 + 0.3 * mouth.opening)
            * (1 - 0.45 * activity[.jawDrop] * (1 - activity[.lipCornerPuller]))
        paintTeeth(along: mouth.upperEdge, height: bared, on: inside)
        let lowerTeeth = 0.045 * activity[.lowerLipDepressor] + 0.035 * activity[.lipStretcher]
        if lowerTeeth > 0.012 { paintTeeth(along: mouth.lowerEdge, height: -lowerTeeth, on: inside) }
    }

    /// A row of teeth that hangs from a lip's edge, or stands on it where `height` is negative.
    private func paintTeeth(along edge: [Point], height: Float, on inside: Canvas) {
        let inner = Array(edge[1..<(edge.count - 1)])
        let straight = inner.map { Point($0.x * 0.94, $0.y * 0.8 + edge[4].y * 0.2 + height) }
        let root = inner.map { Point($0.x, $0.y - height) }
        let outline = Curve(
            points: pose.line(root).points + pose.line(straight).points.reversed(), closed: true)
        let enamel = light.shade(.sRGB(238, 230, 214), slope: Point(0, 0.1), translucency: 1, shine: 0.05)
        let middle = pose.onFace(edge[4])
        let across = pose.onFace(edge[4] + Point(0.05, 0)) - middle
        let pitch = across / across.dot(across)
        let fine = (pose.scale / 70).saturated
        let half = pose.scale * 0.26
        inside.paint(outline) { _, pixel, _ in
            let place = (pixel - middle).dot(pitch)
            let gap = abs(place - place.rounded())
            let edges = (1 - (gap * 9).saturated) * 0.35 * fine
            let far = abs(pixel.x - middle.x) / half
            return (enamel * (1 - edges) * (1 - 0.5 * (far * far).saturated), 1)
        }
    }
}
