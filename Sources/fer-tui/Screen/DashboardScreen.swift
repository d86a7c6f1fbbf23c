import Dashboard
import Foundation
import RunStore
import Terminal
import TerminalUI

/// Runs the dashboard on the terminal.
@MainActor struct DashboardScreen {
    let run: RunDirectory
    let arguments: ParsedArguments
    /// Whether the keys that steer the run are off.
    let isReadOnly: Bool

    /// - Throws: `TerminalError` where there is no terminal that can show it, `UsageError` for an unknown theme.
    func show() throws -> ExitStatus {
        let environment = ProcessInfo.processInfo.environment
        let file = SettingsFile(environment)
        var settings = file.load()
        let themes = ThemeCatalog(userFolder: ThemeCatalog.userFolder(environment: environment))
        let theme = try ThemeChoice(themes: themes, asked: arguments.text(.theme), remembered: settings.theme)
            .theme()
        // The run is read before the terminal is taken: what is wrong with it is said in one plain line.
        _ = try RunReader(run).configuration()
        let glyphs = arguments.text(.glyphs).flatMap(GlyphSet.init) ?? settings.glyphSet
        let terminal = try TerminalSession(
            TerminalOptions(usesMouse: !arguments.has(.noMouse), glyphs: glyphs))
        defer { terminal.close() }
        // Choices on the command line are kept; fallbacks of the terminal are not.
        if arguments.text(.theme) != nil { settings.theme = theme.name }
        if arguments.text(.glyphs) != nil { settings.glyphs = glyphs?.rawValue }
        let dashboard = DashboardSession(
            options(
                terminal,
                Appearance(
                    theme: theme, glyphs: terminal.glyphs, depth: terminal.depth,
                    hasGraphics: terminal.hasGraphics),
                themes, settings, terminal.notes + [file.problem].compactMap(\.self)))
        draw(dashboard, on: terminal)
        while dashboard.farewell == nil {
            if dashboard.process(terminal.nextEvent()) { draw(dashboard, on: terminal) }
        }
        terminal.close()
        file.save(dashboard.state.settings)
        if let farewell = dashboard.farewell { Output.line(farewell) }
        return .done
    }

    private func draw(_ dashboard: DashboardSession, on terminal: TerminalSession) {
        let seconds = ContinuousClock().measure { terminal.show(dashboard.frame()) } / .seconds(1)
        dashboard.drew(in: seconds)
    }

    private func options(
        _ terminal: TerminalSession, _ appearance: Appearance, _ themes: ThemeCatalog,
        _ settings: DashboardSettings, _ notes: [String]
    ) -> DashboardOptions {
        let pictures = SamplePictures()
        return DashboardOptions(
            run: run, runs: RunIndex(path: URL(fileURLWithPath: run.path).deletingLastPathComponent().path),
            isReadOnly: isReadOnly, allowsUnicode: terminal.isUnicode, size: terminal.size,
            appearance: appearance, themes: themes, settings: settings, notes: notes,
            marks: MarkFolder(environment: ProcessInfo.processInfo.environment),
            explainer: NetworkExplainer(pictures),
            picture: { pictures.picture(of: $2, in: $0, $1) })
    }
}
