/// One eye's lines in face units.
struct EyeGeometry {
    let center: Point
    /// The lids' edges from the inner corner to the outer.
    let upperLid, lowerLid: [Point]
    /// The fold above the upper lid.
    let crease: [Point]
    /// The gap between the lids at its highest.
    let aperture: Float

    init(shape: EyeShape, activity: Activity, side: FaceSide) {
        let widen = activity[.upperLidRaiser, side]
        let tighten = activity[.lidTightener, side]
        let cheek = activity[.cheekRaiser, side]
        let closed = activity[.eyesClosed, side]
        let lowered = activity[.browLowerer, side] * (1 - activity[.innerBrowRaiser, side])
        let wrinkle = activity[.noseWrinkler, side]
        let half = 0.155 * shape.size
        let upper = max(
            0.012,
            0.088 * shape.size * shape.aperture * (1 - 0.75 * closed)
                + 0.055 * widen - 0.02 * tighten * (1 - widen) - 0.016 * cheek - 0.014 * lowered - 0.02
                * wrinkle)
        let lower = max(
            -0.01,
            0.058 * shape.size + 0.008 * widen - 0.034 * tighten - 0.04 * cheek - 0.026 * wrinkle)
        let middle = Point(side.sign * shape.spacing, 0)
        center = middle
        aperture = upper + lower
        func at(_ x: Float, _ y: Float) -> Point { middle + Point(side.sign * x * half, y) }
        let outer = -shape.tilt
        // Sadness and a closing lid hang outwards: the lid's outer third follows the brow.
        let droop = 0.25 * activity[.innerBrowRaiser, side] * activity[.browLowerer, side] + 0.2 * closed
        upperLid = [
            at(-1, 0.022), at(-0.62, -upper * 0.68), at(-0.05, -upper),
            at(0.55, -upper * (0.72 - droop) + outer * 0.6), at(1, outer),
        ]
        lowerLid = [
            at(-1, 0.022), at(-0.55, lower * 0.62 + 0.008), at(0.1, lower),
            at(0.62, lower * 0.72 + outer * 0.4), at(1, outer),
        ]
        let rise = shape.creaseHeight * (1 - 0.5 * widen) + 0.012
        let sink = 0.02 * lowered + 0.015 * wrinkle
        crease = [
            at(-0.95, -rise * 0.5 + sink), at(-0.5, -upper * 0.75 - rise + sink),
            at(0.05, -upper - rise + sink * 0.6),
            at(0.6, -upper * (0.8 - droop) - rise + outer), at(1.12, -rise * 0.7 + outer),
        ]
    }
}
