package import TerminalUI

/// Options of a terminal session.
package struct TerminalOptions: Sendable {
    package var usesMouse: Bool
    /// Nil takes what the locale and the terminal show.
    package var glyphs: GlyphSet?
    /// Nil takes what the terminal shows; more than that is not given.
    package var depth: ColorDepth?
    /// How long to wait for input before a tick, in milliseconds.
    package var tickMilliseconds: Int

    package init(
        usesMouse: Bool = true, glyphs: GlyphSet? = nil, depth: ColorDepth? = nil, tickMilliseconds: Int = 100
    ) {
        self.usesMouse = usesMouse
        self.glyphs = glyphs
        self.depth = depth
        self.tickMilliseconds = tickMilliseconds
    }
}
