import Foundation

/// Why the screen cannot be used. Nothing has been written to it then.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
    /// A standard stream is a file, a pipe or closed.
    case notATerminal(stream: String)
    case noType
    /// A terminal that only takes plain lines.
    case plainType(String)
    /// A terminal that terminfo does not know, or knows without cursor movement.
    case unknownType(String)
    case noDatabase
    /// A call of the system failed.
    case system(operation: String, code: Int32)

    package var description: String {
        switch self {
        case .notATerminal(let stream):
            "\(stream) is not a terminal: the dashboard cannot be shown (run it in a terminal)"
        case .noType:
            "TERM is not set: the kind of terminal is unknown (set it, for example to xterm-256color)"
        case .plainType(let type):
            "the terminal type \"\(type)\" has no cursor movement: the dashboard cannot be shown (use another terminal)"
        case .unknownType(let type):
            "the terminal type \"\(type)\" is unknown (set TERM to one that terminfo knows, such as xterm-256color)"
        case .noDatabase:
            "the terminfo database is missing (install ncurses-base, or set TERMINFO to its folder)"
        case .system(let operation, let code):
            "the terminal cannot be used: \(operation) failed with \(Self.text(code)) (use another terminal)"
        }
    }
}

extension TerminalError {
    /// The error of the system call that failed last.
    static func last(_ operation: String) -> TerminalError { .system(operation: operation, code: errno) }

    static func text(_ code: Int32) -> String { String(cString: strerror(code)) }
}
