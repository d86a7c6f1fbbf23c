import CNcurses
import Foundation
import TerminalUI

extension TerminalSession {
    /// Checks whether the screen can be used, without touching it.
    ///
    /// - Throws: `TerminalError` if it cannot.
    package static func check(
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(TerminalError) {
        _ = try type(environment: environment)
    }

    static func type(environment: [String: String]) throws(TerminalError) -> TerminalType {
        if isatty(STDOUT_FILENO) == 0 { throw .notATerminal(stream: "standard output") }
        if isatty(STDIN_FILENO) == 0 { throw .notATerminal(stream: "standard input") }
        return try TerminalType(environment: environment)
    }

    /// Milliseconds until a lone escape is taken for the Esc key: ESCDELAY, as in every curses
    /// program, otherwise short enough for the key to act at once.
    static func escapeMilliseconds(_ environment: [String: String]) -> Int32 {
        let asked = environment["ESCDELAY"].flatMap { Int32($0) } ?? 25
        return (1...10_000).contains(asked) ? asked : 25
    }

    /// Starts curses on duplicates of the standard streams.
    static func open(
        _ type: String, output: Int32
    ) throws(TerminalError) -> (OpaquePointer, [UnsafeMutablePointer<FILE>]) {
        guard let outputFile = fdopen(output, "w") else { throw .last("fdopen") }
        guard let inputFile = fdopen(fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3), "r") else {
            let error = TerminalError.last("fdopen")
            fclose(outputFile)
            throw error
        }
        guard let screen = curses_open(type, outputFile, inputFile) else {
            fclose(outputFile)
            fclose(inputFile)
            throw .unknownType(type)
        }
        return (screen, [outputFile, inputFile])
    }

    /// Unicode where the locale has it, braille where the terminal's font is likely to: the Linux console's has
    /// neither braille nor blocks in eighths.
    static func glyphs(_ type: String, isUnicode: Bool, wanted: GlyphSet?) -> GlyphSet {
        guard isUnicode else { return .ascii }
        return wanted ?? (type == "linux" ? .ascii : .braille)
    }
}
