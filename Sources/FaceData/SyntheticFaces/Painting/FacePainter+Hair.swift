extension FacePainter {
    /// Hair that falls behind the face.
    func paintBackHair(on canvas: Canvas) {
        let hair = identity.hair
        let width = 0.86 * identity.shape.width
        let full = 0.1 * hair.volume
        switch hair.style {
        case .bob, .fringe:
            paintLocks(
                back(top: -1.14 - full, width: width + full, hem: 0.85, flare: 0.06), on: canvas, shade: 0.7)
        case .long:
            paintLocks(
                back(top: -1.14 - full, width: width + full * 0.6, hem: 2, flare: 0.02), on: canvas,
                shade: 0.65)
        case .wavy:
            paintLocks(
                back(top: -1.16 - full, width: width + full * 1.4, hem: 2, flare: 0.14), on: canvas,
                shade: 0.65)
        case .afro:
            paintLocks(
                back(top: -1.34 - full, width: width + 0.3 * hair.volume, hem: 0.55, flare: -0.1), on: canvas,
                shade: 0.8)
        case .headscarf:
            paintCloth(back(top: -1.16, width: width + 0.1, hem: 2, flare: 0.16), on: canvas, shade: 0.75)
        default: break
        }
    }

    /// Hair above and beside the face.
    func paintFrontHair(on canvas: Canvas) {
        switch identity.hair.style {
        case .bald: break
        case .headscarf: paintCloth(cap(line: scarfLine, rise: 0.1), on: canvas, shade: 1)
        case .shaved:
            paintLocks(cap(line: identity.hairline, rise: -0.08), on: canvas, shade: 0.9, opacity: 0.6)
        default: paintLocks(cap(line: identity.hairline, rise: rise), on: canvas, shade: 1)
        }
    }

    /// How far the hair on top stands off the skull.
    private var rise: Float {
        let volume = identity.hair.volume
        return switch identity.hair.style {
        case .quiff: 0.2 * volume
        case .curlyTop: 0.22 * volume
        case .afro: 0.36 * volume
        case .receding, .tiedBack: 0.05
        case .crop: 0.08 * volume
        default: 0.11 * volume
        }
    }

    /// The outline of a mass of hair behind the head.
    private func back(top: Float, width: Float, hem: Float, flare: Float) -> Curve {
        let right: [Point] = [
            Point(width * 0.5, top + 0.1), Point(width * 0.88, top + 0.42), Point(width, -0.3),
            Point(width + flare * 0.5, 0.2), Point(width + flare, min(hem, 0.8)),
            Point(width * 0.9 + flare, hem),
            Point(width * 0.4, hem + 0.06),
        ]
        let left = right.reversed().map { Point(-$0.x, $0.y) }
        let points = ([Point(0, top)] + right + left).map { pose.project(SIMD3($0.x, $0.y, -0.3)) }
        return Curve(through: points, closed: true)
    }

    /// A headscarf frames the face.
    private var scarfLine: [Point] {
        let half: [Point] = [
            Point(0.5, 1.3), Point(0.74, 0.75), Point(0.72, 0.05), Point(0.62, -0.5), Point(0.34, -0.7),
        ]
        return half.map { Point(-$0.x, $0.y) } + [Point(0, -0.74)] + half.reversed()
    }

    /// The outline between the hair's lower edge and the head's outline raised by `rise`.
    private func cap(line: [Point], rise: Float) -> Curve {
        // A shaven head keeps its own outline.
        let width = (rise < 0 ? 0.74 : 0.79) * identity.shape.width + min(0.1, max(0, rise) * 0.4)
        let hem = line[0].y
        // Short hair ends in a point before the ear.
        let tip = identity.hair.style.coversEars ? width + 0.02 : abs(line[0].x) + 0.01
        let lean = 0.12 * identity.hair.parting * (identity.hair.style == .quiff ? 1 : 0.3)
        let outer: [Point] = [
            Point(tip, hem), Point(width, -0.2), Point(width * 0.96, -0.55 - rise * 0.3),
            Point(width * 0.72, -0.92 - rise * 0.7), Point(width * 0.36 + lean, -1.07 - rise),
            Point(lean, -1.1 - rise),
            Point(-width * 0.36 + lean, -1.07 - rise), Point(-width * 0.72, -0.92 - rise * 0.7),
            Point(-width * 0.96, -0.55 - rise * 0.3), Point(-width, -0.2), Point(-tip, hem),
        ]
        let over = outer.map { pose.project(SIMD3($0.x, $0.y, -0.05)) }
        let edge = line.map { point in
            abs(point.x) > 0.6 ? pose.onOutline(point) : pose.onFace(point)
        }
        return Curve(
            points: Curve(through: over, closed: false).points + Curve(through: edge, closed: false).points,
            closed: true)
    }

    private func paintLocks(_ outline: Curve, on canvas: Canvas, shade: Float, opacity: Float = 1) {
        let hair = identity.hair
        let flow = HairFlow(hair)
        let root = pose.project(SIMD3(flow.root.x, flow.root.y, 0))
        let middle = pose.project(SIMD3(0, -0.1, 0))
        let unit = 1 / pose.scale
        let soft = max(1.2, (flow.isCurly ? 0.11 : 0.045) * pose.scale)
        let ragged = flow.isCurly ? 0.9 : 0.8
        let reach = soft * 1.5
        let field = DistanceField(to: outline, reach: reach, imageSize: canvas.size)
        field.forEachPixel(within: reach) { index, pixel, distance in
            let from = (pixel - root) * unit
            let strand = flow.strand(at: from)
            let around = (pixel - middle) * unit
            let slope = Point(around.x * 0.9, around.y * 0.7) + (strand - 0.5) * 0.6
            let band = (1 - abs(from.length - 0.5) * 3.5).saturated * strand
            let albedo = hair.color * ((0.5 + 0.85 * strand) * flow.parting(at: from) * shade)
            let lit = light.shade(albedo, slope: slope, translucency: 0.3, shine: 0.04 + 0.16 * band * shade)
            // Stray hairs break the edge.
            let cover = (0.5 - distance / soft + (strand - 0.5) * Float(ragged)).saturated
            canvas.blend(index, lit, opacity * cover)
        }
    }

    private func paintCloth(_ outline: Curve, on canvas: Canvas, shade: Float) {
        let texture = Noise(seed: identity.hair.texture)
        let unit = 1 / pose.scale
        let middle = pose.project(SIMD3(0, 0.1, 0))
        let edge = 0.12 * pose.scale
        canvas.paint(outline, depth: edge) { _, pixel, distance in
            let around = (pixel - middle) * unit
            let fold = texture.smooth(Point(around.length * 7, around.x * 1.5 + 9)) - 0.5
            let rim = 0.6 + 0.4 * (-distance / edge).saturated
            let slope = around * 0.7 + fold * 0.9
            return (
                light.shade(identity.hair.color * (rim * shade), slope: slope, translucency: 0.3, shine: 0), 1
            )
        }
    }
}
