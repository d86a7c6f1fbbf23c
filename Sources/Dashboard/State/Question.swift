import RunStore
import TerminalUI

/// A question that is asked before something is done that the same key cannot undo.
package enum Question: Sendable, Equatable {
    case stop, checkpoint, export

    package enum Answer: String, Sendable, Equatable {
        case cancel = "Cancel"
        case stopAndSave = "Stop and save"
        case stopWithoutSaving = "Stop without saving"
        case leave = "Leave it training"
        case writeCheckpoint = "Write checkpoint"
        case export = "Export"
    }

    /// Columns of a run's name that leave room for the question.
    private static let nameWidth = 34

    /// In the order of the buttons. The first one, which is selected when the question appears, changes nothing:
    /// what is typed by mistake often ends with Enter.
    package var answers: [Answer] {
        switch self {
        case .stop: [.cancel, .stopAndSave, .stopWithoutSaving, .leave]
        case .checkpoint: [.cancel, .writeCheckpoint]
        case .export: [.cancel, .export]
        }
    }

    func dialog(in state: DashboardState, selected: Int) -> Dialog {
        Dialog(
            title: title(state), message: message(state), buttons: answers.map(\.rawValue),
            selected: selected)
    }

    private func title(_ state: DashboardState) -> String {
        let name = PathText.middle(
            state.run.directory.name, columns: Self.nameWidth, ellipsis: state.appearance.glyphs.ellipsis)
        return switch self {
        case .stop: "Stop \(name)?"
        case .checkpoint: "Write a checkpoint of \(name)?"
        case .export: "Export from \(name)?"
        }
    }

    private func message(_ state: DashboardState) -> String {
        let step = state.run.configuration.totalSteps > 0 ? " (\(NumberText.grouped(state.run.step)))" : ""
        switch self {
        case .stop:
            return
                "The engine stops after the current step\(step). `fer-tui resume` continues a saved run from "
                + "there, and one that was not saved from its last checkpoint."
        case .checkpoint:
            return
                "The engine writes a checkpoint after the current step\(step) and continues training."
        case .export:
            let epoch = state.epoch.map { " of epoch \($0)" } ?? ""
            return
                "Writes the curves, the confusion matrix and the misclassified samples\(epoch), and your marks, "
                + "into \(state.run.directory.exports). Files of the same names are replaced."
        }
    }
}
