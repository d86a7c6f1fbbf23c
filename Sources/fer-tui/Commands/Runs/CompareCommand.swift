import Foundation
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
        let reports = try reports(arguments.positionals, index)
        let comparison = RunComparison(reports)
        for remark in comparison.remarks { ErrorOutput.note(remark) }
        if arguments.has(.json) {
            try Output.json(comparison.summary)
        } else if arguments.has(.markdown) {
            let tables = [comparison.table] + [comparison.settingsTable].compactMap(\.self)
            Output.write(tables.map(ReportDocument.markdown).joined(separator: "\n\n") + "\n")
        } else {
            Output.line(comparison.text)
        }
        return .done
    }

    /// The reports of the runs that can be compared; the others are named on the standard error, so that `runs/*` works.
    ///
    /// - Throws: what is wrong with a run that is not there; `CommandFailure` if no run is left.
    private static func reports(_ names: [String], _ index: RunIndex) throws -> [RunReport] {
        var reports: [RunReport] = []
        for name in names {
            do {
                reports.append(try RunReport(index.resolve(name)))
            } catch RunStoreError.noSuchRun(let path) where !FileManager.default.fileExists(atPath: path) {
                throw RunStoreError.noSuchRun(path: path)
            } catch {
                ErrorOutput.note("left out: \(error)")
            }
        }
        guard !reports.isEmpty else {
            throw CommandFailure("no run is left to compare", remedy: "name one with an epoch that is done")
        }
        return reports
    }
}
