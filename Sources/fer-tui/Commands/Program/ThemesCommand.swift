import Foundation
import TerminalUI

/// `fer-tui themes`: the colours to choose from.
enum ThemesCommand: Command {
    static let specification = CommandSpecification(
        name: "themes",
        summary: "Lists the dashboard's themes, built in and your own.",
        details: """
            Your own are files NAME.theme in $XDG_CONFIG_HOME/fer-tui/themes (~/.config/fer-tui/themes); a file may \
            set only some of the colours. docs/themes.md describes them.
            """,
        options: [.preview, .json],
        examples: [
            .init("fer-tui themes", "the names for --theme; in the dashboard, t goes through them"),
            .init("fer-tui themes --preview", "shows a curve, bars and a heatmap in each"),
        ])

    static func run(_ arguments: ParsedArguments) throws -> ExitStatus {
        let environment = ProcessInfo.processInfo.environment
        let catalog = ThemeCatalog(userFolder: ThemeCatalog.userFolder(environment: environment))
        for problem in catalog.problems { ErrorOutput.report(problem) }
        if arguments.has(.json) {
            try Output.json(["themes": catalog.themes.map(\.name)])
        } else if arguments.has(.preview) {
            let depth = OutputColors.depth(environment: environment, isTerminal: Output.isTerminal)
            for theme in catalog.themes { Output.write(ThemePreview(theme: theme, depth: depth).text) }
        } else {
            var table = TextTable([("theme", .left), ("", .left)])
            for theme in catalog.themes { table.add([theme.name, theme.summary]) }
            Output.line(table.text)
        }
        return catalog.problems.isEmpty ? .done : .failed
    }
}
