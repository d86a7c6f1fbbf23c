/// A request to a run's engine. The raw values are those of the run's record.
package enum RunCommand: String, Sendable, CaseIterable {
    case pause
    case unpause = "resume"
    /// Write a checkpoint now and go on.
    case checkpoint
    case stopAndSave = "stop"
    case stopWithoutSaving = "stop-without-saving"
}

/// A request with the number that its answer goes to.
package struct IssuedCommand: Sendable, Equatable {
    package let id: Int
    package let command: RunCommand

    package init(id: Int, _ command: RunCommand) {
        self.id = id
        self.command = command
    }
}

/// The engine's answer to a request.
package struct CommandAnswer: Sendable, Equatable {
    /// False if the engine would not or could not.
    package let isAccepted: Bool
    /// The outcome, such as the checkpoint's name, or the reason of a refusal.
    package let message: String

    package init(isAccepted: Bool, message: String) {
        self.isAccepted = isAccepted
        self.message = message
    }

    package static func done(_ message: String) -> CommandAnswer {
        CommandAnswer(isAccepted: true, message: message)
    }

    package static func refused(_ reason: String) -> CommandAnswer {
        CommandAnswer(isAccepted: false, message: reason)
    }
}
