/// How a text is set.
struct TextStyle: Sendable, Equatable {
    /// Where the text lies from its point, along the line.
    enum Horizontal: Sendable { case left, center, right }
    /// Which height of the letters lies on the point.
    enum Vertical: Sendable { case top, middle, baseline }

    /// Points.
    var size = 9.0
    var isBold = false
    var ink = Ink.text
    var horizontal = Horizontal.left
    var vertical = Vertical.middle
    /// Whether the text reads upwards.
    var isUpright = false

    static let title = TextStyle(size: 11, isBold: true, vertical: .baseline)
    static let label = TextStyle(size: 9)
    static let tick = TextStyle(size: 8, ink: .quiet)

    func centered() -> TextStyle {
        var style = self
        style.horizontal = .center
        return style
    }

    func rightAligned() -> TextStyle {
        var style = self
        style.horizontal = .right
        return style
    }

    func upright() -> TextStyle {
        var style = self
        style.isUpright = true
        return style
    }

    func colored(_ ink: Ink) -> TextStyle {
        var style = self
        style.ink = ink
        return style
    }

    func sized(_ size: Double) -> TextStyle {
        var style = self
        style.size = size
        return style
    }
}
