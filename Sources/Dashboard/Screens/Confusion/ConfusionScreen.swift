package import TerminalUI

extension Screen {
    package static let confusion = Screen(ConfusionScreen())
}

/// The confusion matrix of an evaluated epoch, with the metrics of each class.
struct ConfusionScreen: ScreenContent {
    let title = "Confusion"
    let panes: [Pane] = [.confusion, .classes]
    let commands: [KeyCommand] = [
        .action([.enter], "samples", "list the samples of the cell", rank: 7) { state, _ in state.listCell()
        },
        .change("n", "scale", "counts, shares of rows, of columns, of all", rank: 6) {
            $0.confusion.normalization = $0.confusion.normalization.next
        },
        .change("[", "earlier", "the matrix of the epoch before", rank: 5) { $0.stepEpoch(by: -1) },
        .change("]", "later", "the matrix of the epoch after", rank: 5) { $0.stepEpoch(by: 1) },
        .change("d", "change", "how the matrix has changed since the epoch before", rank: 5) {
            $0.toggleChange()
        },
        .otherEpoch, .otherSplit,
    ]

    func view(of state: DashboardState) -> any ScreenView { ConfusionView(state: state) }

    func move(_ direction: Direction, in state: inout DashboardState) -> [DashboardAction] {
        switch direction {
        case .up, .down: state.confusion.cursor.row += direction.step
        case .left, .right: state.confusion.cursor.column += direction.step
        }
        state.clampCursor()
        return []
    }

    func move(by places: Int, in state: inout DashboardState) -> [DashboardAction] {
        state.confusion.cursor.row += places
        state.clampCursor()
        return []
    }

    func click(
        _ position: Position, in area: Rect, isDouble: Bool, state: inout DashboardState
    ) -> [DashboardAction] {
        guard let cell = ConfusionView(state: state).cell(at: position, in: area) else { return [] }
        state.confusion.cursor = cell
        return isDouble ? state.listCell() : []
    }
}

extension KeyCommand {
    /// Shared by the screens that show an evaluation.
    static let otherEpoch = action("b", "best/last", "the best epoch or the last", rank: 5) { state in
        state.epochChoice = state.epochChoice.other
        return state.screen.content.runChanged(in: &state)
    }
}

extension KeyCommand {
    /// Shared by the screens that show an evaluation.
    static let otherSplit = action("r", "split", "validation images, or test images", rank: 4) { state in
        guard !state.run.tests.isEmpty else {
            let reason =
                state.run.judging == .test
                ? "the run has no validation images: these are the test images"
                : "the test images are evaluated once training is done"
            state.say(reason, .warning)
            return []
        }
        state.chosenSplit = state.split == .test ? .validation : .test
        return state.screen.content.runChanged(in: &state)
    }
}

/// The state of the confusion screen.
package struct ConfusionState: Sendable, Equatable {
    package var normalization = MatrixNormalization.byTrue
    /// Shows the change since the epoch before instead of the values.
    package var showsChange = false
    /// Row true, column predicted.
    package var cursor = ConfusionHeatmap.CellIndex(row: 0, column: 0)
}

/// Walking through the epochs' matrices.
extension DashboardState {
    /// Goes to an evaluated epoch beside this one. At the last, new epochs are followed again.
    mutating func stepEpoch(by places: Int) {
        let epochs = matrices.keys.sorted()
        guard let epoch, let place = epochs.firstIndex(of: epoch) else {
            return say("no evaluation yet", .warning)
        }
        let chosen = place + places
        guard epochs.indices.contains(chosen) else {
            return say("epoch \(epoch) is the \(places < 0 ? "first" : "last") that was evaluated", .warning)
        }
        epochChoice = chosen == epochs.count - 1 ? .last : .number(epochs[chosen])
        notice = nil
    }

    mutating func toggleChange() {
        confusion.showsChange.toggle()
        guard confusion.showsChange, previousMatrix == nil else { return }
        say(
            matrix == nil
                ? "no evaluation yet" : "the first evaluated epoch has none before it to compare with",
            .warning)
    }

    /// Keeps the matrix's cursor inside it.
    mutating func clampCursor() {
        confusion.cursor.row = Self.clamped(confusion.cursor.row, count: run.classes.count)
        confusion.cursor.column = Self.clamped(confusion.cursor.column, count: run.classes.count)
    }
}
