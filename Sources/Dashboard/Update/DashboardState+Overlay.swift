import TerminalUI

/// Keys while a layer lies above the screen.
extension DashboardState {
    mutating func press(_ key: Key, over overlay: Overlay) -> [DashboardAction] {
        switch overlay {
        case .help(let scroll): pressHelp(key, scroll)
        case .question(let question, let selected): return press(key, in: question, selected)
        case .search(let entry): return press(key, in: entry)
        case .note(let entry): return press(key, in: entry)
        case .palette(let text, let selected): return pressPalette(key, text, selected)
        }
        return []
    }

    /// A paste is text where text is typed, on one line; elsewhere it means nothing.
    mutating func paste(_ text: String) -> [DashboardAction] {
        let words = text.split { $0.isNewline || $0 == "\t" }.joined(separator: " ")
        let line = words.filter { $0 == "?" || CharacterWidth.drawable($0) != "?" }
        switch overlay {
        case .note(var entry):
            entry.text += line
            overlay = .note(entry)
        case .palette(let typed, _): overlay = .palette(text: typed + line, selected: 0)
        case .search(let entry): return type(entry.text + line, in: entry)
        case .help, .question, nil: break
        }
        return []
    }

    mutating func give(_ answer: Question.Answer) -> [DashboardAction] {
        overlay = nil
        switch answer {
        case .cancel: return []
        case .stopAndSave: return send(.stopAndSave)
        case .stopWithoutSaving: return send(.stopWithoutSaving)
        case .leave: return [.leave]
        case .writeCheckpoint: return send(.checkpoint)
        case .export:
            say("exporting")
            return [.export(epoch: epoch, marks: marks)]
        }
    }

    private mutating func pressHelp(_ key: Key, _ scroll: Int) {
        guard let direction = Direction(key) else {
            overlay = nil
            return
        }
        let lines = KeyTable.commands(on: screen).count
        overlay = .help(scroll: max(0, min(lines, scroll + direction.step)))
    }

    /// Letters do nothing here, so that a line typed by mistake reaches no other button than the first.
    private mutating func press(_ key: Key, in question: Question, _ selected: Int) -> [DashboardAction] {
        let answers = question.answers
        switch key {
        case .escape: overlay = nil
        case .enter: return give(answers[Self.clamped(selected, count: answers.count)])
        case .tab: overlay = .question(question, selected: (selected + 1) % answers.count)
        case .backTab:
            overlay = .question(question, selected: (selected + answers.count - 1) % answers.count)
        case .left, .up: select(selected - 1, of: question)
        case .right, .down: select(selected + 1, of: question)
        default: break
        }
        return []
    }

    private mutating func select(_ answer: Int, of question: Question) {
        overlay = .question(question, selected: Self.clamped(answer, count: question.answers.count))
    }
}
