import Foundation
import RunStore

/// `fer-tui runs`: the list of runs.
enum RunsCommand: Command {
    static let specification = CommandSpecification(
        name: "runs",
        summary: "Lists runs with their state, model, data, epochs and best accuracy.",
        arguments: [
            PositionalArgument("DIR", "where the runs are; $FER_TUI_RUNS, else ./runs", count: .optional)
        ],
        options: [.runsDirectory, .json],
        examples: [
            .init("fer-tui runs", "lists the runs in ./runs, newest first"),
            .init("fer-tui runs --json", "the same as one JSON object"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let given = arguments.positionals.first
        guard given == nil || !arguments.has(.runsDirectory) else {
            throw UsageError("DIR and --runs-dir name the same thing", remedy: "leave one out")
        }
        let path = RunNaming.runsDirectory(given: given ?? arguments.text(.runsDirectory))
        if given != nil || arguments.has(.runsDirectory), !FileManager.default.fileExists(atPath: path) {
            throw CommandFailure(
                "\(path): there is no such directory", remedy: "name the directory that holds the runs")
        }
        let index = RunIndex(path: path)
        try index.checkReadable()
        let entries = index.entries()
        for case .success(let summary) in entries.map(\.summary) {
            if let remark = summary.remark { ErrorOutput.note(remark) }
        }
        if arguments.has(.json) {
            try Output.json(RunList(runs: entries.map(RunList.Run.init)))
        } else if entries.isEmpty {
            ErrorOutput.note("\(path): holds no runs yet (start one with fer-tui demo or fer-tui train)")
        } else {
            Output.line(table(entries).text)
        }
        return .done
    }

    private static func table(_ entries: [RunIndex.Entry]) -> TextTable {
        var table = TextTable([
            ("run", .left), ("state", .left), ("model", .left), ("epochs", .right), ("best", .right),
            ("data", .left),
        ])
        for entry in entries {
            switch entry.summary {
            case .success(let summary):
                let best = summary.bestAccuracy.map { String(format: "%.4f", $0) } ?? "–"
                table.add([
                    entry.directory.name, summary.state.rawValue, summary.configuration.model,
                    "\(summary.epochsDone)/\(summary.configuration.epochs)", best,
                    summary.configuration.dataset,
                ])
            case .failure(let error):
                table.add([entry.directory.name, "unreadable", "", "", "", "\(error)"])
            }
        }
        return table
    }
}
