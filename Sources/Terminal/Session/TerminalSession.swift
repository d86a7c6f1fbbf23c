import CNcurses
import CTerminalGuard
import Foundation
package import TerminalUI

/// The terminal of a full-screen program: shows grids and returns input events.
///
/// Only one can be open at a time, and only the thread that opened it may use it. While it is open,
/// standard output and standard error are redirected; `takeStrayLines` returns what was printed. However the program
/// ends, crashes included, the terminal is restored.
package final class TerminalSession {
    package let depth: ColorDepth
    package let glyphs: GlyphSet
    /// Whether the terminal shows pictures.
    package let hasGraphics: Bool
    /// Whether the locale shows more than ASCII.
    package let isUnicode: Bool
    /// Messages about fallbacks, for the user.
    package let notes: [String]
    let tickMilliseconds: Int
    let usesMouse: Bool
    private let screen: OpaquePointer
    private let files: [UnsafeMutablePointer<FILE>]
    private let streams: StandardStreams
    private var frame: FrameWriter
    private var pictures: PictureWriter
    var clicks = ClickCounter()
    private var isOpen = true

    /// Opens the screen.
    ///
    /// - Throws: `TerminalError` where there is no terminal that can show the screen; nothing is written then.
    package init(
        _ options: TerminalOptions = TerminalOptions(),
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(TerminalError) {
        let type = try Self.type(environment: environment)
        let locale = CharacterLocale(environment: environment)
        isUnicode = locale.isUnicode
        notes = [type.note, locale.note].compactMap(\.self)
        let direct =
            options.depth ?? .truecolor == .truecolor && (environment["NO_COLOR"] ?? "").isEmpty
            ? type.direct(environment: environment) : nil
        CrashReport.install(environment: environment)
        guard terminal_guard_remember(STDOUT_FILENO) else { throw .last("tcgetattr") }
        hasGraphics =
            GraphicsQuery.isWorthAsking(environment)
            && GraphicsQuery.ask(input: STDIN_FILENO, output: STDOUT_FILENO)
        streams = try StandardStreams()
        pictures = PictureWriter(output: streams.realOutput)
        do throws(TerminalError) {
            (screen, files) = try Self.open(direct ?? type.name, output: streams.duplicateOutput())
        } catch {
            streams.restore()
            throw error
        }
        curses_configure(Self.escapeMilliseconds(environment))
        for key in KeyDecoder.spellings { curses_define_key(key.sequence, key.code) }
        let colors = curses_start_colors()
        let support = ColorSupport(
            colors: Int(colors), isDirect: colors > 256 && curses_flag("RGB"), wanted: options.depth,
            environment: environment
        )
        depth = support.depth
        glyphs = Self.glyphs(type.name, isUnicode: isUnicode, wanted: options.glyphs)
        usesMouse = options.usesMouse && curses_enable_mouse()
        tickMilliseconds = options.tickMilliseconds
        frame = FrameWriter(colors: support, hasPairs: colors > 0)
        terminal_guard_arm(streams.realOutput, streams.reader, streams.realError)
        prepareReset()
        bracketsPastes(true)
    }

    deinit { close() }

    /// Milliseconds until a lone escape is taken for the Esc key.
    package var escapeMilliseconds: Int { Int(curses_escape_delay()) }

    /// The terminal's size in cells.
    package var size: Size { Size(width: Int(curses_columns()), height: Int(curses_rows())) }

    /// Shows a grid: the rows that changed since the last one.
    package func show(_ grid: CellGrid) {
        guard isOpen else { return }
        frame.show(grid, size: size)
        if hasGraphics { pictures.show(grid.pictures) }
    }

    /// Redraws everything with the next grid, after something else wrote on the screen.
    package func forgetScreen() {
        frame.forget()
        if hasGraphics { pictures.clear() }
        curses_forget_screen()
    }

    /// Removes pictures before the shell gets the screen back.
    func takePicturesAway() {
        if hasGraphics { pictures.clear() }
    }

    /// The lines that were printed to standard output and standard error since the last call.
    package func takeStrayLines() -> [String] { isOpen ? streams.takeLines() : [] }

    /// Turns bracketed paste on or off; terminals without it ignore the request.
    func bracketsPastes(_ isWanted: Bool) {
        let request = isWanted ? "\u{1B}[?2004h" : "\u{1B}[?2004l"
        _ = Array(request.utf8).withUnsafeBytes { write(streams.realOutput, $0.baseAddress, $0.count) }
    }

    /// Restores the terminal; lines that were printed meanwhile and not taken follow on standard
    /// error. A second call does nothing.
    package func close() {
        guard isOpen else { return }
        isOpen = false
        if usesMouse { curses_disable_mouse() }
        takePicturesAway()
        bracketsPastes(false)
        endwin()
        terminal_guard_disarm()
        delscreen(screen)
        for file in files { fclose(file) }
        streams.restore()
    }

    /// Prepares the bytes that a crash writes, which depend on the terminal's size.
    func prepareReset() {
        let bytes = ResetSequence.bytes(rows: size.height, usesMouse: usesMouse, hasGraphics: hasGraphics)
        bytes.withUnsafeBytes { buffer in
            guard let start = buffer.bindMemory(to: CChar.self).baseAddress else { return }
            terminal_guard_set_reset(start, buffer.count)
        }
    }
}
