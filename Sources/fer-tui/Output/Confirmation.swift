import Foundation

/// A question that must be answered with yes before something is given up.
enum Confirmation {
    /// Asks on the terminal and waits for the answer.
    ///
    /// - Parameters:
    ///   - effect: what is about to happen, as a sentence without its end.
    ///   - remedy: what to do instead, for those who said no and for scripts, which cannot be asked.
    /// - Throws: `CommandFailure` if the answer is anything but yes, or if the standard input is no terminal.
    static func require(_ effect: String, remedy: String) throws(CommandFailure) {
        guard isatty(STDIN_FILENO) == 1 else { throw CommandFailure(effect, remedy: remedy) }
        ErrorOutput.write("fer-tui: \(PrintableText.line(effect)). Go on? [y/N] ")
        let answer = readLine()?.trimmingCharacters(in: .whitespaces).lowercased()
        guard let answer, ["y", "yes"].contains(answer) else {
            throw CommandFailure("nothing was changed", remedy: remedy)
        }
    }
}
