#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A process, told from a later one that was given the same number.
package struct ProcessIdentity: Sendable, Equatable {
    package var pid: Int
    /// Clock ticks from the machine's start to the process's (`/proc/PID/stat`, field 22).
    package var startTime: Int
    /// Which start of which machine (`/proc/sys/kernel/random/boot_id`).
    package var boot: String

    package init(pid: Int, startTime: Int, boot: String) {
        self.pid = pid
        self.startTime = startTime
        self.boot = boot
    }

    /// The process that asks.
    package static var current: ProcessIdentity {
        let pid = Int(getpid())
        return ProcessIdentity(
            pid: pid, startTime: ProcessStatus(pid: pid)?.startTime ?? 0, boot: currentBoot)
    }

    /// Whether this very process still runs. One that has ended and was not yet waited for does not.
    package var isAlive: Bool {
        guard boot == Self.currentBoot else { return false }
        #if os(Linux)
            guard let status = ProcessStatus(pid: pid) else { return false }
            return status.startTime == startTime && !status.hasEnded
        #else
            return kill(pid_t(truncatingIfNeeded: pid), 0) == 0 || errno == EPERM
        #endif
    }

    private static let currentBoot: String = {
        let identifier = SmallFile.text(at: "/proc/sys/kernel/random/boot_id") ?? ""
        return String(identifier.prefix { !$0.isWhitespace })
    }()
}
