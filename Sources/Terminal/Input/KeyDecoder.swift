import CNcurses
import TerminalUI

/// Translates what curses reads into keys.
enum KeyDecoder {
    /// The key of a character; nil for what no key is made of.
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

    /// The key of a curses code; nil for those that the program has no use for.
    static func key(_ code: Int32) -> Key? {
        if let key = named[code] { return key }
        let first = curses_function_key(1)
        return (first..<first + 24).contains(code) ? .function(Int(code - first) + 1) : nil
    }

    private static let named: [Int32: Key] = [
        KEY_UP: .up, KEY_DOWN: .down, KEY_LEFT: .left, KEY_RIGHT: .right,
        KEY_SR: .up, KEY_SF: .down, KEY_SLEFT: .left, KEY_SRIGHT: .right,
        KEY_HOME: .home, KEY_END: .end, KEY_PPAGE: .pageUp, KEY_NPAGE: .pageDown,
        KEY_BACKSPACE: .backspace, KEY_DC: .delete, KEY_IC: .insert, KEY_BTAB: .backTab, KEY_ENTER: .enter,
    ]
}
