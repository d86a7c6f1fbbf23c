import TerminalUI

/// What a screen shows, and what keys and the mouse do on it.
///
/// Everything that the user sees or sets is in the state, so that a screen itself is a plain value.
protocol ScreenContent: Sendable {
    /// Shown in the header; tells the screens apart.
    var title: String { get }
    /// The keys of this screen alone; they come before those that work everywhere.
    var commands: [KeyCommand] { get }
    /// The parts that can have the focus and be shown alone.
    var panes: [Pane] { get }
    /// How the content is searched; nil if it is not.
    var search: (any ScreenSearch)? { get }

    /// The content as it is drawn for a state.
    func view(of state: DashboardState) -> any ScreenView

    /// Has read what the screen needs when the user comes to it.
    func open(in state: inout DashboardState) -> [DashboardAction]
    /// Has read again what changes with time; called several times a second while the screen is shown.
    func refresh(in state: inout DashboardState) -> [DashboardAction]
    /// Has read what a change of the run calls for while the screen is shown.
    func runChanged(in state: inout DashboardState) -> [DashboardAction]

    /// Moves the cursor or the selection by one.
    func move(_ direction: Direction, in state: inout DashboardState) -> [DashboardAction]
    /// Moves it by a page, or to an end; stops at the ends.
    func move(by places: Int, in state: inout DashboardState) -> [DashboardAction]
    /// Does what Esc means here, where it has nothing above the screen to close.
    func goBack(in state: inout DashboardState) -> [DashboardAction]

    func click(
        _ position: Position, in area: Rect, isDouble: Bool, state: inout DashboardState
    ) -> [DashboardAction]
    /// - Parameter direction: −1 up, 1 down.
    func turnWheel(
        _ direction: Int, at position: Position, in area: Rect, state: inout DashboardState
    ) -> [DashboardAction]
}

/// What most screens do.
extension ScreenContent {
    var commands: [KeyCommand] { [] }
    var panes: [Pane] { [] }
    var search: (any ScreenSearch)? { nil }

    func open(in state: inout DashboardState) -> [DashboardAction] { [] }
    func refresh(in state: inout DashboardState) -> [DashboardAction] { [] }
    func runChanged(in state: inout DashboardState) -> [DashboardAction] { [] }

    func move(_ direction: Direction, in state: inout DashboardState) -> [DashboardAction] {
        move(by: direction.step, in: &state)
    }

    func move(by places: Int, in state: inout DashboardState) -> [DashboardAction] { [] }

    func goBack(in state: inout DashboardState) -> [DashboardAction] {
        search == nil ? [] : state.clearSearch()
    }

    func click(
        _ position: Position, in area: Rect, isDouble: Bool, state: inout DashboardState
    ) -> [DashboardAction] {
        focusPane(of: view(of: state), at: position, in: area, isDouble: isDouble, state: &state)
    }

    /// Focuses the pane at the place; a double click shows it alone, or all again.
    func focusPane(
        of view: any ScreenView, at position: Position, in area: Rect, isDouble: Bool,
        state: inout DashboardState
    ) -> [DashboardAction] {
        if let placed = view.pane(at: position, in: area) {
            state.focus(on: placed.pane, isZoomed: isDouble ? state.zoomedPane == nil : nil)
        }
        return []
    }

    func turnWheel(
        _ direction: Int, at position: Position, in area: Rect, state: inout DashboardState
    ) -> [DashboardAction] {
        move(direction < 0 ? .up : .down, in: &state)
    }
}
