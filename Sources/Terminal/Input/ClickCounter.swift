import TerminalUI

/// Tells double clicks from single ones.
struct ClickCounter {
    private var last: (position: Position, time: ContinuousClock.Instant)?

    /// A press: the second of two at one place in quick succession is a double click.
    mutating func press(at position: Position, now: ContinuousClock.Instant) -> MouseEvent {
        let isSecond = last.map { $0.position == position && now - $0.time < .milliseconds(400) } ?? false
        last = isSecond ? nil : (position, now)
        return MouseEvent(action: isSecond ? .doubleClick : .click, position: position)
    }
}
