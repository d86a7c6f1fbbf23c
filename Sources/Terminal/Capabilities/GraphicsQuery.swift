import Foundation

/// Asks a terminal whether it shows pictures by Kitty's graphics protocol
/// (https://sw.kovidgoyal.net/kitty/graphics-protocol/).
///
/// Only terminals that the environment names as likely are asked: elsewhere the question might be printed. Behind
/// the question comes one that every terminal answers, so that the end of the answers is known and none of them is
/// taken for keys.
enum GraphicsQuery {
    /// Seconds that the answers may take over a slow line.
    private static let patience = 1.0
    /// A pixel to be checked and thrown away, then the request for the terminal's attributes (DA1).
    private static let question = "\u{1B}_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\u{1B}\\\u{1B}[c"

    /// Whether the environment names such a terminal and no multiplexer.
    static func isWorthAsking(_ environment: [String: String]) -> Bool {
        let has = { (name: String) in !(environment[name] ?? "").isEmpty }
        if has("TMUX") || has("STY") || has("NO_COLOR") { return false }
        let type = environment["TERM"] ?? ""
        let program = (environment["TERM_PROGRAM"] ?? "").lowercased()
        return has("KITTY_WINDOW_ID") || has("KONSOLE_VERSION") || type.contains("kitty")
            || type.contains("ghostty") || ["wezterm", "ghostty"].contains(program)
    }

    /// Asks on a terminal that curses has not taken yet, and leaves its modes as they are.
    static func ask(input: Int32, output: Int32) -> Bool {
        var found = termios()
        guard tcgetattr(input, &found) == 0 else { return false }
        var raw = found
        cfmakeraw(&raw)
        guard tcsetattr(input, TCSANOW, &raw) == 0 else { return false }
        defer { tcsetattr(input, TCSANOW, &found) }
        let bytes = Array(question.utf8)
        guard bytes.withUnsafeBytes({ write(output, $0.baseAddress, $0.count) }) == bytes.count else {
            return false
        }
        return says(readAnswers(input))
    }

    /// Whether answers hold the one that says that graphics are understood.
    static func says(_ answers: String) -> Bool { answers.contains("\u{1B}_Gi=31;OK") }

    /// Whether the answer to the last question is there, which ends them all: `ESC [ ? … c`.
    static func isComplete(_ answers: String) -> Bool {
        answers.firstMatch(of: /\u{1B}\[\?[0-9;]*c/) != nil
    }

    private static func readAnswers(_ input: Int32) -> String {
        var answers: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 256)
        let end = Date(timeIntervalSinceNow: patience)
        while !isComplete(String(decoding: answers, as: UTF8.self)) {
            let left = end.timeIntervalSinceNow
            var waiting = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
            guard left > 0, poll(&waiting, 1, Int32(left * 1000) + 1) > 0 else { break }
            let count = read(input, &buffer, buffer.count)
            guard count > 0 else { break }
            answers += buffer[..<count]
        }
        return String(decoding: answers, as: UTF8.self)
    }
}
