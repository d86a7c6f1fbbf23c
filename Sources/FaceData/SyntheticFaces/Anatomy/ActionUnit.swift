/// A movement that a face can make by itself, under its number in the Facial Action Coding System.
///
/// Source: Ekman, Friesen, Hager, "Facial Action Coding System: The Manual", 2002.
enum ActionUnit: Int, CaseIterable {
    case innerBrowRaiser = 1
    case outerBrowRaiser = 2
    case browLowerer = 4
    case upperLidRaiser = 5
    case cheekRaiser = 6
    case lidTightener = 7
    case noseWrinkler = 9
    case upperLipRaiser = 10
    case lipCornerPuller = 12
    case dimpler = 14
    case lipCornerDepressor = 15
    case lowerLipDepressor = 16
    case chinRaiser = 17
    case lipStretcher = 20
    case lipTightener = 23
    case lipPressor = 24
    case lipsPart = 25
    case jawDrop = 26
    case mouthStretch = 27
    case eyesClosed = 43
}

/// The two halves of a face, as the viewer sees them.
enum FaceSide: CaseIterable {
    case left, right

    /// -1 on the viewer's left, 1 on the right.
    var sign: Float { self == .left ? -1 : 1 }
}

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
