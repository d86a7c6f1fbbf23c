import RunStore

/// What the engine takes of the machine.
package struct ProcessUsage: Sendable, Equatable {
    /// 1 is one core fully used; nil until two measurements are there.
    package var cores: Double?
    package var residentBytes: Int

    package init(cores: Double?, residentBytes: Int) {
        self.cores = cores
        self.residentBytes = residentBytes
    }
}

/// Measures a process's use of the processor between two looks at it.
struct UsageMeter {
    /// Seconds between two looks.
    static let interval = 1.0

    private(set) var usage: ProcessUsage?
    private var last: (process: ProcessIdentity, time: Double, seconds: Double)?

    /// Looks again where it is time to.
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
            usage = ProcessUsage(cores: max(0, cores), residentBytes: status.residentBytes)
        } else {
            usage = ProcessUsage(cores: nil, residentBytes: status.residentBytes)
        }
        last = (process, now, status.processorSeconds)
    }
}
