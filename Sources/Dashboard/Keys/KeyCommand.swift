package import TerminalUI

/// Something that a key does: the one declaration from which keys are dispatched, and hints, help and palette made.
package struct KeyCommand: Sendable {
    typealias Perform = @Sendable (inout DashboardState, Key) -> [DashboardAction]

    /// The help's heading for the keys of one screen.
    static let ownGroup = "This screen"

    package let binding: KeyBinding
    /// Higher comes earlier among the hints; 0 is left out there.
    let hintRank: Int
    /// Other words by which the palette finds it.
    var synonyms: [String] = []
    /// A Boolean value that indicates whether the palette offers it; commands that need a direction are left out.
    var isInPalette = true
    /// The hint's text for a state; nil if the key does nothing there.
    var hint: @Sendable (DashboardState) -> String?
    let perform: Perform

    /// A key that asks for something outside the state, or passes on what does.
    static func action(
        _ keys: [Key], _ hint: String, _ help: String, rank: Int = 0, group: String = Self.ownGroup,
        _ perform: @escaping Perform
    ) -> KeyCommand {
        KeyCommand(
            binding: KeyBinding(keys, hint: hint, help: help, group: group), hintRank: rank,
            hint: { _ in hint }, perform: perform)
    }

    static func action(
        _ letters: String, _ hint: String, _ help: String, rank: Int = 0, group: String = Self.ownGroup,
        _ perform: @escaping @Sendable (inout DashboardState) -> [DashboardAction]
    ) -> KeyCommand {
        action(letters.map(Key.character), hint, help, rank: rank, group: group) { state, _ in perform(&state)
        }
    }

    /// A key that changes the state alone.
    static func change(
        _ letters: String, _ hint: String, _ help: String, rank: Int = 0, group: String = Self.ownGroup,
        _ change: @escaping @Sendable (inout DashboardState) -> Void
    ) -> KeyCommand {
        action(letters, hint, help, rank: rank, group: group) { state in
            change(&state)
            return []
        }
    }

    /// The same, found by other words too.
    func alsoCalled(_ synonyms: String...) -> KeyCommand {
        var command = self
        command.synonyms = synonyms
        return command
    }

    /// The same, not offered by the palette.
    func outsidePalette() -> KeyCommand {
        var command = self
        command.isInPalette = false
        return command
    }

    /// The same, hinted at only where there is an engine to obey it.
    func hinted(_ hint: @escaping @Sendable (DashboardState) -> String?) -> KeyCommand {
        var command = self
        command.hint = { $0.canBeSteered ? hint($0) : nil }
        return command
    }
}

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
