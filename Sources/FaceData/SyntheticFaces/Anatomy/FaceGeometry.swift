/// Where everything of a face lies once its action units have moved it, in face units: x to the viewer's right
/// from the middle line, y downwards from the eyes.
struct FaceGeometry {
    let identity: FaceIdentity
    let activity: Activity
    /// How far the jaw has gone down.
    let jawDrop: Float

    init(identity: FaceIdentity, activity: Activity) {
        self.identity = identity
        self.activity = activity
        jawDrop = 0.02 * activity[.lipsPart] + 0.15 * activity[.jawDrop] + 0.18 * activity[.mouthStretch]
    }

    /// The face's outline from the crown, clockwise and closed.
    var outline: [Point] {
        let shape = identity.shape
        let chin = 1.12 + shape.chinLength + jawDrop * 0.75 - 0.025 * activity[.chinRaiser]
        let cheek = 0.02 * shape.cheekFullness + 0.02 * activity[.lipCornerPuller]
        let narrowing = 0.02 * activity[.mouthStretch]
        let half: [Point] = [
            Point(0.36 * shape.foreheadWidth, -0.99), Point(0.62 * shape.foreheadWidth, -0.74),
            Point(0.735 * shape.foreheadWidth, -0.38), Point(0.755, 0),
            Point(0.735 + cheek, 0.32), Point((0.66 + cheek - narrowing) * shape.jaw, 0.62),
            Point((0.5 - narrowing) * shape.jaw, chin - 0.24),
            Point(0.27 * shape.chinWidth, chin - 0.045),
        ]
        let right = half.map { Point($0.x * shape.width, $0.y) }
        let left = right.reversed().map { Point(-$0.x, $0.y) }
        return [Point(0, -1.05)] + right + [Point(0, chin)] + left
    }

    /// The middle line of a brow, from the nose outwards.
    func brow(_ side: FaceSide) -> [Point] {
        let shape = identity.brows
        let inner = activity[.innerBrowRaiser, side]
        let outer = activity[.outerBrowRaiser, side]
        let lower = activity[.browLowerer, side]
        let wrinkle = activity[.noseWrinkler, side]
        // Raising and lowering at once draws the brows together and up, straightened.
        let pinch = lower * (1 - 0.5 * inner)
        let arch = 0.035 * shape.arch
        let right: [Point] = [
            Point(0.135 - 0.05 * lower, -0.215 - 0.15 * inner + 0.14 * pinch + 0.06 * wrinkle),
            Point(
                0.25 - 0.03 * lower,
                -0.245 - arch * 0.7 - 0.09 * inner - 0.06 * outer + 0.1 * pinch + 0.045 * wrinkle),
            Point(
                0.37 - 0.01 * lower,
                -0.255 - arch - 0.03 * inner - 0.125 * outer + 0.04 * pinch + 0.02 * wrinkle),
            Point(0.47, -0.225 - arch * 0.6 - 0.115 * outer + 0.015 * pinch),
            Point(0.545, -0.165 - 0.075 * outer + 0.01 * inner),
        ]
        return right.map { point in
            let x = (point.x - 0.13) * shape.length + 0.13 + (identity.eyes.spacing - 0.32)
            return Point(side.sign * x, point.y + shape.height)
        }
    }

    func eye(_ side: FaceSide) -> EyeGeometry {
        EyeGeometry(shape: identity.eyes, activity: activity, side: side)
    }

    var mouth: MouthGeometry {
        MouthGeometry(shape: identity.mouth, activity: activity, jawDrop: jawDrop)
    }

    /// The tip of the nose; wrinkling pulls it up.
    var noseTip: Point {
        Point(0, 0.36 + identity.nose.length - 0.03 * activity[.noseWrinkler])
    }

    /// Where the wing of the nose meets the cheek.
    func noseWing(_ side: FaceSide) -> Point {
        let lift = 0.045 * activity[.noseWrinkler, side] + 0.02 * activity[.upperLipRaiser, side]
        let widening = 0.012 * activity[.noseWrinkler, side] + 0.012 * activity[.lipCornerPuller, side]
        return Point(side.sign * (identity.nose.width + widening), noseTip.y + 0.04 - lift)
    }
}
