/// What comes from the terminal.
package enum InputEvent: Sendable, Hashable {
    case key(Key)
    case mouse(MouseEvent)
    /// A text that was pasted, as the terminal sent it: no keys.
    case paste(String)
    /// The terminal has a new size; everything has to be drawn again.
    case resize(Size)
    /// No input for a moment: time to look at the clock and at the run.
    case tick
    /// Ctrl-C, or a signal that asks the program to end.
    case interrupted
}

/// What the mouse did, and where.
package struct MouseEvent: Sendable, Hashable {
    package enum Action: Sendable, Hashable {
        case click
        case doubleClick
        case scrollUp
        case scrollDown
    }

    package let action: Action
    package let position: Position

    package init(action: Action, position: Position) {
        self.action = action
        self.position = position
    }
}
