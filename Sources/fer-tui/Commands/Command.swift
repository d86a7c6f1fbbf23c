/// One command of the program: its specification and what it does.
@MainActor protocol Command {
    nonisolated static var specification: CommandSpecification { get }

    /// The specification for the help page of a command line.
    ///
    /// - Throws: `CommandFailure` if the command line names something that is not there.
    nonisolated static func specification(for words: [String]) throws -> CommandSpecification

    /// - Throws: `UsageError` (exit status 2) or any other error (exit status 1), whose description is the
    ///   one line that the user sees.
    static func run(_ arguments: ParsedArguments) async throws -> ExitStatus
}

extension Command {
    nonisolated static func specification(for words: [String]) throws -> CommandSpecification {
        specification
    }
}
