import TerminalUI

extension DashboardState {
    /// Takes in what happened.
    ///
    /// - Returns: what is to be done outside.
    package mutating func update(_ event: DashboardEvent) -> [DashboardAction] {
        switch event {
        case .input(let input): return receive(input)
        case .run(let view): return receive(view)
        case .samples(let page): return receive(page)
        case .clock(let time): pass(to: time)
        case .explained(let path, let explanation): return receive(explanation, of: path)
        case .marks(let kept, let directory):
            if directory == run.directory { marks.add(kept) }
        case .picture(let path, let picture): pictures.insert(picture, for: path)
        case .runs(let entries):
            runs.entries = entries
            runs.selected = Self.clamped(runs.selected, count: entries.count)
        case .answered(let kind, let answer):
            pending = nil
            say(Self.text(kind, answer), answer.accepted ? .good : .warning)
        case .failed(let reason):
            pending = nil
            say(reason, .error)
        case .exported(let folder, let files): say("\(files.count) files written to \(folder)", .good)
        }
        return []
    }

    /// Shows a message for a while; longer ones stay longer.
    mutating func say(_ text: String, _ role: ThemeRole = .accent) {
        notice = Notice(text: text, role: role, until: now + 3 + Double(text.count) / 20)
    }

    private mutating func pass(to time: Double) {
        now = time
        if let notice, notice.until <= time { self.notice = nil }
    }

    private mutating func receive(_ input: InputEvent) -> [DashboardAction] {
        switch input {
        case .key(let key): return press(key)
        case .mouse(let event): return receive(event)
        case .resize(let size): self.size = size
        case .tick: break
        case .interrupted: return [.leave]
        }
        return []
    }

    private mutating func receive(_ view: RunView) -> [DashboardAction] {
        let isOther = view.directory != run.directory
        if isOther { forgetRun() }
        run = view
        now = max(now, view.time)
        clampCursor()
        let isStale = samples.page.map { $0.query.epoch != epoch } ?? (samples.asked == nil)
        return (isOther ? [.readMarks] : []) + (screen == .samples && isStale ? readSamples() : [])
    }

    private mutating func forgetRun() {
        samples = SamplesState()
        pictures = PictureStore()
        marks = SampleMarks()
        attention = AttentionState()
        charts = ChartsState()
        log = LogState()
        confusion.cursor = .init(row: 0, column: 0)
        pending = nil
    }
}
