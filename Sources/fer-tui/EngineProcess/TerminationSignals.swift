import Foundation
import Synchronization

/// SIGINT and SIGTERM to a training process: the first asks it to save and end, the second ends it at once.
enum TerminationSignals {
    private static let received = Atomic<Int>(0)

    /// Whether the process was asked to end.
    static var isRequested: Bool { received.load(ordering: .relaxed) > 0 }

    /// Takes the two signals over, and ignores the loss of the terminal.
    static func install() {
        // Touched here, so that the handler never runs the lazy initialisation.
        _ = isRequested
        for number in [SIGINT, SIGTERM] {
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { _ in TerminationSignals.receive() }
            // Calls that wait are restarted: no read or write fails for the signal.
            action.sa_flags = SA_RESTART
            sigaction(number, &action, nil)
        }
        signal(SIGHUP, SIG_IGN)
    }

    private static func receive() {
        if received.add(1, ordering: .relaxed).oldValue > 0 { _exit(ExitStatus.interrupted.rawValue) }
    }
}
