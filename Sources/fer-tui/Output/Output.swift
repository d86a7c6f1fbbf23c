import Foundation
import Synchronization

/// The standard output: what scripts read.
enum Output {
    private static let failure = Mutex<Int32?>(nil)

    /// Prints text that may come from outside.
    static func line(_ text: String) { write(PrintableText.lines(text) + "\n") }

    /// Prints text of the program's own, which may hold escape sequences.
    static func write(_ text: String) {
        guard let code = FileDescriptorWriter.write(text, to: STDOUT_FILENO) else { return }
        failure.withLock { $0 = $0 ?? code }
    }

    /// Prints a value as one JSON object on one line, keys in alphabetical order.
    static func json(_ value: some Encodable) throws {
        write(PrintableText.json(try JSONText.encode(value)) + "\n")
    }

    /// Why some of the output is lost, as the system says it; nil if all was written.
    static var problem: String? {
        failure.withLock { $0 }.map { String(cString: strerror($0)) }
    }

    static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
}
