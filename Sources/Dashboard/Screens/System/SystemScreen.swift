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

/// What is known of the machine while the system screen is shown.
package struct SystemState: Sendable, Equatable {
    /// Seconds between two measurements.
    static let interval = 1.0
    /// Measurements that are kept: five minutes.
    private static let capacity = 300

    package private(set) var machine: MachineUsage?
    /// The share of all processors in use, 0 to 1, oldest first.
    package private(set) var processorHistory: [Double] = []
    /// When the machine was last measured; seconds since 1970.
    package var measuredAt = 0.0

    mutating func receive(_ usage: MachineUsage) {
        machine = usage
        guard let mean = usage.meanProcessor else { return }
        processorHistory = (processorHistory + [mean]).suffix(Self.capacity)
    }
}
