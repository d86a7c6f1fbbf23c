/// A command with the number that its answer goes to.
package struct IssuedCommand: Sendable, Equatable {
    package let identifier: Int64
    package let command: EngineCommand

    package init(identifier: Int64, command: EngineCommand) {
        self.identifier = identifier
        self.command = command
    }
}
