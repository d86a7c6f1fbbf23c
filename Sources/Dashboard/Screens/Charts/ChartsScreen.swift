import TerminalUI

extension Screen {
    package static let charts = Screen(ChartsScreen())
}

/// Every metric over the steps.
struct ChartsScreen: ScreenContent {
    /// What one turn of the wheel makes of the span shown.
    private static let wheelZoom = 0.7

    let title = "Charts"
    let panes = ChartMetric.all.map(\.pane)
    let commands: [KeyCommand] = [
        .action("+=", "in", "zoom in around the cursor", rank: 6) { $0.changeSpan { $0.zoom(by: 0.5) } },
        .action("-_", "out", "zoom out", rank: 5) { $0.changeSpan { $0.zoom(by: 2) } },
        .action("<,", "earlier", "move a zoomed view to earlier steps") {
            $0.changeSpan { $0.pan(by: -0.25) }
        },
        .action(">.", "later", "move a zoomed view to later steps") { $0.changeSpan { $0.pan(by: 0.25) } },
        .action("0", "all", "show the whole run", rank: 4) { $0.changeSpan { $0.charts.window = nil } },
        .change("m", "smooth", "raw values, or smoothed more and more", rank: 5) { $0.nextSmoothing() },
        .change("y", "log", "logarithmic scale for loss and learning rate", rank: 4) {
            $0.charts.isLogarithmic.toggle()
            $0.say(
                $0.charts.isLogarithmic ? "logarithmic scale for loss and learning rate" : "linear scale")
        },
        .change("x", "epochs", "count in steps, or in epochs", rank: 4) {
            $0.charts.measure = $0.charts.measure == .steps ? .epochs : .steps
            $0.say("counted in \($0.charts.measure.rawValue)")
        },
        .change("o", "paper", "the paper's first and last figures over 50 epochs", rank: 4) {
            $0.togglePaper()
        },
    ]

    func view(of state: DashboardState) -> any ScreenView { ChartsView(state: state) }

    func open(in state: inout DashboardState) -> [DashboardAction] { state.readShownSteps() }
    func runChanged(in state: inout DashboardState) -> [DashboardAction] { state.readShownSteps() }

    func move(_ direction: Direction, in state: inout DashboardState) -> [DashboardAction] {
        state.moveReading(direction)
    }

    func move(by places: Int, in state: inout DashboardState) -> [DashboardAction] {
        state.read(at: places < 0 ? state.chartSpan.lowerBound : state.chartSpan.upperBound)
    }

    func goBack(in state: inout DashboardState) -> [DashboardAction] {
        state.charts.cursor = nil
        return []
    }

    func click(
        _ position: Position, in area: Rect, isDouble: Bool, state: inout DashboardState
    ) -> [DashboardAction] {
        let view = ChartsView(state: state)
        let step = view.step(at: position, in: area)
        let actions = focusPane(of: view, at: position, in: area, isDouble: isDouble, state: &state)
        return actions + (step.map { state.read(at: $0) } ?? [])
    }

    func turnWheel(
        _ direction: Int, at position: Position, in area: Rect, state: inout DashboardState
    ) -> [DashboardAction] {
        let step = ChartsView(state: state).step(at: position, in: area)
        return state.changeSpan {
            $0.zoom(by: direction < 0 ? Self.wheelZoom : 1 / Self.wheelZoom, around: step)
        }
    }
}

extension Pane {
    static let learningRate = Pane("learning rate")
    static let speed = Pane("speed")
    static let macroF1 = Pane("macro F1")
    static let gap = Pane("gap")
}
