import RunStore
package import TerminalUI

/// A running dashboard: processes input, makes frames, and hands slow work to background
/// threads.
///
/// Belongs to one thread, which calls `process` for every input and, if that returns true, draws `frame` and reports
/// the time that took to `drew`:
///
///     while dashboard.farewell == nil {
///         if dashboard.process(terminal.next()) { terminal.draw(dashboard.frame()) }
///     }
package final class DashboardSession {
    package private(set) var state: DashboardState
    /// The message for the user after the terminal is restored; nil while the dashboard is open.
    package private(set) var farewell: String?

    private let mailbox = Mailbox()
    private let worker: DashboardWorker
    private var feed: RunFeed
    /// The run that the feed follows.
    private var followed: RunDirectory
    /// Whether the state has changed since the last frame.
    private var isStale = false
    private var pace = DrawingPace()
    /// Feeds of the marked runs, whose curves are drawn with those of the open one.
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

    /// Processes an input and all events from background threads.
    ///
    /// - Returns: whether a frame must be drawn.
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

    /// Records the time from making the last frame to showing it.
    package func drew(in seconds: Double) {
        isStale = false
        pace.drew(in: seconds, now: WallClock.now())
    }

    private func apply(_ event: DashboardEvent) {
        // A stopped feed may still deliver the poll that was in progress.
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
        let name = LogView.sanitized(run.directory.name)
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
