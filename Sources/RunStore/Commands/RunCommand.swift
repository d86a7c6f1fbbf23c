/// A command as the engine receives it.
package struct RunCommand: Sendable, Equatable {
    package let id: Int
    package let kind: CommandKind

    package init(id: Int, kind: CommandKind) {
        self.id = id
        self.kind = kind
    }
}

/// The engine's answer to a command.
package struct Acknowledgement: Sendable, Equatable {
    /// False where the engine would not or could not.
    package let accepted: Bool
    /// What came of it, such as the checkpoint's name, or why it was refused.
    package let message: String

    package init(accepted: Bool = true, message: String = "") {
        self.accepted = accepted
        self.message = message
    }
}
