package import TerminalUI

/// A way that an arrow or its letter points.
package enum Direction: Sendable {
    case up, down, left, right

    package init?(_ key: Key) {
        switch key {
        case .up, .character("k"): self = .up
        case .down, .character("j"): self = .down
        case .left, .character("h"): self = .left
        case .right, .character("l"): self = .right
        default: return nil
        }
    }

    /// Along a list: −1 towards its start.
    var step: Int { self == .up || self == .left ? -1 : 1 }
}
