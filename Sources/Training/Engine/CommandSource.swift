/// What a viewer may ask of the engine.
package enum EngineCommand: Sendable, Equatable {
    case pause
    case unpause
    /// Write a checkpoint now and go on.
    case checkpoint
    /// End the run, with a checkpoint first or without.
    case stop(save: Bool)
}

/// A command with the number that its answer goes to.
package struct IssuedCommand: Sendable, Equatable {
    package let identifier: Int64
    package let command: EngineCommand

    package init(identifier: Int64, command: EngineCommand) {
        self.identifier = identifier
        self.command = command
    }
}

/// Where the engine finds its commands.
package protocol CommandSource: Sendable {
    /// The commands that came since the last call, oldest first. Called before every step and ten times a
    /// second during a pause, so it must be quick.
    func poll() -> [IssuedCommand]
    /// Called once per command, after it was carried out or refused.
    func acknowledge(_ command: IssuedCommand, _ answer: CommandAnswer)
}

/// What became of a command.
package enum CommandAnswer: Sendable, Equatable {
    case done(String)
    case refused(String)
}
