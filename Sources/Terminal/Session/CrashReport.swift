import CTerminalGuard
import Foundation

/// The report of a crash: one line on the terminal, and a log.
///
/// Without it, the Swift runtime would keep the terminal for seconds and ask for a key.
package enum CrashReport {
    /// Installs handlers of fatal signals if standard error is a terminal. Otherwise, as in an engine's log, the runtime
    /// writes its own report without waiting for a key.
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
