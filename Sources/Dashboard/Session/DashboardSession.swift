import RunStore
package import TerminalUI

/// A dashboard at work: takes what comes from the terminal, gives frames, and has everything slow done
/// elsewhere.
///
/// Belongs to one thread, which calls `process` for every input and, where that says so, draws `frame` and tells
/// `drew` how long that took:
///
///     while dashboard.farewell == nil {
///         if dashboard.process(terminal.next()) { terminal.draw(dashboard.frame()) }
///     }
package final class DashboardSession {
    package private(set) var state: DashboardState
    /// What to tell the user once the terminal is back; nil while the dashboard is open.
    package private(set) var farewell: String?

    private let mailbox = Mailbox()
    private let worker: DashboardWorker
    private var feed: RunFeed
    /// The run that the feed follows.
    private var followed: RunDirectory
    /// Whether something is to be seen that has not been drawn.
    private var isStale = false
    private var pace = DrawingPace()
    /// Feeds of the runs that are drawn beside the open one.
    private var feedsBeside: [RunDirectory: RunFeed] = [:]

    /// Opens the dashboard on a run and reads it once, so that the first frame shows it.
    package init(_ options: DashboardOptions) {
        var observer = RunObserver(options.run)
        let now = WallClock.now()
        state = DashboardState(
            run: observer.poll(now: now, patience: RunObserver.firstLook) ?? observer.view,
            runsPath: options.runs.path, size: options.size,
            appearance: options.appearance, themes: options.themes, isReadOnly: options.isReadOnly,
            allowsUnicode: options.allowsUnicode)
        state.apply(options.settings)
        state.report(options.notes)
        worker = DashboardWorker(options, mailbox: mailbox)
        feed = Self.feed(observer, mailbox)
        followed = options.run
        carryOut(.readMarks)
    }

    deinit { stopFeeds() }

    /// Takes an input and whatever the background has brought.
    ///
    /// - Returns: whether the screen is to be drawn again.
    package func process(_ input: InputEvent) -> Bool {
        let before = state.notice
        let now = WallClock.now()
        apply(.clock(now))
        let events = mailbox.drain()
        for event in events { apply(event) }
        if input != .tick { apply(.input(input)) }
        isStale = isStale || !events.isEmpty
        let isAwaited = input != .tick || state.notice != before || events.contains { !$0.isProgress }
        return isAwaited || isStale && pace.allows(now)
    }

    package func frame() -> CellGrid { state.view() }

    /// Takes note of how long the frame took from being made to being shown.
    package func drew(in seconds: Double) {
        isStale = false
        pace.drew(in: seconds, now: WallClock.now())
    }

    private func apply(_ event: DashboardEvent) {
        // A feed that was stopped may still deliver the look that was under way.
        if case .run(let view) = event, view.directory != followed { return }
        for action in state.update(event) { carryOut(action) }
    }

    private func carryOut(_ action: DashboardAction) {
        switch action {
        case .leave:
            stopFeeds()
            farewell = Self.farewell(state.run)
        case .open(let directory):
            feed.stop()
            feed = Self.feed(RunObserver(directory), mailbox)
            followed = directory
        case .watch(let directories): watch(directories)
        case .send, .readSamples, .readPicture, .explain, .forgetNetwork, .readMarks, .saveMarks,
            .listRuns, .export, .readSteps, .measureMachine:
            worker.carryOut(action, on: state.run)
        }
    }

    private func watch(_ directories: [RunDirectory]) {
        for (directory, feed) in feedsBeside where !directories.contains(directory) {
            feed.stop()
            feedsBeside[directory] = nil
        }
        let mailbox = mailbox
        for directory in directories where feedsBeside[directory] == nil {
            feedsBeside[directory] = RunFeed(RunObserver(directory), interval: RunFeed.besideInterval) {
                mailbox.post(.watched($0))
            }
        }
    }

    private func stopFeeds() {
        feed.stop()
        for feed in feedsBeside.values { feed.stop() }
    }

    private static func feed(_ observer: RunObserver, _ mailbox: Mailbox) -> RunFeed {
        RunFeed(observer) { mailbox.post(.run($0)) }
    }

    private static func farewell(_ run: RunView) -> String {
        let name = run.directory.name
        let word = ShellWord.quoted(name)
        switch run.state {
        case .starting, .training, .evaluating, .stalled:
            return "\(name) goes on training; `fer-tui attach \(word)` shows it again"
        case .paused: return "\(name) stays paused; `fer-tui unpause \(word)` unpauses it"
        case .finished, .stopped, .failed, .crashed:
            let advice = ResumeAdvice.command(run).map { "; \($0) continues it" } ?? ""
            return "\(name) is \(run.state.rawValue)\(advice)"
        }
    }
}
