/// A part of a screen that can have the focus and be shown alone.
package enum Pane: String, Sendable, CaseIterable {
    case loss, accuracy, confusion, classes, settings
    case learningRate, speed, macroF1, gap
    case runs, comparison
    case sample
    case processors, engine, time, operations

    /// The parts of a screen, in the order in which a key walks through them; none where it is one whole.
    package static func all(on screen: Screen) -> [Pane] {
        switch screen {
        case .overview: [.loss, .accuracy, .confusion, .classes, .settings]
        case .charts: [.loss, .accuracy, .learningRate, .speed, .macroF1, .gap]
        case .runs: [.runs, .comparison]
        case .system: [.processors, .engine, .time, .operations]
        case .confusion: [.confusion, .classes]
        case .samples: [.sample]
        case .log: []
        }
    }
}

/// Which part of a screen the user looks at.
package struct PaneChoice: Sendable, Equatable {
    package var focused: Pane
    /// Whether it fills the screen.
    package var isZoomed: Bool
}
