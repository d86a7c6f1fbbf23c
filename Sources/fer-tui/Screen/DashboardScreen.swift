import Dashboard
import Foundation
import RunStore
import Terminal
import TerminalUI

/// The dashboard on the terminal, from opening to leaving.
@MainActor struct DashboardScreen {
    let run: RunDirectory
    let arguments: ParsedArguments
    /// Whether the run is looked at and never steered.
    let isReadOnly: Bool

    /// - Throws: `TerminalError` where there is no terminal that can show it, `UsageError` for an unknown theme.
    func show() throws -> ExitStatus {
        let environment = ProcessInfo.processInfo.environment
        let themes = ThemeCatalog(userFolder: ThemeCatalog.userFolder(environment: environment))
        let theme = try theme(in: themes, remembered: ScreenSettings.load(environment).theme)
        // The run is read before the terminal is taken: what is wrong with it is said in one plain line.
        _ = try RunReader(run).configuration()
        let terminal = try TerminalSession(TerminalOptions(usesMouse: !arguments.has(.noMouse)))
        defer { terminal.close() }
        let dashboard = DashboardSession(
            options(
                terminal.size,
                Appearance(
                    theme: theme, glyphs: terminal.glyphs, depth: terminal.depth,
                    hasGraphics: terminal.hasGraphics),
                themes))
        draw(dashboard, on: terminal)
        while dashboard.farewell == nil {
            if dashboard.process(terminal.nextEvent()) { draw(dashboard, on: terminal) }
        }
        terminal.close()
        ScreenSettings(theme: dashboard.state.appearance.theme.name).save(environment)
        if let farewell = dashboard.farewell { Output.line(farewell) }
        return .done
    }

    private func draw(_ dashboard: DashboardSession, on terminal: TerminalSession) {
        let seconds = ContinuousClock().measure { terminal.show(dashboard.frame()) } / .seconds(1)
        dashboard.drew(in: seconds)
    }

    private func options(_ size: Size, _ appearance: Appearance, _ themes: ThemeCatalog) -> DashboardOptions {
        let pictures = SamplePictures()
        return DashboardOptions(
            run: run, runs: RunIndex(path: URL(fileURLWithPath: run.path).deletingLastPathComponent().path),
            isReadOnly: isReadOnly, size: size, appearance: appearance, themes: themes,
            marks: MarkFolder(environment: ProcessInfo.processInfo.environment),
            explainer: NetworkExplainer(pictures),
            picture: { pictures.picture(of: $2, in: $0, $1) })
    }

    /// The theme asked for, else the one used last, else the standard one.
    private func theme(in themes: ThemeCatalog, remembered: String?) throws(UsageError) -> Theme {
        guard let name = arguments.text(.theme) else {
            return remembered.flatMap(themes.theme) ?? ThemeCatalog.standard
        }
        if let theme = themes.theme(named: name) { return theme }
        let names = themes.themes.map(\.name)
        let hint = Suggestion.nearest(to: name, among: names).map { "did you mean \($0)? " } ?? ""
        throw UsageError(
            "--theme \"\(name)\" is not known", remedy: "\(hint)there are: \(names.joined(separator: ", "))")
    }
}
