import Foundation

/// The standard error: one line for each thing that went wrong.
enum ErrorOutput {
    static func report(_ error: any Error) { note("\(error)") }

    static func note(_ text: String) {
        write("fer-tui: \(PrintableText.lines(text))\n")
    }

    /// Writes text of the program's own, which may hold escape sequences.
    static func write(_ text: String) {
        FileDescriptorWriter.write(text, to: STDERR_FILENO)
    }
}
