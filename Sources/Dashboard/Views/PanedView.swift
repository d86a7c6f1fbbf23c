import TerminalUI

/// A screen of several parts, any of which can be shown alone.
protocol PanedView: Widget {
    var state: DashboardState { get }

    /// Where the parts lie that have room.
    func panes(in area: Rect) -> [PlacedPane]

    /// What is seen now: all parts, or the one shown alone.
    func visiblePanes(in area: Rect) -> [PlacedPane]

    func draw(_ pane: Pane, in area: Rect, on grid: inout CellGrid, with appearance: Appearance)
}

/// A part of a screen and its place.
struct PlacedPane {
    let pane: Pane
    let area: Rect
}

extension PanedView {
    func visiblePanes(in area: Rect) -> [PlacedPane] {
        state.zoomedPane.map { [PlacedPane(pane: $0, area: area)] } ?? panes(in: area)
    }

    func drawPanes(in area: Rect, on grid: inout CellGrid, with appearance: Appearance) {
        for placed in visiblePanes(in: area) {
            draw(placed.pane, in: placed.area, on: &grid, with: appearance)
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
