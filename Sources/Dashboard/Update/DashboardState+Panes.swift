import TerminalUI

/// Focus on a part of the screen, and showing it alone.
extension DashboardState {
    /// The part that fills the screen; nil if all are shown.
    var zoomedPane: Pane? {
        guard let choice = panes[screen], choice.isZoomed else { return nil }
        return choice.focused
    }

    func isFocused(_ pane: Pane) -> Bool { panes[screen]?.focused == pane }

    /// Shows the part in focus, by default the first, alone; or all again.
    mutating func toggleZoom() {
        guard let first = screen.panes.first else {
            say("\(screen.title) has one pane alone", .warning)
            return
        }
        let choice = panes[screen] ?? PaneChoice(focused: first, isZoomed: false)
        panes[screen] = PaneChoice(focused: choice.focused, isZoomed: !choice.isZoomed)
    }

    /// Moves the focus on, around at the end.
    mutating func focusNextPane() {
        let all = screen.panes
        guard let first = all.first else { return }
        let choice = panes[screen]
        let place = choice.flatMap { all.firstIndex(of: $0.focused) }
        let next = place.map { all[($0 + 1) % all.count] } ?? first
        panes[screen] = PaneChoice(focused: next, isZoomed: choice?.isZoomed ?? false)
    }

    mutating func focus(on pane: Pane, isZoomed: Bool? = nil) {
        let zoomed = isZoomed ?? (panes[screen]?.isZoomed ?? false)
        panes[screen] = PaneChoice(focused: pane, isZoomed: zoomed)
    }

    /// Takes focus and zoom away.
    ///
    /// - Returns: whether there was any.
    mutating func leavePane() -> Bool { panes.removeValue(forKey: screen) != nil }
}
