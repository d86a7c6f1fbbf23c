import RunStore
import TerminalUI

/// Marking samples, to come back to them outside.
extension DashboardState {
    /// What a mark of the sample would say.
    private func mark(_ evaluated: EvaluatedSample, note: String) -> SampleMark {
        let name = { (label: Int) in run.classes.indices.contains(label) ? run.classes[label] : "\(label)" }
        return SampleMark(
            path: evaluated.sample.path, actual: name(evaluated.sample.label),
            predicted: name(evaluated.prediction.predicted), confidence: evaluated.prediction.confidence,
            note: note)
    }

    /// Marks the selected sample and goes on to the next, or takes its mark away.
    mutating func toggleMark() -> [DashboardAction] {
        guard let evaluated = selectedSample else { return [] }
        if let mark = marks[evaluated.sample.path] {
            marks.remove(path: mark.path)
            if !mark.note.isEmpty { say("the mark and its note are gone: \(mark.note)") }
            return [.saveMarks(marks)]
        }
        marks.set(mark(evaluated, note: ""))
        return [.saveMarks(marks)] + selectSample(samples.selected + 1)
    }

    /// Opens the note of the selected sample.
    mutating func writeNote() {
        guard let evaluated = selectedSample else { return }
        overlay = .note(text: marks[evaluated.sample.path]?.note ?? "")
    }

    mutating func pressNote(_ key: Key, _ text: String) -> [DashboardAction] {
        switch key {
        case .character(let character): overlay = .note(text: text + String(character))
        case .backspace: overlay = .note(text: String(text.dropLast()))
        case .escape: overlay = nil
        case .enter:
            overlay = nil
            guard let evaluated = selectedSample else { return [] }
            marks.set(mark(evaluated, note: text))
            return [.saveMarks(marks)]
        default: break
        }
        return []
    }
}
