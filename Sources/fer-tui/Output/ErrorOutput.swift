import Foundation

/// The standard error: one line for each thing that went wrong.
enum ErrorOutput {
    static func report(_ error: any Error) {
        write("fer-tui: \(printable("\(error)"))\n")
    }

    static func note(_ text: String) {
        write("fer-tui: \(text)\n")
    }

    static func write(_ text: String) {
        FileDescriptorWriter.write(text, to: STDERR_FILENO)
    }

    /// The text without control characters, which a hostile file name may hold.
    static func printable(_ text: String) -> String {
        String(
            text.unicodeScalars.map { $0.value < 32 && $0 != "\n" || $0.value == 127 ? " " : Character($0) })
    }
}
