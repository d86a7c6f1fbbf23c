import CNcurses
import TerminalUI

/// Curses attributes and color pairs of styles, cached.
final class PenBox {
    struct Pen {
        let attributes: attr_t
        let pair: Int32
    }

    private let colors: ColorSupport
    private let hasPairs: Bool
    private var pens: [Style: Pen] = [:]
    private var allocations = 0

    init(colors: ColorSupport, hasPairs: Bool) {
        self.colors = colors
        self.hasPairs = hasPairs
    }

    func pen(_ style: Style) -> Pen {
        if let pen = pens[style] { return pen }
        let pen = make(style)
        pens[style] = pen
        return pen
    }

    /// Starts anew before pairs run out: curses would then give those of cells still on the screen to others.
    ///
    /// - Returns: Whether everything has to be drawn again.
    func makeRoom() -> Bool {
        guard allocations > Int(curses_pair_limit()) * 3 / 4 else { return false }
        curses_reset_pairs()
        pens.removeAll(keepingCapacity: true)
        allocations = 0
        return true
    }

    private func make(_ style: Style) -> Pen {
        let style = style.quantized(to: colors.depth)
        let foreground = colors.number(style.foreground)
        let background = colors.number(style.background)
        var attributes = attr_t(0)
        if style.attributes.contains(.bold) { attributes |= curses_bold() }
        if style.attributes.contains(.dim) { attributes |= curses_dim() }
        if style.attributes.contains(.underline) { attributes |= curses_underline() }
        if style.attributes.contains(.reverse) { attributes |= curses_reverse() }
        let isColored = hasPairs && (foreground >= 0 || background >= 0)
        return Pen(
            attributes: attributes, pair: isColored ? curses_pair(foreground, background) : 0)
    }
}
