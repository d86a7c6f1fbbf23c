package import RunContract
package import RunStore
package import TerminalUI

/// Everything that the screen shows: `update` changes it, `view` draws it.
package struct DashboardState: Sendable {
    package var size: Size
    package var appearance: Appearance
    package let themes: ThemeCatalog
    /// A viewer that may not steer the run.
    package let isReadOnly: Bool
    /// Whether the terminal shows more than ASCII.
    package let allowsUnicode: Bool
    package var run: RunView
    /// The run that the user has asked for, until it is shown.
    package var opening: RunDirectory?
    package var screen = Screen.overview
    package var epochChoice = EpochChoice.last
    package var confusion = ConfusionState()
    package var samples = SamplesState()
    package var pictures = PictureStore()
    package var marks = SampleMarks()
    package var attention = AttentionState()
    package var charts = ChartsState()
    package var runs: RunsState
    package var log = LogState()
    package var system = SystemState()
    /// What is searched for, by screen.
    package var searches: [Screen: String] = [:]
    /// The part in focus, by screen; none until the user chooses one.
    package var panes: [Screen: PaneChoice] = [:]
    package var overlay: Overlay?
    package var notice: Notice?
    /// What the user has chosen, now or earlier.
    var remembered = DashboardSettings()
    /// A command that the engine has not answered yet.
    package var pending: RunCommand?
    /// Seconds since 1970.
    package var now: Double

    package init(
        run: RunView, runsPath: String, size: Size, appearance: Appearance = Appearance(),
        themes: ThemeCatalog = .builtIn, isReadOnly: Bool = false,
        allowsUnicode: Bool = true
    ) {
        self.run = run
        self.size = size
        self.appearance = appearance
        self.themes = themes
        self.isReadOnly = isReadOnly
        self.allowsUnicode = allowsUnicode
        runs = RunsState(path: runsPath)
        now = run.time
    }

    /// The epoch whose evaluation is looked at; nil before the first.
    package var epoch: Int? {
        switch epochChoice {
        case .last: run.epochs.last?.epoch
        case .best: run.bestEpoch?.epoch
        case .number(let epoch): run.confusion[epoch] == nil ? run.epochs.last?.epoch : epoch
        }
    }

    /// The matrix of that epoch.
    package var matrix: ConfusionMatrix? { epoch.flatMap { run.confusion[$0] } }

    /// The epoch evaluated before that one, with its matrix; nil for the first.
    package var previousMatrix: (epoch: Int, matrix: ConfusionMatrix)? {
        guard let epoch, let before = run.confusion.keys.filter({ $0 < epoch }).max(),
            let matrix = run.confusion[before], matrix.classes == self.matrix?.classes
        else { return nil }
        return (before, matrix)
    }

    /// The selected sample; nil where none is, or it has not been read yet.
    package var selectedSample: EvaluatedSample? { samples.page?.sample(at: samples.selected) }
}
