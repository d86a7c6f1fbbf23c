import Foundation

/// The standard error: one line for each thing that went wrong.
enum ErrorOutput {
    static func report(_ error: any Error) {
        write("fer-tui: \(oneLine(error))\n")
    }

    static func note(_ text: String) {
        write("fer-tui: \(text)\n")
    }

    static func write(_ text: String) {
        FileDescriptorWriter.write(text, to: STDERR_FILENO)
    }

    /// An error's description without line breaks and control characters, which a hostile file name may hold.
    static func oneLine(_ error: any Error) -> String {
        String("\(error)".map { $0.isNewline || $0.unicodeScalars.contains { $0.value < 32 } ? " " : $0 })
    }
}
