internal import RandomStreams

/// The action units that make an expression: some always, some in part of the faces.
///
/// Sources: Friesen and Ekman, "EMFACS-7: Emotional Facial Action Coding System", 1983; Ekman, Friesen, Hager,
/// "Facial Action Coding System: Investigator's Guide", 2002.
struct ExpressionPrototype {
    struct Part {
        let unit: ActionUnit
        /// Strength in a full expression.
        let strength: Float
        /// How often the unit takes part.
        let chance: Float

        init(_ unit: ActionUnit, _ strength: Float, chance: Float = 1) {
            self.unit = unit
            self.strength = strength
            self.chance = chance
        }
    }

    let parts: [Part]
    /// True where only one half of the face moves.
    let oneSided: Bool

    private init(_ parts: [Part], oneSided: Bool = false) {
        self.parts = parts
        self.oneSided = oneSided
    }

    static func of(_ expression: Expression) -> ExpressionPrototype {
        switch expression {
        case .neutral: neutral
        case .happy: happy
        case .sad: sad
        case .surprise: surprise
        case .fear: fear
        case .disgust: disgust
        case .anger: anger
        case .contempt: contempt
        }
    }

    private static let neutral = ExpressionPrototype([])

    private static let happy = ExpressionPrototype([
        Part(.lipCornerPuller, 1), Part(.cheekRaiser, 0.9), Part(.lipsPart, 1, chance: 0.65),
        Part(.jawDrop, 0.35, chance: 0.2), Part(.upperLipRaiser, 0.25, chance: 0.3),
    ])

    private static let sad = ExpressionPrototype([
        Part(.innerBrowRaiser, 1), Part(.browLowerer, 0.6), Part(.lipCornerDepressor, 1),
        Part(.chinRaiser, 0.6, chance: 0.6), Part(.eyesClosed, 0.3, chance: 0.6),
    ])

    private static let surprise = ExpressionPrototype([
        Part(.innerBrowRaiser, 1), Part(.outerBrowRaiser, 1), Part(.upperLidRaiser, 0.8),
        Part(.lipsPart, 0.6), Part(.jawDrop, 1), Part(.mouthStretch, 0.8, chance: 0.5),
    ])

    private static let fear = ExpressionPrototype([
        Part(.innerBrowRaiser, 1), Part(.outerBrowRaiser, 0.55), Part(.browLowerer, 0.7),
        Part(.upperLidRaiser, 1), Part(.lidTightener, 0.5), Part(.lipStretcher, 1), Part(.lipsPart, 0.9),
        Part(.jawDrop, 0.4, chance: 0.4), Part(.lowerLipDepressor, 0.6, chance: 0.5),
    ])

    private static let disgust = ExpressionPrototype([
        Part(.noseWrinkler, 1), Part(.upperLipRaiser, 0.9), Part(.browLowerer, 0.35),
        Part(.chinRaiser, 0.7, chance: 0.7), Part(.lipCornerDepressor, 0.4, chance: 0.5),
        Part(.lidTightener, 0.5, chance: 0.6), Part(.lipsPart, 0.5, chance: 0.35),
    ])

    private static let anger = ExpressionPrototype([
        Part(.browLowerer, 1), Part(.upperLidRaiser, 0.6), Part(.lidTightener, 0.8),
        Part(.lipTightener, 0.8), Part(.lipPressor, 0.7, chance: 0.7), Part(.chinRaiser, 0.3, chance: 0.4),
    ])

    /// Anger's other mouth: square and open, teeth bared.
    private static let openAnger = ExpressionPrototype([
        Part(.browLowerer, 1), Part(.upperLidRaiser, 0.7), Part(.lidTightener, 0.7),
        Part(.upperLipRaiser, 0.45), Part(.lowerLipDepressor, 0.9), Part(.lipTightener, 0.5),
        Part(.lipsPart, 1), Part(.jawDrop, 0.4),
    ])

    private static let contempt = ExpressionPrototype(
        [
            Part(.lipCornerPuller, 1), Part(.dimpler, 1), Part(.upperLipRaiser, 0.3, chance: 0.3),
            Part(.outerBrowRaiser, 0.5, chance: 0.4),
        ], oneSided: true)

    /// One face's version of an expression, at its own intensity, uneven as faces are.
    static func draw(_ expression: Expression, from stream: inout RandomStream) -> Activity {
        let bared = expression == .anger && stream.chance(0.3)
        let prototype = bared ? openAnger : of(expression)
        // Half a face has to move further to be noticed.
        let least: Float = prototype.oneSided ? 0.8 : 0.65
        let intensity = least + (1 - least) * stream.uniform().squareRoot()
        let active: FaceSide = stream.chance(0.5) ? .left : .right
        var activity = Activity()
        for unit in ActionUnit.allCases {
            activity[unit] = idle(unit, from: &stream)
        }
        for part in prototype.parts where stream.chance(part.chance) {
            let strength = part.strength * intensity * stream.uniform(0.8, 1.15)
            for side in FaceSide.allCases where !prototype.oneSided || side == active {
                let own = strength * stream.uniform(0.92, 1.08)
                activity[part.unit, side] = max(activity[part.unit, side], own)
            }
        }
        return activity
    }

    /// The little that a resting face shows of a unit: faces at rest differ, too.
    private static func idle(_ unit: ActionUnit, from stream: inout RandomStream) -> Float {
        let draw = stream.uniform()
        switch unit {
        case .noseWrinkler, .mouthStretch, .jawDrop, .upperLipRaiser, .dimpler: return 0
        case .lipsPart: return draw < 0.2 ? draw : 0
        default: return 0.1 * draw * draw
        }
    }
}
