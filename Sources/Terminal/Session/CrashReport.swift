import CTerminalGuard
import Foundation

/// What a crash of the program leaves behind: one line on the terminal, and a log.
///
/// Without it, the Swift runtime would keep the terminal for seconds and ask for a key.
package enum CrashReport {
    /// Has fatal signals reported where standard error is a terminal. Elsewhere, as in an engine's log, the runtime
    /// writes its own report and waits for nobody.
    package static func install(environment: [String: String] = ProcessInfo.processInfo.environment) {
        guard isatty(STDERR_FILENO) != 0 else { return }
        crash_report_install(path(environment) ?? "")
    }

    /// `$XDG_STATE_HOME/fer-tui/crash.log`, by default below `~/.local/state`; nil without a home.
    static func path(_ environment: [String: String]) -> String? {
        func folder(_ name: String) -> String? { environment[name].flatMap { $0.hasPrefix("/") ? $0 : nil } }
        let state = folder("XDG_STATE_HOME") ?? folder("HOME").map { $0 + "/.local/state" }
        return state.map { $0 + "/fer-tui/crash.log" }
    }
}
