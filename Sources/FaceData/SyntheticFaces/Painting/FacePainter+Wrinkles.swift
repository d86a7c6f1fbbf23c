extension FacePainter {
    /// Folds that action units press into the skin, and those that age has left there.
    func shapeWrinkles(on relief: Relief) {
        forehead(on: relief)
        for side in FaceSide.allCases {
            frown(side, on: relief)
            noseWrinkles(side, on: relief)
            nasolabialFold(side, on: relief)
            eyeFolds(side, on: relief)
            mouthCorner(side, on: relief)
        }
        chin(on: relief)
    }

    /// - Parameters:
    ///   - width: half the fold's width in face units.
    ///   - strength: 0 none, 1 a deep fold.
    private func fold(_ points: [Point], width: Float, strength: Float, on relief: Relief) {
        guard strength > 0.03 else { return }
        let half = width * pose.scale
        let line = Stroke(pose.line(points, lift: 0.02, steps: 3), halfWidths: SIMD3(repeating: half))
        // A fold thinner than a pixel darkens it only in part.
        let thin = min(1, half / 0.6)
        relief.crease(line, depth: 0.75 * width * pose.scale * strength, shade: 0.34 * strength * thin)
    }

    /// Lines across the forehead: raised brows push the skin up.
    private func forehead(on relief: Relief) {
        let left = max(activity[.outerBrowRaiser, .left], 0)
        let right = max(activity[.outerBrowRaiser, .right], 0)
        let inner = activity[.innerBrowRaiser]
        let age = 0.3 * identity.age * identity.age
        for line in 0..<3 {
            let y = -0.44 - 0.09 * Float(line)
            let fade = 1 - 0.22 * Float(line)
            let strength = (max(0.7 * inner, (left + right) * 0.45) + age) * fade
            let wide = max(left, right) > 0.25 || age > 0.1
            let reach: Float = wide ? 0.42 : 0.24
            let sag: Float = wide ? 0.02 : -0.035
            fold(
                [
                    Point(-reach, y + sag - 0.03 * left), Point(-reach / 2, y - 0.015), Point(0, y + 0.012),
                    Point(reach / 2, y - 0.015), Point(reach, y + sag - 0.03 * right),
                ], width: 0.022, strength: strength * 0.85, on: relief)
        }
    }

    /// The upright line beside the middle that lowered brows leave.
    private func frown(_ side: FaceSide, on relief: Relief) {
        let strength = activity[.browLowerer, side] * 0.95 + 0.18 * identity.age
        let x = side.sign * 0.062
        let lift = 0.07 * activity[.innerBrowRaiser, side]
        fold(
            [Point(x * 0.85, -0.33 - lift), Point(x, -0.23 - lift), Point(x * 1.25, -0.13 - lift)],
            width: 0.02,
            strength: strength, on: relief)
    }

    /// Slanting lines on the nose's root and side.
    private func noseWrinkles(_ side: FaceSide, on relief: Relief) {
        let strength = activity[.noseWrinkler, side]
        for line in 0..<3 {
            let y = -0.06 + 0.075 * Float(line)
            fold(
                [
                    Point(0, y - 0.02), Point(side.sign * 0.06, y),
                    Point(side.sign * (0.1 + 0.015 * Float(line)), y + 0.05),
                ],
                width: 0.018, strength: strength * 0.9, on: relief)
        }
    }

    /// From the nose's wing round the mouth's corner.
    private func nasolabialFold(_ side: FaceSide, on relief: Relief) {
        let pull = activity[.lipCornerPuller, side]
        let raise = max(activity[.noseWrinkler, side], activity[.upperLipRaiser, side])
        let strength =
            0.12 + 0.3 * identity.age + 0.75 * max(pull, raise) + 0.2 * activity[.lipStretcher, side]
        let wing = geometry.noseWing(side)
        let corner = side == .left ? geometry.mouth.leftCorner : geometry.mouth.rightCorner
        let out = side.sign
        fold(
            [
                wing + Point(-out * 0.005, -0.075), wing + Point(out * 0.008, -0.02),
                wing + Point(-out * 0.015, 0.025),
            ],
            width: 0.016, strength: 0.45, on: relief)
        let middleY = wing.y + (corner.y - wing.y) * 0.45
        fold(
            [
                wing + Point(out * 0.015, -0.03 - 0.03 * raise),
                Point((wing.x + corner.x) / 2 + out * (0.07 + 0.03 * pull), middleY - 0.02),
                corner + Point(out * (0.09 + 0.015 * pull), -0.02),
                corner + Point(out * 0.075, 0.08),
            ], width: 0.032, strength: min(1, strength), on: relief)
    }

    /// Crow's feet, and the pouch that a raised cheek or a tight lid makes below the eye.
    private func eyeFolds(_ side: FaceSide, on relief: Relief) {
        let cheek = activity[.cheekRaiser, side]
        let tight = activity[.lidTightener, side]
        let eye = geometry.eye(side)
        let outer = eye.center + Point(side.sign * 0.2, 0)
        let feet = 0.75 * cheek + 0.3 * identity.age
        for line in -1...1 {
            let y = Float(line) * 0.05
            fold(
                [
                    outer + Point(0, y * 0.5), outer + Point(side.sign * 0.05, y),
                    outer + Point(side.sign * 0.1, y * 1.6),
                ],
                width: 0.013, strength: feet * 0.8, on: relief)
        }
        let pouch = 0.15 + 0.25 * identity.eyes.bags + 0.45 * max(cheek, tight) + 0.15 * identity.age
        let below = eye.lowerLid.map { $0 + Point(0, 0.055) }
        fold(Array(below[0...3]), width: 0.024, strength: min(1, pouch), on: relief)
    }

    /// The dimple beside a tightened corner, and the line that drooping corners draw downwards.
    private func mouthCorner(_ side: FaceSide, on relief: Relief) {
        let corner = side == .left ? geometry.mouth.leftCorner : geometry.mouth.rightCorner
        let out = side.sign
        let dimple = activity[.dimpler, side]
        fold(
            [
                corner + Point(out * 0.055, -0.06), corner + Point(out * 0.075, 0),
                corner + Point(out * 0.05, 0.065),
            ],
            width: 0.022, strength: dimple, on: relief)
        let droop = activity[.lipCornerDepressor, side] * 0.8 + 0.15 * identity.age
        fold(
            [
                corner + Point(out * 0.01, 0.01), corner + Point(out * 0.035, 0.07),
                corner + Point(out * 0.02, 0.16),
            ],
            width: 0.024, strength: droop, on: relief)
    }

    /// Dents in a chin that is pushed up.
    private func chin(on relief: Relief) {
        let strength = activity[.chinRaiser] * 0.8
        let y = geometry.mouth.lowerBorder[4].y + 0.09
        fold(
            [Point(-0.13, y + 0.05), Point(0, y), Point(0.13, y + 0.05)], width: 0.026, strength: strength,
            on: relief)
    }
}
