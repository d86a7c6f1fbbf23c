import RunContract
import RunStore

/// What the commands that steer a run have in common.
enum RunControl {
    /// Seconds to wait for the engine's answer. A step of a large model takes several, a checkpoint of one
    /// on a slow disk more.
    private static let deadline = 120.0

    static func specification(
        name: String, summary: String, options: [Option] = [], examples: [CommandSpecification.Example]
    ) -> CommandSpecification {
        CommandSpecification(
            name: name, summary: summary,
            details: "Waits until the engine, which acts between two steps, has done so.",
            arguments: [.run], options: options + [.runsDirectory], examples: examples)
    }

    /// Asks the run's engine for something, and says what came of it.
    static func perform(_ command: RunCommand, _ arguments: ParsedArguments) throws -> ExitStatus {
        let run = try RunLookup.run(arguments)
        let answer = try CommandSender(run).perform(command, deadline: deadline)
        Output.line(
            answer.message.isEmpty
                ? "\(run.name): \(command.rawValue) done" : "\(run.name): \(answer.message)")
        return .done
    }
}
