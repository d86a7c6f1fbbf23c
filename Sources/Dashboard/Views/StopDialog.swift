import RunStore
import TerminalUI

/// The question before a run is stopped.
enum StopDialog {
    static func dialog(for run: RunView, selected: Int) -> Dialog {
        let place = run.configuration.totalSteps > 0 ? " at step \(NumberText.grouped(run.step))" : ""
        return Dialog(
            title: "Stop \(run.directory.name)?",
            message:
                "The engine stops after the step under way\(place). A saved run goes on later from there; "
                + "without saving it goes on from its last checkpoint.",
            buttons: StopChoice.allCases.map(\.rawValue), selected: selected)
    }
}
