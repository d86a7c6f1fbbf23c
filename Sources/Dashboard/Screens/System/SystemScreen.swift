extension Screen {
    package static let system = Screen(SystemScreen())
}

/// How busy the machine and the engine are.
struct SystemScreen: ScreenContent {
    let title = "System"
    let panes: [Pane] = [.processors, .engine, .time, .operations]

    func view(of state: DashboardState) -> any ScreenView { SystemView(state: state) }

    func open(in state: inout DashboardState) -> [DashboardAction] { [.measureMachine] }

    func refresh(in state: inout DashboardState) -> [DashboardAction] {
        guard state.now - state.system.measuredAt >= SystemState.interval else { return [] }
        state.system.measuredAt = state.now
        return [.measureMachine]
    }
}

extension Pane {
    static let processors = Pane("processors")
    static let engine = Pane("engine")
    static let time = Pane("time")
    static let operations = Pane("operations")
}
