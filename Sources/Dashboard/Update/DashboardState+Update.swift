import RunStore
import TerminalUI

extension DashboardState {
    /// Processes an event.
    ///
    /// - Returns: the work to carry out outside the state.
    package mutating func update(_ event: DashboardEvent) -> [DashboardAction] {
        switch event {
        case .input(let input): return receive(input)
        case .run(let view): return receive(view)
        case .samples(let page): return receive(page)
        case .clock(let time): return pass(to: time)
        case .explained(let path, let explanation): return receive(explanation, of: path)
        case .marks(let kept, let directory):
            if directory == run.directory { marks.add(kept) }
        case .picture(let path, let picture): pictures.insert(picture, for: path)
        case .runs(let entries): receive(entries)
        case .watched(let view):
            if runs.marked.contains(view.directory) { runs.watched[view.directory] = view }
        case .steps(let directory, let range, let steps):
            if directory == run.directory { receive(range, steps) }
        case .machine(let usage): system.receive(usage)
        case .answered(let kind, let answer, let directory):
            conclude(Self.text(kind, answer), answer.isAccepted ? .good : .warning, of: directory)
        case .unanswered(let kind, let reason, let directory):
            conclude("\(kind.rawValue): \(reason)", .error, of: directory)
        case .failed(let reason): say(reason, .error)
        case .exported(let folder, let files): say("\(files.count) files written to \(folder)", .good)
        }
        return []
    }

    /// Shows a message for a while; longer ones stay longer.
    mutating func say(_ text: String, _ role: ThemeRole = .accent) {
        notice = Notice(text: text, role: role, until: now + 3 + Double(text.count) / 20)
    }

    /// Shows the result of a command, which may have been sent to a run that is no longer shown.
    private mutating func conclude(_ text: String, _ role: ThemeRole, of directory: RunDirectory) {
        guard directory == run.directory else { return say("\(directory.name): \(text)", role) }
        pending = nil
        say(text, role)
    }

    /// Shows messages about the terminal and errors in the user's theme files when the dashboard opens.
    mutating func report(_ notes: [String]) {
        let all = notes + [themeProblem].compactMap(\.self)
        if !all.isEmpty { say(all.joined(separator: "; "), .warning) }
    }

    private var themeProblem: String? {
        guard let first = themes.problems.first else { return nil }
        let others = themes.problems.count - 1
        // The folder is known; the message is short.
        let file = first.file.split(separator: "/").last.map(String.init) ?? first.file
        let short = ThemeError(file: file, line: first.line, problem: first.problem)
        return "\(short)" + (others > 0 ? " (and \(others) more: fer-tui themes)" : "")
    }

    private mutating func pass(to time: Double) -> [DashboardAction] {
        now = time
        if let notice, notice.until <= time { self.notice = nil }
        return screen.content.refresh(in: &self)
    }

    private mutating func receive(_ input: InputEvent) -> [DashboardAction] {
        switch input {
        case .key(let key): return press(key)
        case .mouse(let event): return receive(event)
        case .paste(let text): return paste(text)
        case .resize(let size): self.size = size
        case .tick: break
        case .interrupted: return [.leave]
        }
        return []
    }

    private mutating func receive(_ view: RunView) -> [DashboardAction] {
        let isOther = view.directory != run.directory
        if isOther { forgetRun() }
        if opening == view.directory { opening = nil }
        run = view
        now = max(now, view.time)
        clampCursor()
        return (isOther ? [.readMarks] : []) + screen.content.runChanged(in: &self)
    }

    private mutating func forgetRun() {
        samples = SamplesState()
        pictures = PictureStore()
        marks = SampleMarks()
        attention = AttentionState()
        charts.forgetRun()
        log = LogState()
        searches[.log] = nil
        confusion.cursor = .init(row: 0, column: 0)
        pending = nil
        switch overlay {
        case .question, .note: overlay = nil
        case .help, .search, .palette, nil: break
        }
    }
}
