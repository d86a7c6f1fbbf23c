import Foundation

/// How far a long command is, as one line on the standard error that is written over; nothing where that is no
/// terminal.
final class ProgressLine {
    /// Seconds between two writings.
    private static let interval = 0.1
    private static let width = 24

    private let title: String
    private let total: Int
    private let isShown: Bool
    private let start = ContinuousClock.now
    private var lastShown: ContinuousClock.Instant?

    /// - Parameter total: what is to be done in all.
    init(_ title: String, total: Int, isShown: Bool = isatty(STDERR_FILENO) == 1) {
        self.title = title
        self.total = total
        self.isShown = isShown && total > 0
    }

    func show(done: Int) {
        let now = ContinuousClock.now
        guard isShown, lastShown.map({ now - $0 >= .seconds(Self.interval) }) ?? true else { return }
        lastShown = now
        let time = (now - start).components
        let seconds = Double(time.seconds) + Double(time.attoseconds) * 1e-18
        ErrorOutput.write("\r" + Self.text(title, done: done, of: total, seconds: seconds) + "\u{1B}[K")
    }

    /// Takes the line away, so that what follows stands alone.
    func clear() {
        if isShown, lastShown != nil { ErrorOutput.write("\r\u{1B}[K") }
        lastShown = nil
    }

    /// As in `evaluating [############------------] 1600/3199  210.3 img/s  0:08 left`.
    static func text(_ title: String, done: Int, of total: Int, seconds: Double) -> String {
        let share = Double(min(done, total)) / Double(max(1, total))
        let filled = Int((share * Double(width)).rounded(.down))
        let bar = String(repeating: "#", count: filled) + String(repeating: "-", count: width - filled)
        let line = "\(title) [\(bar)] \(done)/\(total)"
        guard seconds > 0, done > 0 else { return line }
        let speed = Double(done) / seconds
        let left = Int((Double(total - min(done, total)) / speed).rounded(.up))
        let seconds = left % 60 < 10 ? "0\(left % 60)" : "\(left % 60)"
        return line + String(format: "  %.1f img/s  ", speed) + "\(left / 60):\(seconds) left"
    }
}
