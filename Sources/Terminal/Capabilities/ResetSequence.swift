import CNcurses

/// The bytes that bring a terminal back after a crash, when curses cannot be asked any more.
enum ResetSequence {
    /// To be made while curses is up, again after every change of size.
    static func bytes(rows: Int, usesMouse: Bool, hasGraphics: Bool = false) -> [UInt8] {
        // An escape sequence may be half written: CAN ends it.
        var bytes: [UInt8] = [0x18]
        if hasGraphics { bytes += Array(("\u{1B}\\" + KittyGraphics.clear).utf8) }
        bytes += Array("\u{1B}[?2004l".utf8)
        if usesMouse { bytes += Array("\u{1B}[?1000l\u{1B}[?1002l\u{1B}[?1003l\u{1B}[?1006l".utf8) }
        for name in ["sgr0", "op", "cnorm"] { bytes += string(name) }
        if let move = curses_move_string(Int32(max(0, rows - 1)), 0) { bytes += withoutDelays(move) }
        for name in ["el", "rmkx", "rmcup"] { bytes += string(name) }
        return bytes
    }

    private static func string(_ name: String) -> [UInt8] {
        curses_string(name).map(withoutDelays) ?? []
    }

    /// A terminal's string without the delays that terminfo writes as `$<5/>`.
    static func withoutDelays(_ text: UnsafePointer<CChar>) -> [UInt8] {
        String(cString: text).replacing(/\$<[0-9.]+[*\/]*>/, with: "").utf8.map { $0 }
    }
}
