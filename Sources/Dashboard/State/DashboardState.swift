package import RunContract
package import RunStore
package import TerminalUI

/// The dashboard's state: `update` changes it, `view` draws it.
package struct DashboardState: Sendable {
    package var size: Size
    package var appearance: Appearance
    package let themes: ThemeCatalog
    /// Whether the keys that steer the run are off.
    package let isReadOnly: Bool
    /// Whether the terminal shows more than ASCII.
    package let allowsUnicode: Bool
    package var run: RunView
    /// A run that is being opened; nil if none is.
    package var opening: RunDirectory?
    package var screen = Screen.overview
    package var epochChoice = EpochChoice.last
    /// The split that the user wants to see evaluations of; nil for the one that judges epochs.
    package var chosenSplit: Split?
    package var confusion = ConfusionState()
    package var samples = SamplesState()
    package var pictures = PictureStore()
    package var marks = SampleMarks()
    package var attention = AttentionState()
    package var charts = ChartsState()
    package var runs: RunsState
    package var log = LogState()
    package var system = SystemState()
    /// The text searched for, by screen.
    package var searches: [Screen: String] = [:]
    /// The part in focus, by screen; none until the user chooses one.
    package var panes: [Screen: PaneChoice] = [:]
    package var overlay: Overlay?
    package var notice: Notice?
    /// The user's choices of this and earlier sessions.
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

    /// The split whose evaluations are looked at.
    package var split: Split { run.tests.isEmpty ? run.judging : chosenSplit ?? run.judging }

    /// The matrices of that split, by epoch.
    package var matrices: [Int: ConfusionMatrix] { split == run.judging ? run.confusion : run.tests }

    /// The epoch whose evaluation is looked at; nil before the first.
    package var epoch: Int? {
        let last = split == run.judging ? run.epochs.last?.epoch : run.tests.keys.max()
        switch epochChoice {
        case .last: return last
        case .best:
            return run.bestEpoch.flatMap {
                split == run.judging || matrices[$0.epoch] != nil ? $0.epoch : nil
            } ?? last
        case .number(let epoch): return matrices[epoch] == nil ? last : epoch
        }
    }

    /// The matrix of that epoch.
    package var matrix: ConfusionMatrix? { epoch.flatMap { matrices[$0] } }

    /// For titles and notes: the epoch and the split.
    func evaluationLabel(_ epoch: Int) -> String {
        "\(epochChoice.label(epoch)) \(appearance.glyphs.separator) \(split.rawValue)"
    }

    /// The epochs whose predictions are kept on that split.
    package var predictedEpochs: [Int] {
        split == run.judging ? run.predictedEpochs : run.tests.keys.sorted()
    }

    /// The epoch evaluated before that one, with its matrix; nil for the first.
    package var previousMatrix: (epoch: Int, matrix: ConfusionMatrix)? {
        guard let epoch, let before = matrices.keys.filter({ $0 < epoch }).max(),
            let matrix = matrices[before], matrix.classes == self.matrix?.classes
        else { return nil }
        return (before, matrix)
    }

    /// The selected sample; nil if none is, or it has not been read yet.
    package var selectedSample: EvaluatedSample? { samples.page?.sample(at: samples.selected) }
}

/// Which evaluation is looked at. Predictions are kept for the last and the best alone, matrices for all.
package enum EpochChoice: Sendable, Equatable {
    case last, best
    case number(Int)

    /// What the key for it goes to: from anywhere to the last, from there to the best.
    var other: EpochChoice { self == .last ? .best : .last }

    /// For titles and notes.
    func label(_ epoch: Int) -> String {
        switch self {
        case .last: "last epoch, \(epoch)"
        case .best: "best epoch, \(epoch)"
        case .number: "epoch \(epoch)"
        }
    }
}

/// A short message that goes away by itself.
package struct Notice: Sendable, Equatable {
    package var text: String
    package var role: ThemeRole
    /// When it goes; seconds since 1970.
    package var until: Double
}
