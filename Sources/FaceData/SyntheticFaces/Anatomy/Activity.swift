/// How strongly each action unit is at work on either side: 0 at rest, 1 at its most.
struct Activity {
    private var left = SIMD64<Float>.zero
    private var right = SIMD64<Float>.zero

    /// No movement: a face at rest.
    init() {}

    subscript(unit: ActionUnit, side: FaceSide) -> Float {
        get { side == .left ? left[unit.rawValue] : right[unit.rawValue] }
        set {
            let held = newValue.saturated
            if side == .left { left[unit.rawValue] = held } else { right[unit.rawValue] = held }
        }
    }

    /// Both sides' mean. Setting it sets both.
    subscript(unit: ActionUnit) -> Float {
        get { (left[unit.rawValue] + right[unit.rawValue]) / 2 }
        set {
            self[unit, .left] = newValue
            self[unit, .right] = newValue
        }
    }
}
