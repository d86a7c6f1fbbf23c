import Foundation
import TerminalUI

/// `fer-tui themes`: the colours to choose from.
enum ThemesCommand: Command {
    static let specification = CommandSpecification(
        name: "themes",
        summary: "Lists the dashboard's themes, built in and your own.",
        details: """
            Your own are files NAME.theme in $XDG_CONFIG_HOME/fer-tui/themes (~/.config/fer-tui/themes); a file may \
            set only some of the colours.
            """,
        options: [.json],
        examples: [.init("fer-tui themes", "the names for --theme; in the dashboard, t goes through them")])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let catalog = ThemeCatalog(
            userFolder: ThemeCatalog.userFolder(environment: ProcessInfo.processInfo.environment))
        for problem in catalog.problems { ErrorOutput.report(problem) }
        let names = catalog.themes.map(\.name)
        if arguments.has(.json) { try Output.json(["themes": names]) } else { names.forEach(Output.line) }
        return catalog.problems.isEmpty ? .done : .failed
    }
}
