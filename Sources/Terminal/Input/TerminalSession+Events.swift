import CNcurses
import CTerminalGuard
import Foundation
package import TerminalUI

extension TerminalSession {
    /// Milliseconds that the next character of a sequence may take over a slow line.
    private static let sequenceMilliseconds: Int32 = 250
    /// Milliseconds without a character after which a paste ends, in case its end is lost.
    private static let pasteMilliseconds: Int32 = 1000
    /// Characters of a paste that are kept: text fields hold one line.
    private static let longestPaste = 4096

    /// Waits for the next event; returns a tick if nothing arrives in time.
    package func nextEvent() -> InputEvent {
        if let event = signalEvent() { return event }
        switch read(within: Int32(tickMilliseconds)) {
        case .character(let code) where code == 27: return escapeEvent()
        case .character(let code): return KeyDecoder.character(code).map(InputEvent.key) ?? .tick
        case .key(let code): return keyEvent(code)
        case .nothing: return signalEvent() ?? (isHungUp ? .interrupted : .tick)
        }
    }

    private enum Input {
        case nothing
        case character(UInt32)
        case key(Int32)
    }

    private func read(within milliseconds: Int32) -> Input {
        var code = wint_t(0)
        return switch curses_read(&code, milliseconds) {
        case CURSES_CHARACTER: .character(UInt32(code))
        case CURSES_KEY: .key(Int32(bitPattern: UInt32(code)))
        default: .nothing
        }
    }

    private func keyEvent(_ code: Int32) -> InputEvent {
        switch code {
        case KEY_RESIZE:
            prepareReset()
            forgetScreen()
            return .resize(size)
        case KEY_MOUSE:
            return mouseEvent() ?? .tick
        default:
            return KeyDecoder.key(code).map(InputEvent.key) ?? .tick
        }
    }

    // MARK: Escape sequences

    /// Reads the Esc key, or consumes a whole sequence that begins with an escape: a sequence that curses does not know is
    /// no key.
    private func escapeEvent() -> InputEvent {
        var sequence = EscapeSequence()
        var wait = Int32(escapeMilliseconds)
        var isAlone = true
        while true {
            switch read(within: wait) {
            case .character(let code):
                isAlone = false
                wait = max(wait, Self.sequenceMilliseconds)
                guard let meaning = sequence.take(code) else { continue }
                return meaning == .pasteStart ? pasteEvent() : .tick
            case .key(let code): return keyEvent(code)
            case .nothing: return isAlone ? .key(.escape) : .tick
            }
        }
    }

    /// Reads a paste up to its end; everything within it is text.
    private func pasteEvent() -> InputEvent {
        var text = ""
        var sequence: EscapeSequence?
        var hasNewSize = false
        reading: while true {
            switch read(within: Self.pasteMilliseconds) {
            case .nothing: break reading
            case .key(let code): hasNewSize = hasNewSize || code == KEY_RESIZE
            case .character(let code):
                if var begun = sequence {
                    let meaning = begun.take(code)
                    sequence = meaning == nil ? begun : nil
                    if meaning == .pasteEnd { break reading }
                } else if code == 27 {
                    sequence = EscapeSequence()
                } else if text.count < Self.longestPaste, let scalar = Unicode.Scalar(code) {
                    text.unicodeScalars.append(scalar)
                }
            }
        }
        // The size is read again with the next frame.
        if hasNewSize { forgetScreen() }
        return .paste(text)
    }

    // MARK: Signals

    /// The event of a pending signal. Ctrl-Z is handled here: the terminal is restored, the program stops, and when it
    /// continues, the screen is redrawn.
    private func signalEvent() -> InputEvent? {
        if terminal_guard_take_interrupt() != 0 { return .interrupted }
        if terminal_guard_take_stop() {
            takePicturesAway()
            bracketsPastes(false)
            endwin()
            terminal_guard_stop()
            _ = terminal_guard_take_continue()
            return resumed()
        }
        return terminal_guard_take_continue() ? resumed() : nil
    }

    private func resumed() -> InputEvent {
        reset_prog_mode()
        bracketsPastes(true)
        forgetScreen()
        curses_update()
        return .resize(size)
    }

    /// Whether the terminal is gone, so that every read returns at once.
    private var isHungUp: Bool {
        var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, 0) > 0 else { return false }
        return Int32(descriptor.revents) & (POLLHUP | POLLERR | POLLNVAL) != 0
    }

    // MARK: Mouse

    private func mouseEvent() -> InputEvent? {
        var column: Int32 = 0
        var row: Int32 = 0
        let kind = curses_read_mouse(&column, &row)
        let position = Position(column: Int(column), row: Int(row))
        switch kind {
        case CURSES_MOUSE_PRESS: return .mouse(clicks.press(at: position, now: .now))
        case CURSES_MOUSE_UP: return .mouse(MouseEvent(action: .scrollUp, position: position))
        case CURSES_MOUSE_DOWN: return .mouse(MouseEvent(action: .scrollDown, position: position))
        default: return nil
        }
    }
}

/// Distinguishes double clicks from single ones.
struct ClickCounter {
    private var last: (position: Position, time: ContinuousClock.Instant)?

    /// A press: the second of two at one place in quick succession is a double click.
    mutating func press(at position: Position, now: ContinuousClock.Instant) -> MouseEvent {
        let isSecond = last.map { $0.position == position && now - $0.time < .milliseconds(400) } ?? false
        last = isSecond ? nil : (position, now)
        return MouseEvent(action: isSecond ? .doubleClick : .click, position: position)
    }
}
