import Foundation

/// The memory that this program may use.
enum MachineMemory {
    /// Bytes of the machine, or of the control group that the program runs in where that has fewer (a container).
    static var bytes: Int {
        let machine = Int(clamping: ProcessInfo.processInfo.physicalMemory)
        let group = try? String(contentsOfFile: "/sys/fs/cgroup/memory.max", encoding: .utf8)
        return min(machine, group.flatMap(limit(in:)) ?? machine)
    }

    /// A control group's limit as Linux writes it: a number, or `max` for none.
    static func limit(in text: String) -> Int? {
        Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
    }
}
