extension Screen {
    package static let overview = Screen(OverviewScreen())
}

/// The whole run at a glance.
struct OverviewScreen: ScreenContent {
    let title = "Overview"
    let panes: [Pane] = [.loss, .accuracy, .confusion, .classes, .settings]

    func view(of state: DashboardState) -> any ScreenView { OverviewView(state: state) }
}

extension Pane {
    static let loss = Pane("loss")
    static let accuracy = Pane("accuracy")
    static let confusion = Pane("confusion")
    static let classes = Pane("classes")
    static let settings = Pane("settings")
}
