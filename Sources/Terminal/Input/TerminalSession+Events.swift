import CNcurses
import CTerminalGuard
import Foundation
package import TerminalUI

extension TerminalSession {
    /// Waits for the next event: a tick where nothing comes in time.
    package func nextEvent() -> InputEvent {
        if let event = signalEvent() { return event }
        var code = wint_t(0)
        switch curses_read(&code) {
        case CURSES_CHARACTER: return KeyDecoder.character(UInt32(code)).map(InputEvent.key) ?? .tick
        case CURSES_KEY: return keyEvent(Int32(bitPattern: UInt32(code)))
        default: return signalEvent() ?? (isHungUp ? .interrupted : .tick)
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

    /// What signals ask for. Ctrl-Z is done here: the terminal is given back, the program stops, and goes on
    /// with the screen drawn anew.
    private func signalEvent() -> InputEvent? {
        if terminal_guard_take_interrupt() != 0 { return .interrupted }
        if terminal_guard_take_stop() {
            takePicturesAway()
            endwin()
            terminal_guard_stop()
            _ = terminal_guard_take_continue()
            return resumed()
        }
        return terminal_guard_take_continue() ? resumed() : nil
    }

    private func resumed() -> InputEvent {
        reset_prog_mode()
        forgetScreen()
        curses_update()
        return .resize(size)
    }

    /// Whether the terminal is gone: then reads return at once, for ever.
    private var isHungUp: Bool {
        var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        guard poll(&descriptor, 1, 0) > 0 else { return false }
        return Int32(descriptor.revents) & (POLLHUP | POLLERR | POLLNVAL) != 0
    }

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
