import RunStore

/// The engine's use of processors and memory.
package struct ProcessUsage: Sendable, Equatable {
    /// 1 is one core fully used; nil until two measurements are there.
    package var cores: Double?
    package var residentBytes: Int
    package var threads: Int
    /// The last minutes of `cores`, oldest first.
    package var history: [Double]

    package init(cores: Double?, residentBytes: Int, threads: Int = 1, history: [Double] = []) {
        self.cores = cores
        self.residentBytes = residentBytes
        self.threads = threads
        self.history = history
    }
}

/// Measures a process's use of processors between two polls.
struct UsageMeter {
    /// Seconds between two polls.
    static let interval = 1.0
    /// Measurements that are kept: five minutes.
    private static let capacity = 300

    private(set) var usage: ProcessUsage?
    private var last: (process: ProcessIdentity, time: Double, seconds: Double)?

    /// Measures again if the interval has passed.
    mutating func measure(_ process: ProcessIdentity?, now: Double) {
        guard let process, let status = ProcessStatus(pid: process.pid), status.startTime == process.startTime
        else {
            usage = nil
            last = nil
            return
        }
        if let last, last.process == process {
            guard now - last.time >= Self.interval else { return }
            let cores = (status.processorSeconds - last.seconds) / (now - last.time)
            let history = ((usage?.history ?? []) + [max(0, cores)]).suffix(Self.capacity)
            usage = ProcessUsage(
                cores: max(0, cores), residentBytes: status.residentBytes, threads: status.threads,
                history: Array(history))
        } else {
            usage = ProcessUsage(
                cores: nil, residentBytes: status.residentBytes, threads: status.threads)
        }
        last = (process, now, status.processorSeconds)
    }
}
