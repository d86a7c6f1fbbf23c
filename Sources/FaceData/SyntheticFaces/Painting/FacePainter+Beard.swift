extension FacePainter {
    /// Stubble and beard: hair's colour mixed into the skin's, grain by grain.
    func layBeard(on relief: Relief) {
        let beard = identity.beard
        if beard.stubble > 0 { grow(fullBeard(volume: 0), beard.stubble * 0.5, softness: 0.2, on: relief) }
        if beard.cheeks > 0 { grow(fullBeard(volume: 0.05), beard.cheeks, softness: 0.1, on: relief) }
        if beard.chin > 0 { grow(goatee, beard.chin, softness: 0.08, on: relief) }
        if beard.moustache > 0 { grow(moustache, beard.moustache, softness: 0.05, on: relief) }
    }

    /// From ear to ear along the jaw, over the chin and up to the nose; the lips are painted on top.
    private func fullBeard(volume: Float) -> Curve {
        let outline = geometry.outline
        let jaw = outline[5...13].map { pose.onOutline(Point($0.x * (1 + volume), $0.y + volume)) }
        let width = identity.shape.width
        let under = geometry.mouth.upperBorder[4].y - 0.1
        let right: [Point] = [
            Point(0.7 * width, 0.1), Point(0.62 * width, 0.36), Point(0.47, 0.56), Point(0.3, under + 0.05),
            Point(0.14, under),
        ]
        let left = right.map { Point(-$0.x, $0.y) }
        let inner = (left + [Point(0, under + 0.015)] + right.reversed()).map { pose.onFace($0) }
        return Curve(through: jaw + inner, closed: true)
    }

    private var goatee: Curve {
        let mouth = geometry.mouth
        let chin = geometry.outline[9].y
        let lip = mouth.lowerBorder[4].y
        let right: [Point] = [
            Point(0.06, lip + 0.01), Point(0.15, lip + 0.06), mouth.rightCorner + Point(0.03, 0.02),
            mouth.rightCorner + Point(0.07, 0.04), Point(0.3, (lip + chin) / 2 + 0.02),
            Point(0.2, chin + 0.02),
        ]
        let left = right.reversed().map { Point(-$0.x, $0.y) }
        return Curve(through: (right + [Point(0, chin + 0.06)] + left).map { pose.onFace($0) }, closed: true)
    }

    private var moustache: Curve {
        let lip = geometry.mouth.upperBorder
        let (left, right) = (geometry.mouth.leftCorner, geometry.mouth.rightCorner)
        let points =
            [left + Point(-0.02, 0.03)] + lip[1...7].map { $0 + Point(0, -0.005) } + [
                right + Point(0.02, 0.03)
            ]
            + [lip[7] + Point(0.02, -0.05), lip[5] + Point(0.03, -0.09), lip[4] + Point(0, -0.075)]
            + [lip[3] + Point(-0.03, -0.09), lip[1] + Point(-0.02, -0.05)]
        return Curve(through: points.map { pose.onFace($0, lift: 0.03) }, closed: true, steps: 3)
    }

    /// - Parameter softness: width of the edge over which the hair thins out, in face units.
    private func grow(_ region: Curve, _ strength: Float, softness: Float, on relief: Relief) {
        let isCovered = identity.hair.style == .headscarf
        let color = (isCovered ? LinearColor.sRGB(40, 30, 26) : identity.hair.color) * 0.55
        let unit = 1 / pose.scale
        let soft = max(1, softness * pose.scale)
        let field = DistanceField(to: region, reach: soft, imageSize: relief.size)
        field.forEachPixel(within: soft) { index, pixel, distance in
            let place = pixel * unit
            let grain = noise.smooth(Point(place.x * 48, place.y * 20)) * 0.6 + noise.smooth(place * 75) * 0.4
            let cover = (0.35 - distance / soft + (grain - 0.5) * 0.9).saturated * strength
            relief.albedo.blend(index, color * (0.5 + grain), cover)
            relief.slope.values[index] += Point(grain - 0.5, grain - 0.5) * (cover * 0.5)
        }
    }
}
