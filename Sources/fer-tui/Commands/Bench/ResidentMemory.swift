import Foundation

/// Memory that this process has resident, in bytes.
enum ResidentMemory {
    /// The most that it ever had.
    static var peak: Int {
        // Counts from this program's start on; what getrusage says begins with who started it.
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        if let kibibytes = line?.split(whereSeparator: \.isWhitespace).dropLast().last.flatMap({ Int($0) }) {
            return kibibytes * 1024
        }
        var usage = rusage()
        getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
        // Linux counts in KiB.
        return usage.ru_maxrss * 1024
    }

    /// What it has now; 0 where the system does not say.
    static var now: Int {
        guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else { return 0 }
        let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}
