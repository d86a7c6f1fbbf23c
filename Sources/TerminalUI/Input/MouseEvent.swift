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
