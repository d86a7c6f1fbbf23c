import RunStore

/// `fer-tui compare`: runs side by side.
enum CompareCommand: Command {
    static let specification = CommandSpecification(
        name: "compare",
        summary: "Puts the figures of runs, baselines among them, side by side.",
        details: """
            Figures are those of the best epoch on the test images, with the last epoch's accuracy beside them. Runs on \
            other data or another split are named: their figures cannot be compared.
            """,
        arguments: [
            PositionalArgument("RUN", "a run's name or directory", count: .oneOrMore)
        ],
        options: [.runsDirectory, .markdown, .json],
        examples: [
            .init("fer-tui compare runs/*", "every run in ./runs"),
            .init("fer-tui compare hog 2026-11-23-b4-ferplus --markdown", "a table for a text"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let index = RunIndex(path: RunNaming.runsDirectory(given: arguments.text(.runsDirectory)))
        let reports = try arguments.positionals.map { try RunReport(index.resolve($0)) }
        let comparison = RunComparison(reports)
        for remark in comparison.remarks { ErrorOutput.note(remark) }
        if arguments.has(.json) {
            try Output.json(comparison.rows)
        } else if arguments.has(.markdown) {
            let tables = [comparison.table] + [comparison.settingsTable].compactMap(\.self)
            Output.write(tables.map(ReportDocument.markdown).joined(separator: "\n\n") + "\n")
        } else {
            Output.line(comparison.text)
        }
        return .done
    }
}
