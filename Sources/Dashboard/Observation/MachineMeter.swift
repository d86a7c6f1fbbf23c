import RunStore

/// Measures the machine's use of its processors between two looks at `/proc/stat` (proc(5)).
struct MachineMeter {
    /// Ticks of one processor since the machine's start.
    struct Ticks: Equatable {
        var busy: Double
        var total: Double
    }

    private var last: [Ticks] = []

    /// Measures again. Values that the system does not provide are left out.
    mutating func measure() -> MachineUsage {
        let ticks = Self.ticks(SmallFile.text(at: "/proc/stat") ?? "")
        defer { last = ticks }
        let memory = Self.memory(SmallFile.text(at: "/proc/meminfo") ?? "")
        let load = (SmallFile.text(at: "/proc/loadavg") ?? "").split(separator: " ").prefix(3)
        return MachineUsage(
            processors: Self.shares(from: last, to: ticks), memoryBytes: memory["MemTotal"],
            availableBytes: memory["MemAvailable"], load: load.compactMap { Double($0) })
    }

    /// The share of time that each processor was busy between two measurements; empty if their processors differ.
    static func shares(from last: [Ticks], to ticks: [Ticks]) -> [Double] {
        guard last.count == ticks.count else { return [] }
        return zip(last, ticks).map { before, now in
            let total = now.total - before.total
            return total > 0 ? min(1, max(0, (now.busy - before.busy) / total)) : 0
        }
    }

    /// The lines `cpu0 user nice system idle iowait irq softirq steal …`; guest time is part of user time.
    static func ticks(_ statistics: String) -> [Ticks] {
        statistics.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: " ")
            guard let name = fields.first, name.hasPrefix("cpu"), name.count > 3 else { return nil }
            let values = fields.dropFirst().prefix(8).compactMap { Double($0) }
            guard values.count >= 4 else { return nil }
            let idle = values[3] + (values.count > 4 ? values[4] : 0)
            let total = values.reduce(0, +)
            return Ticks(busy: total - idle, total: total)
        }
    }

    /// The lines `MemTotal:  16384 kB`, in bytes.
    static func memory(_ information: String) -> [String: Int] {
        var values: [String: Int] = [:]
        for line in information.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count >= 2, let name = fields.first?.dropLast(), let kibibytes = Int(fields[1])
            else {
                continue
            }
            values[String(name)] = kibibytes.multipliedReportingOverflow(by: 1024).partialValue
        }
        return values
    }
}

/// The machine's use of processors and memory.
package struct MachineUsage: Sendable, Equatable {
    /// The share of each processor in use, 0 to 1; empty until two measurements are there.
    package var processors: [Double]
    package var memoryBytes: Int?
    package var availableBytes: Int?
    /// Runnable processes on average over 1, 5 and 15 minutes.
    package var load: [Double]

    package init(
        processors: [Double] = [], memoryBytes: Int? = nil, availableBytes: Int? = nil, load: [Double] = []
    ) {
        self.processors = processors
        self.memoryBytes = memoryBytes
        self.availableBytes = availableBytes
        self.load = load
    }

    /// The mean over all processors; nil while unknown.
    package var meanProcessor: Double? {
        processors.isEmpty ? nil : processors.reduce(0, +) / Double(processors.count)
    }
}
