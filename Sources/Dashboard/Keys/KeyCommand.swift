package import TerminalUI

/// Something that a key does: the one declaration from which keys are dispatched, and hints, help and palette made.
package struct KeyCommand: Sendable {
    typealias Perform = @Sendable (inout DashboardState, Key) -> [DashboardAction]

    package let binding: KeyBinding
    /// Higher comes earlier among the hints; 0 is left out there.
    let hintRank: Int
    /// Whether the palette offers it.
    let isInPalette: Bool
    let perform: Perform

    /// A key that asks for something outside the state, or passes on what does.
    static func action(
        _ keys: [Key], _ hint: String, _ help: String, rank: Int = 0, group: String = Self.ownGroup,
        isInPalette: Bool = true, _ perform: @escaping Perform
    ) -> KeyCommand {
        KeyCommand(
            binding: KeyBinding(keys, hint: hint, help: help, group: group), hintRank: rank,
            isInPalette: isInPalette, perform: perform)
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

    /// The help's heading for the keys of one screen.
    static let ownGroup = "This screen"
}
