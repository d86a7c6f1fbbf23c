import Foundation
import Terminal

/// The program: finds the command, parses its words, runs it, and turns errors into one line and a status.
@main @MainActor struct FerTUI {
    static func main() async {
        signal(SIGPIPE, SIG_IGN)
        CrashReport.install()
        var status = await run(Array(CommandLine.arguments.dropFirst()))
        if let problem = Output.problem {
            ErrorOutput.note(
                "the standard output cannot be written: \(problem) (free some space, or write elsewhere)")
            status = .failed
        }
        exit(status.rawValue)
    }

    static func run(_ words: [String]) async -> ExitStatus {
        do {
            return try await dispatch(words)
        } catch let error as UsageError {
            ErrorOutput.report(error)
            return .usage
        } catch {
            ErrorOutput.report(error)
            return .failed
        }
    }

    private static func dispatch(_ words: [String]) async throws -> ExitStatus {
        let overview = HelpText.overview(of: CommandTable.all.map { $0.specification })
        guard let name = words.first else {
            ErrorOutput.write(overview)
            return .usage
        }
        if name == "--help" || name == "-h" {
            Output.write(overview)
            return .done
        }
        if name == "--version" { return try await run(VersionCommand.self, []) }
        if words.count > 1, let command = CommandTable.command(of: name, words[1]) {
            return try await run(command, Array(words.dropFirst(2)))
        }
        return try await run(CommandTable.command(named: name), Array(words.dropFirst()))
    }

    private static func run(_ command: any Command.Type, _ words: [String]) async throws -> ExitStatus {
        let specification = command.specification
        if words.prefix(while: { $0 != "--" }).contains(where: { $0 == "--help" || $0 == "-h" }) {
            Output.write(HelpText.page(for: try command.specification(for: words)))
            return .done
        }
        let arguments = try ArgumentParser.parse(words, as: specification)
        try ProcessorCheck.run()
        if let remark = arguments.remarkOnThreads { ErrorOutput.note(remark) }
        return try await command.run(arguments)
    }
}
