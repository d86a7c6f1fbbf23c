import RunContract
package import RunStore

/// Follows one run: each poll reads what is new since the previous one.
///
/// Not for the drawing thread; `RunFeed` runs it on a thread of its own.
package struct RunObserver: Sendable {
    /// Seconds that the first poll may take, so that the first frame appears at once; later polls read the rest.
    static let firstLook = 0.01
    /// Seconds after which a later poll of a long run shows what has been read so far.
    static let laterLook = 0.2
    /// Steps read in one query; a long run is read in several.
    private static let pageSize = 4000
    /// Up to this many samples are counted even in a short poll.
    private static let countedAtOnce = 20_000
    private static let eventCount = 200

    private let directory: RunDirectory
    private var reader: RunReader?
    /// The run as of the last poll.
    private(set) var view: RunView
    private var meter = UsageMeter()
    private var version: Int?
    /// A Boolean value that indicates whether the last poll ran out of time before everything was read.
    private(set) var isBehind = false
    private var rewinds = 0
    private var log: LogFollower
    private var lastDelivery = 0.0

    package init(_ directory: RunDirectory) {
        self.directory = directory
        log = LogFollower(path: directory.log)
        view = RunView(
            directory: directory,
            configuration: RunConfiguration(
                model: "", dataset: "", imageSize: 0, batchSize: 0, epochs: 0, createdAt: 0),
            time: 0)
    }

    /// Reads what has changed.
    ///
    /// - Parameter patience: seconds after which steps and samples are left for the next poll.
    /// - Returns: the run as it is now; nil if nothing has changed.
    package mutating func poll(now: Double, patience: Double = .infinity) -> RunView? {
        var isChanged = false
        do throws(RunStoreError) {
            isChanged = try readDatabase(patience)
            view.problem = nil
        } catch {
            isChanged = view.problem != error.description
            view.problem = error.description
            reader = nil
            version = nil
            isBehind = false
        }
        isChanged = judge(now: now) || isChanged
        isChanged = readLog() || isChanged
        view.time = now
        if isChanged { lastDelivery = now }
        return isChanged ? view : nil
    }

    /// - Returns: whether the database has changed since the last poll.
    private mutating func readDatabase(_ patience: Double) throws(RunStoreError) -> Bool {
        let reader = if let reader { reader } else { try RunReader(directory) }
        self.reader = reader
        let current = try reader.version()
        guard current != version || isBehind else { return false }
        isBehind = false
        try readAll(reader, patience)
        version = current
        return true
    }

    private mutating func readAll(_ reader: RunReader, _ patience: Double) throws(RunStoreError) {
        let deadline = WallClock.now() + patience
        view.configuration = try reader.configuration()
        view.heartbeat = try reader.heartbeat()
        let rewinds = try reader.rewinds()
        if rewinds != self.rewinds { forgetWhatMayNotStand() }
        self.rewinds = rewinds
        view.draws = try reader.draws()
        view.operations = try reader.operations()
        view.checkpoints = try reader.checkpoints()
        view.events = try reader.events(limit: Self.eventCount)
        view.unreadableCount = try reader.unreadableCount()
        try readEvaluations(reader)
        try readDistribution(reader, isHasty: patience < Self.laterLook)
        try readSteps(reader, until: deadline)
    }

    /// The run was rewound to an earlier step, perhaps with other data.
    private mutating func forgetWhatMayNotStand() {
        view.steps = StepHistory()
        view.distribution = ClassDistribution(classes: [], counts: [:])
    }

    /// The samples are recorded split by split and then stay as they are. Counting many takes time.
    private mutating func readDistribution(
        _ reader: RunReader, isHasty: Bool
    ) throws(RunStoreError) {
        guard Split.allCases.contains(where: { view.distribution.total(of: $0) == 0 }) else { return }
        if isHasty, try reader.sampleBound() > Self.countedAtOnce {
            isBehind = true
            view.distribution = ClassDistribution(classes: try reader.classes(), counts: [:])
        } else {
            view.distribution = try reader.distribution()
        }
    }

    /// The curves are read from the first step on; the latest steps are there after the first poll.
    private mutating func readSteps(_ reader: RunReader, until deadline: Double) throws(RunStoreError) {
        while true {
            let page = try reader.steps(after: view.steps.lastRead, limit: Self.pageSize)
            view.steps.append(page)
            if page.count < Self.pageSize { return }
            if WallClock.now() >= deadline {
                isBehind = true
                return try view.steps.show(latest: reader.latestSteps(limit: StepHistory.recentCount))
            }
        }
    }

    private mutating func readEvaluations(_ reader: RunReader) throws(RunStoreError) {
        let epochs = try reader.epochs()
        guard epochs != view.epochs else { return }
        let unchanged = zip(epochs, view.epochs).prefix { $0 == $1 }.map(\.0.epoch)
        view.epochs = epochs
        view.predictedEpochs = try reader.predictedEpochs()
        let matrices = view.confusion.filter { unchanged.contains($0.key) }
        view.confusion = try reader.confusions(from: (unchanged.last ?? 0) + 1).merging(matrices) { new, _ in
            new
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
        // The time since a stalled engine's last heartbeat is shown and grows.
        let isOverdue = view.state == .stalled && now - lastDelivery >= 1
        return state != view.state || usage != view.usage || isOverdue
    }

    private mutating func readLog() -> Bool {
        guard log.read() else { return false }
        view.log = log.shown
        return true
    }
}
