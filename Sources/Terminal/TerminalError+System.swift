import Foundation

extension TerminalError {
    /// The error of the system call that failed last.
    static func last(_ operation: String) -> TerminalError { .system(operation: operation, code: errno) }

    static func text(_ code: Int32) -> String { String(cString: strerror(code)) }
}
