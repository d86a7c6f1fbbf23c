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

    /// Marks the selected sample, or takes its mark away. The selection stays, so that `n` writes its note on the
    /// sample that was marked, and the same key brings a mark back, its note included.
    mutating func toggleMark() -> [DashboardAction] {
        guard !isOpeningRun(), let evaluated = selectedSample else { return [] }
        let path = evaluated.sample.path
        if let mark = marks[path] {
            marks.remove(path: path)
            samples.removedMarks[path] = mark
            say(
                mark.note.isEmpty
                    ? "the mark is removed" : "the mark and its note are removed; Space brings both back")
        } else {
            let mark = samples.removedMarks[path] ?? mark(evaluated, note: "")
            marks.set(mark)
            say(mark.note.isEmpty ? "marked; n writes a note on it" : "marked again, with its note")
        }
        return [.saveMarks(marks)]
    }

    /// Opens the note of the selected sample.
    mutating func writeNote() {
        guard !isOpeningRun(), let evaluated = selectedSample else { return }
        overlay = .note(NoteEntry(sample: evaluated, text: marks[evaluated.sample.path]?.note ?? ""))
    }

    mutating func press(_ key: Key, in entry: NoteEntry) -> [DashboardAction] {
        var entry = entry
        switch key {
        case .character(let character): entry.text.append(character)
        case .backspace: entry.text = String(entry.text.dropLast())
        case .escape:
            overlay = nil
            say("the note is as it was before")
            return []
        case .enter: return keep(entry)
        default: return []
        }
        overlay = .note(entry)
        return []
    }

    private mutating func keep(_ entry: NoteEntry) -> [DashboardAction] {
        overlay = nil
        marks.set(mark(entry.sample, note: entry.text))
        say(entry.text.isEmpty ? "marked, without a note" : "marked, with the note")
        return [.saveMarks(marks)]
    }
}
