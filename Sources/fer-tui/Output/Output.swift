import Foundation

/// The standard output: what scripts read.
enum Output {
    static func line(_ text: String) { write(text + "\n") }

    static func write(_ text: String) {
        FileDescriptorWriter.write(text, to: STDOUT_FILENO)
    }

    /// Prints a value as one JSON object on one line, keys in alphabetical order.
    static func json(_ value: some Encodable) throws {
        line(try JSONText.encode(value))
    }

    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
}
