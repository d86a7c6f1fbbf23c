import TerminalUI

/// A screen's content for one state: a widget, mostly of several parts, any of which can be shown alone.
protocol ScreenView: Widget {
    var state: DashboardState { get }

    /// Where the parts lie that have room.
    func panes(in area: Rect) -> [PlacedPane]

    /// What is seen now: all parts, or the one shown alone.
    func visiblePanes(in area: Rect) -> [PlacedPane]

    /// A part of the screen; nil for one that the screen does not have.
    func widget(for pane: Pane) -> (any Widget)?
}

/// A part of a screen and its place.
struct PlacedPane {
    let pane: Pane
    let area: Rect
}

extension ScreenView {
    func panes(in area: Rect) -> [PlacedPane] { [] }
    func widget(for pane: Pane) -> (any Widget)? { nil }

    func visiblePanes(in area: Rect) -> [PlacedPane] {
        state.zoomedPane.map { [PlacedPane(pane: $0, area: area)] } ?? panes(in: area)
    }

    func drawPanes(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        for placed in visiblePanes(in: area) {
            widget(for: placed.pane)?.draw(in: placed.area, on: &grid, with: appearance)
        }
    }

    func draw(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        drawPanes(in: area, on: &grid, with: appearance)
    }

    /// The part at a place of the screen, for the mouse.
    func pane(at position: Position, in area: Rect) -> PlacedPane? {
        visiblePanes(in: area).first { $0.area.contains(position) }
    }
}
