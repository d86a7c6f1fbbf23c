/// What became of a command.
package enum CommandAnswer: Sendable, Equatable {
    case done(String)
    case refused(String)
}
