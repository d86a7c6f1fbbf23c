import TerminalUI

/// Learning rates for people: `0.05`, `0.0032`, `2.5e-5`.
enum LearningRateText {
    static func text(_ rate: Double) -> String { NumberText.short(rate, digits: 5) }
}
