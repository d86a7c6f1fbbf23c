import Synchronization

/// A progress line that any thread may move on; it never goes back.
final class SharedProgressLine: Sendable {
    private let line: Mutex<(line: ProgressLine, done: Int)>

    init(_ title: String, total: Int) {
        line = Mutex((ProgressLine(title, total: total), 0))
    }

    func show(done: Int) {
        line.withLock { shown in
            shown.done = max(shown.done, done)
            shown.line.show(done: shown.done)
        }
    }

    func clear() { line.withLock { $0.line.clear() } }
}
