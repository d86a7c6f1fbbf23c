package import RunStore

/// Follows one run: each poll reads what is new since the last.
///
/// Not for the thread that draws; `RunFeed` gives it one of its own.
package struct RunObserver: Sendable {
    /// Steps read in one query; a long run is read in several.
    private static let pageSize = 20_000
    private static let eventCount = 200
    private static let logLines = 2000

    private let directory: RunDirectory
    private var reader: RunReader?
    /// The run as last seen.
    private(set) var view: RunView
    private var meter = UsageMeter()
    private var version: Int?
    private var rewinds = 0
    private var logSize: Int?
    private var lastDelivery = 0.0

    package init(_ directory: RunDirectory) {
        self.directory = directory
        view = RunView(
            directory: directory,
            configuration: RunConfiguration(
                model: "", dataset: "", imageSize: 0, batchSize: 0, epochs: 0, createdAt: 0),
            time: 0)
    }

    /// Looks at the run again.
    ///
    /// - Returns: the run as it is now, nil where nothing has changed.
    package mutating func poll(now: Double) -> RunView? {
        var isChanged = false
        do throws(RunStoreError) {
            isChanged = try readDatabase()
            view.problem = nil
        } catch {
            isChanged = view.problem != error.description
            view.problem = error.description
            reader = nil
            version = nil
        }
        isChanged = judge(now: now) || isChanged
        isChanged = readLog() || isChanged
        view.time = now
        if isChanged { lastDelivery = now }
        return isChanged ? view : nil
    }

    /// - Returns: whether anybody has written since the last time.
    private mutating func readDatabase() throws(RunStoreError) -> Bool {
        let reader = if let reader { reader } else { try RunReader(directory) }
        self.reader = reader
        let current = try reader.version()
        guard current != version else { return false }
        try readAll(reader)
        version = current
        return true
    }

    private mutating func readAll(_ reader: RunReader) throws(RunStoreError) {
        view.configuration = try reader.configuration()
        view.heartbeat = try reader.heartbeat()
        let rewinds = try reader.rewinds()
        if rewinds != self.rewinds { forgetWhatMayNotStand() }
        self.rewinds = rewinds
        try readSteps(reader)
        // The samples come split by split; once both are there they stay as they are.
        if Split.allCases.contains(where: { view.distribution.total(of: $0) == 0 }) {
            view.distribution = try reader.distribution()
        }
        view.draws = try reader.draws()
        view.checkpoints = try reader.checkpoints()
        view.events = try reader.events(limit: Self.eventCount)
        view.unreadableCount = try reader.unreadableCount()
        try readEvaluations(reader)
    }

    /// The run was taken back to an earlier step, perhaps with other data.
    private mutating func forgetWhatMayNotStand() {
        view.steps = StepHistory()
        view.distribution = ClassDistribution(classes: [], counts: [:])
    }

    private mutating func readSteps(_ reader: RunReader) throws(RunStoreError) {
        while true {
            let page = try reader.steps(after: view.steps.last?.step ?? 0, limit: Self.pageSize)
            view.steps.append(page)
            if page.count < Self.pageSize { return }
        }
    }

    private mutating func readEvaluations(_ reader: RunReader) throws(RunStoreError) {
        let epochs = try reader.epochs()
        guard epochs != view.epochs else { return }
        view.epochs = epochs
        view.predictedEpochs = try reader.predictedEpochs()
        view.confusion = [:]
        for epoch in Set([epochs.last?.epoch, view.bestEpoch?.epoch].compactMap(\.self)) {
            view.confusion[epoch] = try reader.confusion(epoch: epoch)
        }
    }

    /// - Returns: whether the run's state or the engine's use of the machine has changed.
    private mutating func judge(now: Double) -> Bool {
        let (state, usage) = (view.state, view.usage)
        let process = view.heartbeat?.process
        view.state = RunState(
            heartbeat: view.heartbeat, createdAt: view.configuration.createdAt,
            isAlive: process?.isAlive ?? false, now: now)
        meter.measure(view.state.isLive ? process : nil, now: now)
        view.usage = meter.usage
        // How long a stalled engine has been silent is shown, and grows.
        let isOverdue = view.state == .stalled && now - lastDelivery >= 1
        return state != view.state || usage != view.usage || isOverdue
    }

    private mutating func readLog() -> Bool {
        let size = SmallFile.size(of: directory.log)
        guard size != logSize else { return false }
        logSize = size
        view.log = SmallFile.lastLines(of: directory.log, limit: Self.logLines)
        return true
    }
}
