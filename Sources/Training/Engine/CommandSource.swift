package import RunContract

/// Where the engine finds its commands.
package protocol CommandSource: Sendable {
    /// The commands that came since the last call, oldest first. Called before every step and ten times a
    /// second during a pause, so it must be quick.
    func poll() -> [IssuedCommand]
    /// Called once per command, after it was carried out or refused.
    func acknowledge(_ command: IssuedCommand, _ answer: CommandAnswer)
}
