import CNcurses
import TerminalUI

/// Translates curses input into keys.
enum KeyDecoder {
    /// The key of a character; nil if there is none.
    static func character(_ code: UInt32) -> Key? {
        switch code {
        case 27: .escape
        case 9: .tab
        case 10, 13: .enter
        case 8, 127: .backspace
        case 1...26: Unicode.Scalar(code + 96).map { .control(Character($0)) }
        case 0..<32: nil
        default: Unicode.Scalar(code).map { .character(Character($0)) }
        }
    }

    /// The key of a curses code; nil for codes that the program does not use.
    static func key(_ code: Int32) -> Key? {
        if let key = named[code] { return key }
        let first = curses_function_key(1)
        return (first..<first + 24).contains(code) ? .function(Int(code - first) + 1) : nil
    }

    /// How terminals also write keys, whatever their description says: those of VT220, xterm and rxvt. A multiplexer
    /// with another TERM inside would else have Home read as Esc and digits.
    static let spellings: [(sequence: String, code: Int32)] = [
        ("\u{1B}[1~", KEY_HOME), ("\u{1B}[7~", KEY_HOME), ("\u{1B}[H", KEY_HOME), ("\u{1B}OH", KEY_HOME),
        ("\u{1B}[4~", KEY_END), ("\u{1B}[8~", KEY_END), ("\u{1B}[F", KEY_END), ("\u{1B}OF", KEY_END),
        ("\u{1B}[A", KEY_UP), ("\u{1B}[B", KEY_DOWN), ("\u{1B}[C", KEY_RIGHT), ("\u{1B}[D", KEY_LEFT),
    ]

    private static let named: [Int32: Key] = [
        KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right,
        KEY_SR: .up, KEY_SF: .down, KEY_SLEFT: .left, KEY_SRIGHT: .right,
        KEY_HOME: .home, KEY_END: .end, KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown,
        KEY_BACKSPACE: .backspace, KEY_DC: .delete, KEY_IC: .insert, KEY_BTAB: .backTab, KEY_ENTER: .enter,
    ]
}
