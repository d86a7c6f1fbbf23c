/// The lips' lines in face units, each from the viewer's left corner to the right.
struct MouthGeometry {
    let leftCorner, rightCorner: Point
    /// The lips' outer borders.
    let upperBorder, lowerBorder: [Point]
    /// The edges that meet where the mouth is closed.
    let upperEdge, lowerEdge: [Point]
    /// How far the lips are apart in the middle.
    let opening: Float

    init(shape: MouthShape, activity: Activity, jawDrop: Float) {
        let height = 0.69 + shape.height
        let left = Self.corner(.left, shape: shape, activity: activity, height: height, jawDrop: jawDrop)
        let right = Self.corner(.right, shape: shape, activity: activity, height: height, jawDrop: jawDrop)
        let lips = Lips(shape: shape, activity: activity, height: height, jawDrop: jawDrop)
        leftCorner = left
        rightCorner = right
        opening = lips.lowerEdge - lips.upperEdge
        let middle = (left.x + right.x) / 2

        func line(_ center: Float, fullness: Float, raise: SIMD2<Float> = .zero) -> [Point] {
            Self.line(from: left, over: Point(middle, center), to: right, fullness: fullness, raise: raise)
        }
        let lipRaise = SIMD2(activity[.upperLipRaiser, .left], activity[.upperLipRaiser, .right]) * 0.028
        let square = min(
            2,
            1 + 0.35 * activity[.lowerLipDepressor] + 0.4 * activity[.mouthStretch] + 0.45
                * activity[.jawDrop])
        upperEdge = [left] + line(lips.upperEdge, fullness: 0.95 + 0.1 * square, raise: lipRaise) + [right]
        lowerEdge = [left] + line(lips.lowerEdge, fullness: square) + [right]
        var upper = line(lips.upperBorder, fullness: 1.12, raise: lipRaise)
        // Cupid's bow: the middle dips, the two peaks beside it rise.
        upper[3].y += 0.02 * shape.bow * lips.thickness
        upper[2].y -= 0.009 * shape.bow
        upper[4].y -= 0.009 * shape.bow
        upperBorder = [left] + upper + [right]
        lowerBorder = [left] + line(lips.lowerBorder, fullness: 1.25) + [right]
    }

    /// Seven points of a line that bends over `center`; `fullness` 1 gives a parabola, more a squarer line.
    /// `raise` lifts the middle of either half.
    private static func line(
        from left: Point, over center: Point, to right: Point, fullness: Float, raise: SIMD2<Float>
    ) -> [Point] {
        let places: [Float] = [0.18, 0.4, 0.68, 1, 1.32, 1.6, 1.82]
        return places.map { place in
            let isLeft = place < 1
            let corner = isLeft ? left : right
            let along: Float = isLeft ? place : 2 - place
            let rest: Float = 1 - along
            let bend: Float = (1 - rest * rest * (2 - fullness) - (fullness - 1) * rest * rest * rest)
                .saturated
            let lift: Float = (isLeft ? raise.x : raise.y) * 4 * along * rest
            return Point(
                corner.x + (center.x - corner.x) * along, corner.y + (center.y - corner.y) * bend - lift)
        }
    }

    private static func corner(
        _ side: FaceSide, shape: MouthShape, activity: Activity, height: Float, jawDrop: Float
    ) -> Point {
        let pull = activity[.lipCornerPuller, side]
        let stretch = activity[.lipStretcher, side]
        let depress = activity[.lipCornerDepressor, side]
        let dimple = activity[.dimpler, side]
        let narrow =
            0.06 * activity[.mouthStretch] + 0.085 * activity[.jawDrop] * (1 - pull) * (1 - stretch) + 0.03
            * activity[.lipTightener]
            + 0.015 * activity[.chinRaiser]
        let x = shape.halfWidth + 0.085 * pull + 0.075 * stretch + 0.03 * dimple + 0.012 * depress - narrow
        let y =
            height - 0.12 * pull + 0.1 * depress + 0.03 * stretch - 0.03 * dimple + 0.35 * jawDrop
            * (1 - 0.5 * pull)
        return Point(side.sign * x, y)
    }

    /// Heights of the four lines in the middle of the mouth.
    private struct Lips {
        let upperBorder, upperEdge, lowerEdge, lowerBorder, thickness: Float

        init(shape: MouthShape, activity: Activity, height: Float, jawDrop: Float) {
            let pull = activity[.lipCornerPuller]
            let part = activity[.lipsPart]
            let chin = activity[.chinRaiser]
            let raise =
                0.055 * activity[.upperLipRaiser] + 0.03 * activity[.noseWrinkler] + 0.02 * pull * part
            let pressed = 0.5 * activity[.lipPressor] + 0.35 * activity[.lipTightener]
            thickness =
                (1 - pressed.saturated * 0.85) * (1 - 0.25 * pull) * (1 - 0.2 * activity[.lipStretcher])
            // The chin pushes the closed mouth up; an open one it leaves.
            let push = 0.03 * chin + 0.015 * activity[.lipCornerDepressor]
            upperEdge = height - raise * (0.35 + 0.65 * part) - push - 0.012 * part
            let gap = part * (0.035 + 0.055 * pull + 0.05 * activity[.lowerLipDepressor]) + jawDrop
            lowerEdge = upperEdge + max(0, gap)
            upperBorder = upperEdge - shape.upperLip * thickness - raise * 0.25
            lowerBorder = lowerEdge + shape.lowerLip * thickness * (1 + 0.15 * chin)
        }
    }
}
