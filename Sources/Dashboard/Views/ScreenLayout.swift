import TerminalUI

/// The layout common to all screens.
struct ScreenLayout {
    /// The smallest size that is supported; below it only a message is drawn.
    static let minimum = Size(width: 60, height: 16)

    let whole: Rect
    /// The screens' names.
    let header: Rect
    /// The run's state and figures.
    let status: Rect
    let content: Rect
    /// The most useful keys.
    let hints: Rect

    init(size: Size) {
        whole = Rect(x: 0, y: 0, width: size.width, height: size.height)
        let statusHeight = size.height >= 36 ? 4 : 2
        let parts = whole.rows(.fixed(1), .fixed(statusHeight), .flexible(), .fixed(1))
        (header, status, content, hints) = (parts[0], parts[1], parts[2], parts[3])
    }

    var isTooSmall: Bool { whole.width < Self.minimum.width || whole.height < Self.minimum.height }
}
